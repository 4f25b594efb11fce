import type { AddressObject, Attachment, EmailAddress, ParsedMail as Parsed } from 'mailparser';
import { parseAddressHeader, simpleParser } from 'mailparser';
import { htmlText } from './html-text.ts';
import { beyondLimits, endOfHead } from './limits.ts';

/** A file that came with a message. */
export interface ParsedFile {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A message taken apart, before anything is made of it. */
export interface TakenApart {
  /** Values of a header, as often as it occurs, unfolded; encoded words are still encoded. */
  readonly header: (name: string) => readonly string[];
  readonly subject: string;
  readonly from: string | null;
  readonly text: string;
  readonly files: readonly ParsedFile[];
  /** Text of the parts that machines write for machines: `message/delivery-status`, …, by content type. */
  readonly machineParts: readonly { readonly contentType: string; readonly text: string }[];
  readonly contentType: string;
  readonly reportType: string | null;
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

/** Takes a message apart; what cannot be read is told in `problems`, and the head is read in any case. */
export async function takenApart(raw: Uint8Array): Promise<TakenApart> {
  const beyond = beyondLimits(raw);
  if (beyond !== null) return headOnly(raw, beyond);
  try {
    const parsed = await simpleParser(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
      keepDeliveryStatus: true,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
      checksumAlgo: false,
    });
    const mail = fromParsed(parsed, []);
    const nothing = mail.text === '' && mail.files.length === 0 && mail.machineParts.length === 0;
    return nothing && mail.contentType.startsWith('multipart/') ? { ...mail, text: bareBody(raw) } : mail;
  } catch (error) {
    return headOnly(raw, `The message could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What follows the head, as it stands: a container that names no parts still holds its sender's words. */
function bareBody(raw: Uint8Array): string {
  return Buffer.from(raw.subarray(endOfHead(raw), endOfHead(raw) + 1_000_000))
    .toString('utf8')
    .replace(/\r\n?/gu, '\n')
    .trim();
}

async function headOnly(raw: Uint8Array, problem: string): Promise<TakenApart> {
  const head = raw.subarray(0, Math.min(endOfHead(raw), 64 * 1024));
  try {
    // Only the head's own fields: a declared container without its parts would be read as an empty one.
    const parsed = await simpleParser(Buffer.concat([head, Buffer.from('\r\n\r\n')]), {
      skipTextToHtml: true,
      checksumAlgo: false,
    });
    return { ...fromParsed(parsed, [problem]), text: '', files: [], machineParts: [] };
  } catch {
    return fromParsed({ headers: new Map(), headerLines: [], attachments: [], html: false }, [problem]);
  }
}

type ParsedFields = Pick<Parsed, 'headers' | 'headerLines' | 'attachments' | 'html' | 'text' | 'subject' | 'from'>;

function fromParsed(
  parsed: Partial<ParsedFields> & Pick<ParsedFields, 'headers' | 'headerLines' | 'attachments' | 'html'>,
  problems: readonly string[],
): TakenApart {
  const fields = new Map<string, string[]>();
  for (const { key, line } of parsed.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n[ \t]*/gu, ' ')
      .trim();
    fields.set(key, [...(fields.get(key) ?? []), value]);
  }
  const type = parsed.headers.get('content-type') as { value?: string; params?: Record<string, string> } | undefined;
  const machine = parsed.attachments.filter(({ contentType }) => MACHINE_PARTS.has(contentType));
  const files = parsed.attachments.filter((part) => !machine.includes(part));
  return {
    header: (name) => fields.get(name) ?? [],
    subject: (parsed.subject ?? '').trim(),
    from: firstAddress(parsed.from),
    text: wholeText(parsed.text ?? '', parsed.html || ''),
    files: files.map((part, index) => ({
      filename: nameOf(part, index),
      contentType: part.contentType.toLowerCase(),
      content: part.content,
    })),
    machineParts: machine.map((part) => ({ contentType: part.contentType, text: part.content.toString('utf8') })),
    contentType: (type?.value ?? 'text/plain').toLowerCase(),
    reportType: type?.params?.['report-type']?.toLowerCase() ?? null,
    problems,
  };
}

/** The plain text where it says as much as the HTML, else the text of the HTML. */
function wholeText(text: string, html: string): string {
  const plain = text.replace(/\r\n?/gu, '\n');
  if (html === '') return plain;
  if (plain.trim() === '') return htmlText(html);
  if (plain.length > 200_000 || html.length > 1_000_000) return plain;
  const shown = htmlText(html);
  const known = new Set(words(plain));
  const missing = words(shown).filter((word) => !known.has(word));
  // A text part that only says "open this in a browser", or a text of which one half came as HTML.
  return missing.length > 5 && missing.length > words(shown).length * 0.3 ? shown : plain;
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}

function nameOf(part: Attachment, index: number): string {
  const given = part.filename?.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  if (given !== undefined && given !== '') return given;
  if (part.contentType === 'message/rfc822') return `message-${index + 1}.eml`;
  if (part.contentType === 'text/calendar') return `invitation-${index + 1}.ics`;
  return `part-${index + 1}`;
}

/** Every address of a header, in lower case. */
export function addressesIn(values: readonly string[]): string[] {
  return values.flatMap((value) => addressesOf(parseAddressHeader(value.slice(0, 20_000), { flatten: true }).value));
}

function addressesOf(list: readonly EmailAddress[]): string[] {
  return list.flatMap(({ address, group }) =>
    group === undefined ? (address === undefined || address === '' ? [] : [address.toLowerCase()]) : addressesOf(group),
  );
}

function firstAddress(from: AddressObject | undefined): string | null {
  return from === undefined ? null : (addressesOf(from.value)[0] ?? null);
}
