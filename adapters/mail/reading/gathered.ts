import { openedCms } from './opening/cms.ts';
import { pgpText } from './opening/pgp.ts';
import { rtfContent } from './opening/rtf-content.ts';
import { isTnef, openedTnef, type Tnef } from './opening/tnef.ts';
import { htmlText } from './html-text.ts';
import { typeByName } from './files/content-types.ts';
import { cleanName, isDisguised, isNamed, nameOfFile } from './files/file-name.ts';
import { decodedText } from './mime/charset.ts';
import { readHead } from './mime/head.ts';
import { contentOf, fieldOf, partTree, type Part } from './mime/part-tree.ts';
import { textOf } from './mime/part-text.ts';
import { withoutUuencoded } from './mime/uuencode.ts';
import { decodedWords } from './mime/words.ts';
import { READING_LIMITS } from './limits.ts';
import { alternativeOf, type TextPiece } from './text-pieces.ts';

/** A file of a message, before its bytes are looked at. */
export interface FoundFile {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
  readonly disguised: boolean;
}

/** What the parts of a message hold. */
export interface Gathered {
  readonly pieces: readonly TextPiece[];
  readonly files: readonly FoundFile[];
  readonly machineParts: readonly { readonly contentType: string; readonly text: string }[];
  /** Messages that are attached whole, as bytes. */
  readonly messages: readonly Buffer[];
  /** HTML of the message as it came; '' for none. */
  readonly html: string;
  readonly protection: 'signed' | 'encrypted' | null;
  readonly problems: readonly string[];
}

const MACHINE_PARTS = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'message/global-disposition-notification',
  'message/feedback-report',
  'text/rfc822-headers',
  'message/global-headers',
]);
const MESSAGES = new Set(['message/rfc822', 'message/global', 'message/news']);
/** Texts that are data for programs. */
const DATA = /^text\/(?:calendar|x?-?vcard|x-vcard|directory|csv|tab-separated-values|css|xml|javascript|x-.*script)$/u;
/** Second and third ways to say what stands beside it as plain text or HTML. */
const OTHER_TEXT = new Set([
  'text/enriched',
  'text/richtext',
  'text/rtf',
  'application/rtf',
  'text/x-amp-html',
  'text/watch-html',
]);
const CMS = new Set(['application/pkcs7-mime', 'application/x-pkcs7-mime', 'application/cms']);
/** Longest file that is shown as part of the text, too; bytes. */
const LONGEST_SHOWN = 100_000;
const DEEPEST_PROTECTION = 5;

interface Finding {
  readonly files: FoundFile[];
  readonly machineParts: { contentType: string; text: string }[];
  readonly messages: Buffer[];
  html: string;
  protection: 'signed' | 'encrypted' | null;
  readonly problems: string[];
  depth: number;
}

/** Goes through the parts of a message in their order. */
export function gathered(root: Part): Gathered {
  const found: Finding = {
    files: [],
    machineParts: [],
    messages: [],
    html: '',
    protection: null,
    problems: [],
    depth: 0,
  };
  const pieces = piecesOf(root, null, found);
  const silent = pieces.every(({ text }) => text.trim() === '') && found.protection !== 'encrypted';
  return { ...found, pieces: silent ? onlyText(root, found) : pieces };
}

/** Some phones send the text itself as a file without a name; where nothing else speaks, that is the text. */
function onlyText(part: Part, found: Finding): TextPiece[] {
  if (part.children.length > 0) return part.children.flatMap((child) => onlyText(child, found)).slice(0, 1);
  const isOne = (part.type === 'text/plain' || part.type === 'text/html') && part.disposition === 'attachment';
  return isOne && !isNamed(part) ? piecesOfText(part, 'multipart/mixed', found) : [];
}

function piecesOf(part: Part, parent: string | null, found: Finding): TextPiece[] {
  if (part.type.startsWith('multipart/')) return piecesOfContainer(part, found);
  if (MACHINE_PARTS.has(part.type)) {
    found.machineParts.push({
      contentType: part.type,
      text: decodedText(contentOf(part), part.typeParams.get('charset') ?? null),
    });
    return [];
  }
  if (MESSAGES.has(part.type)) return takeMessage(part, found);
  if (part.type === 'message/partial') return piecesOfFragment(part, found);
  if (isText(part, parent)) return piecesOfText(part, parent, found);
  return piecesOfFile(part, parent, found);
}

function piecesOfContainer(part: Part, found: Finding): TextPiece[] {
  if (part.children.length === 0) {
    // A container that names no parts still holds its sender's words.
    const text = decodedText(contentOf(part).subarray(0, 1_000_000), null).replace(/\r\n?/gu, '\n').trim();
    return text === '' ? [] : [{ kind: 'plain', text }];
  }
  if (part.type === 'multipart/signed') found.protection ??= 'signed';
  if (part.type === 'multipart/encrypted') encrypted(found);
  if (part.type === 'multipart/alternative') {
    return alternativeOf(part.children.map((child) => piecesOf(child, part.type, found)));
  }
  const children =
    part.type === 'multipart/appledouble' && part.children.length > 1
      ? part.children.filter(({ type }) => type !== 'application/applefile')
      : part.children;
  return children.flatMap((child) => piecesOf(child, part.type, found));
}

function encrypted(found: Finding): void {
  if (found.protection === 'encrypted') return;
  found.protection = 'encrypted';
  found.problems.push('The message is encrypted; it can be read by its addressee’s key only.');
}

