import { decodedText } from '../mime/charset.ts';
import { ByteReader, CutShort } from './byte-reader.ts';
import { mapiProperties, type MapiProperties } from './mapi-properties.ts';
import { decompressedRtf } from './rtf-compression.ts';
import { rtfContent } from './rtf-content.ts';

/** A file inside. */
export interface TnefFile {
  /** As its sender named it; '' where nothing does. */
  readonly name: string;
  readonly contentType: string | null;
  readonly content: Buffer;
}

/** What a `winmail.dat` holds: the message as Outlook keeps it. */
export interface Tnef {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly files: readonly TnefFile[];
  /** Messages attached to it. */
  readonly messages: readonly Tnef[];
  /** `IPM.Note`, `IPM.Schedule.Meeting.Request`, …; '' where it has none. */
  readonly messageClass: string;
}

const SIGNATURE = 0x223e9f78;
const ATTRIBUTE = {
  subject: 0x8004,
  messageClass: 0x8008,
  body: 0x800c,
  fileData: 0x800f,
  fileTitle: 0x8010,
  fileBegins: 0x9002,
  messageProperties: 0x9003,
  fileProperties: 0x9005,
  codePage: 0x9007,
};
const PROPERTY = {
  subject: 0x0037,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  data: 0x3701,
  fileName: 0x3704,
  method: 0x3705,
  longFileName: 0x3707,
  contentType: 0x370e,
  codePage: 0x3fde,
};
const EMBEDDED_MESSAGE = 5;
const DEEPEST = 5;
const MOST_FILES = 500;

/** Whether the bytes begin as this format does, whatever the file is called. */
export function isTnef(bytes: Uint8Array): boolean {
  return bytes[0] === 0x78 && bytes[1] === 0x9f && bytes[2] === 0x3e && bytes[3] === 0x22;
}

/**
 * Opens a `winmail.dat`. What was cut off on its way is read up to there. Null where the bytes are no such file.
 * @source MS-OXTNEF 2.1 (attributes), MS-OXPROPS (property ids), MS-OXCMSG 2.2.2.9 (attach method)
 */
export function openedTnef(bytes: Buffer, depth = 0): Tnef | null {
  if (bytes.length < 6 || bytes.readUInt32LE() !== SIGNATURE || depth > DEEPEST) return null;
  const reader = new ByteReader(bytes.subarray(6));
  const message: Draft = { page: null, subject: '', text: '', messageClass: '', properties: new Map(), files: [] };
  try {
    while (reader.left > 9) readAttribute(reader, message);
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
  }
  return finished(message, depth);
}

interface DraftFile {
  title: Buffer;
  data: Buffer | null;
  properties: MapiProperties;
}

interface Draft {
  page: string | null;
  subject: string;
  text: string;
  messageClass: string;
  properties: MapiProperties;
  readonly files: DraftFile[];
}

function readAttribute(reader: ByteReader, message: Draft): void {
  reader.u8();
  const id = reader.u32() & 0xffff;
  const data = reader.most(reader.u32());
  reader.skip(2);
  const file = message.files.at(-1);
  if (id === ATTRIBUTE.fileBegins && message.files.length < MOST_FILES) {
    message.files.push({ title: Buffer.alloc(0), data: null, properties: new Map() });
  } else if (id === ATTRIBUTE.codePage && data.length >= 4) message.page = `cp${data.readUInt32LE()}`;
  else if (id === ATTRIBUTE.subject) message.subject = string8(data, message.page);
  else if (id === ATTRIBUTE.body) message.text = string8(data, message.page);
  else if (id === ATTRIBUTE.messageClass) message.messageClass = string8(data, null);
  else if (id === ATTRIBUTE.messageProperties) message.properties = mapiProperties(data);
  else if (id === ATTRIBUTE.fileTitle && file !== undefined) file.title = data;
  else if (id === ATTRIBUTE.fileData && file !== undefined) file.data = data;
  else if (id === ATTRIBUTE.fileProperties && file !== undefined) file.properties = mapiProperties(data);
}

function finished(message: Draft, depth: number): Tnef {
  const { page, properties } = message;
  const declared = numberOf(properties, PROPERTY.codePage);
  const rtf = properties.get(PROPERTY.rtf)?.value;
  const rich = rtf === undefined ? null : rtfContent(decompressedRtf(rtf));
  const html = properties.get(PROPERTY.html);
  const files: TnefFile[] = [];
  const messages: Tnef[] = [];
  for (const file of message.files) {
    const object = file.properties.get(PROPERTY.data)?.value;
    // An object has the id of its interface before it.
    const inside =
      numberOf(file.properties, PROPERTY.method) === EMBEDDED_MESSAGE && object !== undefined
        ? openedTnef(object.subarray(16), depth + 1)
        : null;
    if (inside !== null) messages.push(inside);
    else if (file.data !== null || object !== undefined) {
      files.push({
        name: nameOf(file, page),
        contentType: textOf(file.properties, PROPERTY.contentType, null)?.toLowerCase() ?? null,
        content: file.data ?? object ?? Buffer.alloc(0),
      });
    }
  }
  return {
    subject: textOf(properties, PROPERTY.subject, page) ?? message.subject,
    text: textOf(properties, PROPERTY.body, page) ?? (message.text || (rich?.text ?? '')),
    html:
      html === undefined
        ? (rich?.html ?? '')
        : decodedText(html.value, declared === null ? null : `cp${declared}`).replace(/\0/gu, ''),
    files,
    messages,
    messageClass: message.messageClass,
  };
}

function nameOf({ title, properties }: DraftFile, page: string | null): string {
  const long = textOf(properties, PROPERTY.longFileName, page) ?? '';
  const shown = textOf(properties, PROPERTY.displayName, page) ?? '';
  const titled = string8(title, page);
  const short = textOf(properties, PROPERTY.fileName, page) ?? '';
  // The short name is that of an old file system: eight letters and three.
  return [long, /\.\w{2,5}$/u.test(shown) ? shown : '', titled, short, shown].find((name) => name.trim() !== '') ?? '';
}

function textOf(properties: MapiProperties, id: number, page: string | null): string | null {
  const property = properties.get(id);
  if (property === undefined) return null;
  if (property.kind === 'unicode') return property.value.toString('utf16le').replace(/\0[\s\S]*$/u, '');
  return property.kind === 'number' ? null : string8(property.value, page);
}

function numberOf(properties: MapiProperties, id: number): number | null {
  const property = properties.get(id);
  return property?.kind === 'number' && property.value.length >= 4 ? property.value.readUInt32LE() : null;
}

function string8(bytes: Buffer, page: string | null): string {
  const end = bytes.indexOf(0);
  return decodedText(end === -1 ? bytes : bytes.subarray(0, end), page);
}
