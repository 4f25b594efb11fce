import { binaryKind } from '../read-binary-kind.ts';

/** What a file is, by its bytes and never by its name. */
export type FileKind =
  | { readonly kind: 'archive' | 'pdf' | 'html' | 'text' }
  /** Read through an office program. @property ending by which that program knows it */
  | { readonly kind: 'foreign'; readonly ending: 'doc' | 'odt' | 'rtf'; readonly words: string }
  /** A compound file with a locked Office document in it. */
  | { readonly kind: 'locked' }
  /** Not read. @property words what an officer calls it, with an article */
  | { readonly kind: 'other'; readonly words: string };

const HEAD_BYTES = 1024;
/** What a web page begins with, after white space and comments. */
const HTML =
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,600}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|ol|ul)\b/i;
/** Bytes of an entry in the directory of a compound file, and of what each begins at a multiple of. */
const ENTRY_BYTES = 128;

/** Tells what a file is from its bytes. */
export function fileKind(bytes: Uint8Array): FileKind {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = data.subarray(0, HEAD_BYTES).toString('latin1');
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) return compound(data);
  if (head.startsWith('PK\u0003\u0004')) {
    // An OpenDocument file names its kind in its first entry, unpacked.
    const open = /^.{26}[\s\S]{4}mimetypeapplication\/vnd\.oasis\.opendocument\.(text|[a-z-]+)/s.exec(head)?.[1];
    if (open === undefined) return { kind: 'archive' };
    return open === 'text'
      ? { kind: 'foreign', ending: 'odt', words: 'an OpenDocument text (.odt)' }
      : { kind: 'other', words: `an OpenDocument ${open}` };
  }
  if (head.startsWith('{\\rtf')) return { kind: 'foreign', ending: 'rtf', words: 'a rich text file (.rtf)' };
  const words = binaryKind(bytes);
  if (words === 'a PDF') return { kind: 'pdf' };
  if (words !== null) return { kind: 'other', words };
  const text = textOf(data);
  if (/^\s*<\?xml[^>]*\?>\s*<\?mso-application\s+progid="Word/i.test(text))
    return { kind: 'other', words: 'an XML file of Word 2003' };
  if (/^MIME-Version:/i.test(text)) return { kind: 'other', words: 'a saved mail or web archive' };
  return { kind: HTML.test(text) ? 'html' : 'text' };
}

/** The beginning of a text, in UTF-16 where it is marked so. */
function textOf(data: Buffer): string {
  const head = data.subarray(0, 2 * HEAD_BYTES);
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le').slice(1);
  if (head[0] === 0xfe && head[1] === 0xff)
    return Buffer.from(head.subarray(0, head.length & ~1))
      .swap16()
      .toString('utf16le')
      .slice(1);
  return head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
}

/** A compound file is an old Office document, or wraps a locked new one. Its directory names what is in it, in UTF-16. */
function compound(data: Buffer): FileKind {
  const has = (name: string): boolean => {
    const wanted = Buffer.from(`${name}\u0000`, 'utf16le');
    let at = data.indexOf(wanted);
    while (at !== -1 && at % ENTRY_BYTES !== 0) at = data.indexOf(wanted, at + 2);
    return at !== -1;
  };
  if (has('EncryptedPackage')) return { kind: 'locked' };
  if (has('WordDocument')) return { kind: 'foreign', ending: 'doc', words: 'an old Word document (.doc)' };
  if (has('Workbook') || has('Book')) return { kind: 'other', words: 'an old Excel file (.xls)' };
  return { kind: 'other', words: 'an old Office file or a mail saved by Outlook' };
}