/** Whether a part is to be read by a person in the message itself. */
function isText(part: Part, parent: string | null): boolean {
  if (part.disposition === 'attachment') return false;
  if (part.type === 'text/plain' || part.type === 'text/html') return true;
  if (OTHER_TEXT.has(part.type)) return parent === 'multipart/alternative' || !isNamed(part);
  return part.type.startsWith('text/') && !DATA.test(part.type) && !isNamed(part);
}

function piecesOfText(part: Part, parent: string | null, found: Finding): TextPiece[] {
  // A name alone makes no file of the message's own text, nor of one of the ways to say it.
  const isBody = parent === null || parent === 'multipart/alternative';
  const named = isNamed(part) && (part.disposition !== null || !isBody);
  if (named) addFile(part, found, contentOf(part));
  if (named && part.body.length > LONGEST_SHOWN) return [];
  if (part.type === 'text/rtf' || part.type === 'application/rtf') {
    const rich = rtfContent(contentOf(part));
    if (rich === null) return [{ kind: 'other', text: textOf(part) }];
    return [{ kind: 'other', text: rich.html === null ? rich.text : htmlText(rich.html) }];
  }
  const text = textOf(part);
  if (part.type === 'text/html') {
    if (found.html === '') found.html = text;
    return [{ kind: 'html', text: htmlText(text) }];
  }
  if (OTHER_TEXT.has(part.type)) {
    return [{ kind: 'other', text: part.type.endsWith('html') ? htmlText(text) : text }];
  }
  return [{ kind: 'plain', text: plainText(text, found) }];
}

/** A plain text without what programs have put into it. */
function plainText(text: string, found: Finding): string {
  const { text: bare, files } = withoutUuencoded(text);
  for (const { name, content } of files) addNamed(cleanName(name), null, content, found);
  const pgp = pgpText(bare);
  if (pgp === null) return bare;
  if (pgp.kind === 'encrypted') encrypted(found);
  else found.protection ??= 'signed';
  return pgp.text;
}

function takeMessage(part: Part, found: Finding): TextPiece[] {
  const content = contentOf(part);
  const { fields } = readHead(content, 0, content.length);
  addFile(part, found, content, decodedWords(fieldOf({ fields }, 'subject') ?? ''));
  found.messages.push(content);
  return [];
}

/**
 * One piece of a message that was cut to be sent: the first begins with the head of the whole.
 * @source RFC 2046 section 5.2.2
 */
function piecesOfFragment(part: Part, found: Finding): TextPiece[] {
  const [number = '1', total = '?'] = [part.typeParams.get('number'), part.typeParams.get('total')];
  found.problems.push(`This is piece ${number} of ${total} of a message that was cut to be sent.`);
  return inside(part.body, found);
}

/** The text of a message inside this one that is the message itself. */
function inside(content: Buffer, found: Finding): TextPiece[] {
  if (found.depth >= DEEPEST_PROTECTION) return [];
  found.depth += 1;
  const pieces = piecesOf(partTree(content, READING_LIMITS), null, found);
  found.depth -= 1;
  return pieces;
}

function piecesOfFile(part: Part, parent: string | null, found: Finding): TextPiece[] {
  // Exchange turns the container of an encrypted message into an ordinary one; this part stays.
  if (part.type === 'application/pgp-encrypted') encrypted(found);
  if (part.type === 'message/external-body') {
    found.problems.push('A file is not in the message; the message only says where it lies.');
  }
  const content = contentOf(part);
  if (isTnef(content)) {
    const tnef = openedTnef(content);
    if (tnef !== null && (tnef.files.length > 0 || saysSomething(tnef))) return piecesOfTnef(tnef, 'again', found);
  }
  const name = nameOfFile(part, found.files.length + 1);
  if (CMS.has(part.type) || /\.p7m$/iu.test(name)) {
    const cms = openedCms(content);
    if (cms?.kind === 'signed') {
      found.protection ??= 'signed';
      return inside(cms.content, found);
    }
    if (cms?.kind === 'encrypted') encrypted(found);
  }
  addFile(part, found, content);
  // Outlook writes nothing but rich text for some correspondents.
  if (parent === null && part.type.endsWith('rtf')) {
    const rich = rtfContent(content);
    if (rich !== null) return [{ kind: 'other', text: rich.html === null ? rich.text : htmlText(rich.html) }];
  }
  return [];
}

function saysSomething(tnef: Tnef): boolean {
  return tnef.text.trim() !== '' || tnef.html !== '' || tnef.messages.length > 0;
}

function piecesOfTnef(tnef: Tnef, kind: 'again' | 'other', found: Finding): TextPiece[] {
  for (const { name, contentType, content } of tnef.files) addNamed(cleanName(name), contentType, content, found);
  const own = tnef.text.trim() === '' && tnef.html !== '' ? htmlText(tnef.html) : tnef.text.replace(/\r\n?/gu, '\n');
  return [{ kind, text: own }, ...tnef.messages.flatMap((message) => piecesOfTnef(message, 'other', found))];
}

function addFile(part: Part, found: Finding, content: Buffer, subject: string | null = null): void {
  const filename = nameOfFile(part, found.files.length + 1, subject);
  const contentType = part.type === 'application/octet-stream' ? (typeByName(filename) ?? part.type) : part.type;
  found.files.push({ filename, contentType, content, disguised: isDisguised(part) });
}

function addNamed(name: string, contentType: string | null, content: Buffer, found: Finding): void {
  const filename = name === '' ? `part-${found.files.length + 1}` : name;
  found.files.push({
    filename,
    contentType: contentType ?? typeByName(filename) ?? 'application/octet-stream',
    content,
    disguised: false,
  });
}
