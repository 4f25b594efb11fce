import type { EmailAddress } from 'mailparser';
import { parseAddressHeader } from 'mailparser';
import { heldBecause } from './files/held-because.ts';
import { sniffedType } from './files/sniffed-type.ts';
import type { FoundFile, Gathered } from './gathered.ts';
import { gathered } from './gathered.ts';
import { beyondLimits, READING_LIMITS } from './limits.ts';
import { readHead, type Field } from './mime/head.ts';
import { BeyondTreeLimits, partTree, type Part } from './mime/part-tree.ts';
import { decodedWords, rawText } from './mime/words.ts';
import { wholeText } from './text-pieces.ts';

/** A file that came with a message. */
export interface ParsedFile {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** Type as its bytes show it; absent where they show none or the stated one. */
  readonly sniffedType?: string;
  /** Why it is kept but not opened, in words for an officer; absent where it may be opened. */
  readonly held?: string;
}

/** A message that was attached whole. */
export interface PassedOn {
  readonly from: string | null;
  readonly subject: string;
  readonly date: string;
  readonly text: string;
}

/** A message taken apart, before anything is made of it. */
export interface TakenApart {
  /** Values of a header, as often as it occurs, unfolded; encoded words are still encoded. */
  readonly header: (name: string) => readonly string[];
  readonly subject: string;
  readonly from: string | null;
  readonly text: string;
  /** Its HTML as it came; '' for none. */
  readonly html: string;
  readonly files: readonly ParsedFile[];
  /** Messages attached to it, in their order; none of a report, which gives back ours. */
  readonly passedOn: readonly PassedOn[];
  /** Text of the parts that machines write for machines: `message/delivery-status`, …, by content type. */
  readonly machineParts: readonly { readonly contentType: string; readonly text: string }[];
  readonly contentType: string;
  readonly reportType: string | null;
  /** `signed` was opened; of `encrypted` only what stands around it could be read. */
  readonly protection: 'signed' | 'encrypted' | null;
  /** Only the head could be read; `problems` says why. */
  readonly headOnly: boolean;
  readonly problems: readonly string[];
}

/** Bytes of the head that are read of a message beyond the limits. */
const HEAD_READ = 64 * 1024;
/** Messages inside messages inside messages: read so deep. */
const DEEPEST_PASSED_ON = 3;

/** Takes a message apart; what cannot be read is told in `problems`, and the head is read in any case. */
export async function takenApart(raw: Uint8Array): Promise<TakenApart> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const beyond = beyondLimits(bytes);
  if (beyond !== null) return headOnly(bytes, beyond);
  try {
    const root = partTree(bytes, READING_LIMITS);
    return apart(root, gathered(root));
  } catch (error) {
    if (error instanceof BeyondTreeLimits) return headOnly(bytes, error.message);
    return headOnly(bytes, `The message could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function headOnly(raw: Buffer, problem: string): TakenApart {
  const { fields } = readHead(raw, 0, Math.min(raw.length, HEAD_READ));
  const head: Part = {
    fields,
    type: 'text/plain',
    typeParams: new Map<string, string>(),
    disposition: null,
    dispositionParams: new Map<string, string>(),
    encoding: 'plain',
    body: Buffer.alloc(0),
    children: [],
  };
  return { ...apart(head, gathered(head)), headOnly: true, problems: [problem] };
}

function apart(root: Part, found: Gathered): TakenApart {
  const charset = charsetIn(root);
  const header = headerOf(root.fields, charset);
  const reportType = root.typeParams.get('report-type')?.toLowerCase() ?? null;
  const isReport = reportType !== null || root.type === 'multipart/report' || found.machineParts.length > 0;
  return {
    header,
    subject: subjectOf(root, charset),
    from: addressesIn(header('from').slice(0, 1))[0] ?? null,
    text: wholeText(found.pieces),
    html: found.html,
    files: found.files.map(asFile),
    passedOn: isReport ? [] : passedOn(found.messages, 1),
    machineParts: found.machineParts,
    contentType: root.type,
    reportType,
    protection: found.protection,
    headOnly: false,
    problems: found.problems,
  };
}

function headerOf(fields: readonly Field[], charset: string | null): TakenApart['header'] {
  const values = new Map<string, string[]>();
  for (const { name, value } of fields) {
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  return (name) => (values.get(name) ?? []).map((value) => rawText(value, charset));
}

function subjectOf(part: Part, charset: string | null): string {
  const stated = part.fields.find(({ name }) => name === 'subject')?.value ?? '';
  return decodedWords(stated, charset)
    .replace(/[\r\n\t\0]+ */gu, ' ')
    .trim();
}

/** The charset of the first text: bytes in the head that nothing declares are most likely in it. */
function charsetIn(part: Part): string | null {
  const own = part.typeParams.get('charset');
  if (own !== undefined) return own;
  for (const child of part.children) {
    const inner = charsetIn(child);
    if (inner !== null) return inner;
  }
  return null;
}

function passedOn(messages: readonly Buffer[], depth: number): PassedOn[] {
  return messages.slice(0, 20).flatMap((content) => {
    const root = treeWithinLimits(content);
    if (root === null) return [];
    const found = gathered(root);
    const charset = charsetIn(root);
    const header = headerOf(root.fields, charset);
    const own: PassedOn = {
      from: addressesIn(header('from').slice(0, 1))[0] ?? null,
      subject: subjectOf(root, charset),
      date: header('date')[0] ?? '',
      text: wholeText(found.pieces),
    };
    return [own, ...(depth < DEEPEST_PASSED_ON ? passedOn(found.messages, depth + 1) : [])];
  });
}

function treeWithinLimits(content: Buffer): Part | null {
  try {
    return partTree(content, READING_LIMITS);
  } catch (error) {
    if (error instanceof BeyondTreeLimits) return null;
    throw error;
  }
}

function asFile(file: FoundFile): ParsedFile {
  const { filename, contentType, content } = file;
  const sniffed = sniffedType(content);
  const held = heldBecause({ ...file, sniffed });
  return {
    filename,
    contentType,
    content,
    ...(sniffed === null || sniffed === contentType ? {} : { sniffedType: sniffed }),
    ...(held === null ? {} : { held }),
  };
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
