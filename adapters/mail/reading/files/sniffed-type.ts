import { zipDirectory } from './zip-directory.ts';

/** Beginnings of files, as text of one character per byte, at an offset. */
const SIGNS: readonly (readonly [string, string, number?])[] = [
  ['%PDF-', 'application/pdf'],
  ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'application/x-ole-storage'],
  ['{\\rtf', 'application/rtf'],
  ['\u0089PNG\r\n\u001a\n', 'image/png'],
  ['\u00ff\u00d8\u00ff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['WEBP', 'image/webp', 8],
  ['ftypheic', 'image/heic', 4],
  ['ftypmif1', 'image/heic', 4],
  ['ftyp', 'video/mp4', 4],
  ['ID3', 'audio/mpeg'],
  ['OggS', 'audio/ogg'],
  ['WAVE', 'audio/wav', 8],
  ['Rar!\u001a\u0007', 'application/vnd.rar'],
  ['7z\u00bc\u00af\u0027\u001c', 'application/x-7z-compressed'],
  ['\u001f\u008b', 'application/gzip'],
  ['BZh', 'application/x-bzip2'],
  ['\u00fd7zXZ\0', 'application/x-xz'],
  ['MSCF', 'application/vnd.ms-cab-compressed'],
  ['ustar', 'application/x-tar', 257],
  ['CD001', 'application/x-iso9660-image', 0x8001],
  ['\u007fELF', 'application/x-elf'],
  ['\u00ca\u00fe\u00ba\u00be', 'application/java-vm'],
  ['\u00cf\u00fa\u00ed\u00fe', 'application/x-mach-binary'],
  ['\u00ce\u00fa\u00ed\u00fe', 'application/x-mach-binary'],
  ['L\0\0\0\u0001\u0014\u0002\0', 'application/x-ms-shortcut'],
  ['ITSF\u0003\0', 'application/vnd.ms-htmlhelp'],
  ['CWS', 'application/x-shockwave-flash'],
  ['FWS', 'application/x-shockwave-flash'],
  ['\u0078\u009f\u003e\u0022', 'application/ms-tnef'],
  ['-----BEGIN PGP PUBLIC KEY', 'application/pgp-keys'],
];
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What the bytes of a file show it to be; null where they show nothing, as those of a text. */
export function sniffedType(content: Buffer): string | null {
  const start = content.toString('latin1', 0, 1_100);
  for (const [sign, type, offset = 0] of SIGNS) {
    const found =
      offset < 1_000 ? start.startsWith(sign, offset) : content.toString('latin1', offset, offset + 5) === sign;
    if (found) return type;
  }
  if (start.startsWith('MZ')) return isProgram(content) ? 'application/x-msdownload' : null;
  if (start.startsWith('BM') && content.length > 26 && content.readUInt32LE(2) <= content.length + 4)
    return 'image/bmp';
  if (/^[^A-Za-z]{0,1000}%PDF-1/u.test(start)) return 'application/pdf';
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return zipType(content);
  if (start.startsWith('#!')) return 'text/x-shellscript';
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}-->\s*)*<(?:!doctype\s+html|html|head|body|script)\b/iu.test(
    start,
  )
    ? 'text/html'
    : null;
}

/** Two letters alone show little: the rest of the head of a program must be there, or nothing but it. */
function isProgram(content: Buffer): boolean {
  if (content.length < 64) return true;
  const header = content.readUInt32LE(0x3c);
  return content.toString('latin1', header, header + 2) === 'PE' || content[2] === 0x90 || content.includes(0);
}

function zipType(content: Buffer): string {
  const entries = zipDirectory(content)?.entries ?? [];
  const has = (start: string): boolean => entries.some(({ name }) => name.startsWith(start));
  if (has('[Content_Types].xml')) {
    if (has('word/')) return `${OFFICE}.wordprocessingml.document`;
    if (has('xl/')) return `${OFFICE}.spreadsheetml.sheet`;
    if (has('ppt/')) return `${OFFICE}.presentationml.presentation`;
  }
  const first = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/u.exec(
    content.toString('latin1', 30, 100),
  );
  if (first !== null) return `application/vnd.oasis.opendocument.${first[1] ?? 'text'}`;
  if (has('META-INF/MANIFEST.MF')) return 'application/java-archive';
  return 'application/zip';
}
