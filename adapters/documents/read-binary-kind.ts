/** What the first bytes of a file give away. Latin-1 text of the bytes, and what an officer calls such a file. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a Word, Excel or zip file'],
  ['PK\u0005\u0006', 'an empty zip file'],
  ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'an old Word or Excel file (.doc, .xls)'],
  ['{\\rtf', 'a rich text file (.rtf)'],
  ['\u0089PNG\r\n\u001a\n', 'a picture (PNG)'],
  ['\u00ff\u00d8\u00ff', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['II*\u0000', 'a picture (TIFF)'],
  ['MM\u0000*', 'a picture (TIFF)'],
  ['\u001f\u008b', 'a compressed file (gzip)'],
  ['7z\u00bc\u00af', 'a compressed file (7z)'],
  ['Rar!', 'a compressed file (rar)'],
  ['\u007fELF', 'a program'],
  ['MZ\u0090\u0000', 'a program'],
];
/** A PDF may have some bytes before its mark. */
const PDF_MARK_WITHIN = 1024;

/** What a file that is no text looks like, with an article; null where it may be text. */
export function binaryKind(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PDF_MARK_WITHIN)).toString('latin1');
  const known = MAGIC.find(([magic]) => head.startsWith(magic));
  if (known !== undefined) return known[1];
  if (/^[^A-Za-z]{1,16}%PDF-1/.test(head)) return 'a PDF';
  const wide = head.startsWith('\u00ff\u00fe') || head.startsWith('\u00fe\u00ff');
  const nul = wide ? -1 : bytes.indexOf(0);
  return nul === -1 ? null : `a binary file (byte ${nul} is zero)`;
}
