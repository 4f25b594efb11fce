import iconv from 'iconv-lite';
import { DeskError } from '../../../../contracts/errors.ts';
import { decodeText } from '../../read-text-encoding.ts';

/** Bytes in which a page names its encoding. @source HTML standard, 13.2.3.2 */
const NAMED_WITHIN = 1024;
const NAMED =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})/i;

/**
 * The text of a page: a byte order mark decides, then what the page says of itself, then its bytes.
 * @throws DeskError `document-encoding`
 */
export function htmlText(bytes: Uint8Array, filename: string): { readonly text: string; readonly encoding: string } {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = /^(?:\u00ff\u00fe|\u00fe\u00ff|\u00ef\u00bb\u00bf)/.test(data.subarray(0, 3).toString('latin1'));
  const said = NAMED.exec(data.subarray(0, NAMED_WITHIN).toString('latin1'));
  const name = (said?.[1] ?? said?.[2])?.toLowerCase();
  // Who writes UTF-16 in a tag that was read as bytes means UTF-8; Latin-1 on the web is Windows-1252.
  const encoding =
    name === undefined || /^utf-?(?:8|16)/.test(name)
      ? null
      : name.replace(/^(?:iso-8859-1|us-ascii|latin1)$/, 'windows-1252');
  if (!marked && encoding !== null && iconv.encodingExists(encoding)) {
    return { text: iconv.decode(data, encoding), encoding };
  }
  const decoded = decodeText(bytes);
  if (decoded.ok) return decoded;
  throw new DeskError('document-encoding', `${filename}: ${decoded.problem}.`, 'a page that names its encoding');
}
