import type { Field } from './head.ts';
import { lineAfter, readHead } from './head.ts';
import type { Structured } from './parameters.ts';
import { structured } from './parameters.ts';
import type { TransferEncoding } from './transfer-encoding.ts';
import { transferEncoding, unpacked } from './transfer-encoding.ts';

/** A message, or a part of one. */
export interface Part {
  readonly fields: readonly Field[];
  /** `text/plain`, in lower case; what the head leaves out is taken as the standards say. */
  readonly type: string;
  readonly typeParams: ReadonlyMap<string, string>;
  /** `attachment`, `inline` or another word; null where the head does not say. */
  readonly disposition: string | null;
  readonly dispositionParams: ReadonlyMap<string, string>;
  readonly encoding: TransferEncoding;
  /** As it stands in the message, still packed for the way. */
  readonly body: Buffer;
  /** Parts of a `multipart/…`; none for anything else, and none where its boundary is nowhere to be found. */
  readonly children: readonly Part[];
}

/** How many parts, and how deep inside each other, are read. */
export interface TreeLimits {
  readonly parts: number;
  readonly depth: number;
}

/** A message has more parts, or deeper ones, than are read; the message is for a person. */
export class BeyondTreeLimits extends Error {
  override readonly name = 'BeyondTreeLimits';
}

interface Budget {
  readonly limits: TreeLimits;
  parts: number;
}

/**
 * The parts of a message as slices of its bytes. It is made for mail as it comes: boundaries that are missing, wrong,
 * never closed or shared by nested containers, containers that are themselves packed, lines that end in a lone
 * carriage return.
 * @throws BeyondTreeLimits
 * @source RFC 2046 section 5.1
 */
export function partTree(raw: Buffer, limits: TreeLimits): Part {
  return partAt(withFeeds(withoutMark(raw)), 'text/plain', 0, { limits, parts: 0 });
}

/** The bytes of a part as its sender had them. */
export function contentOf(part: Part): Buffer {
  return unpacked(part.body, part.encoding);
}

/** The first value of a header, one character per byte; null for none. */
export function fieldOf(part: Pick<Part, 'fields'>, name: string): string | null {
  return part.fields.find((field) => field.name === name)?.value ?? null;
}

function withoutMark(raw: Buffer): Buffer {
  let at = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (raw[at] === 0x0d || raw[at] === 0x0a) at += 1;
  return raw.subarray(at);
}

/** Old Macs end a line with a carriage return alone. */
function withFeeds(raw: Buffer): Buffer {
  if (raw.includes(0x0a) || !raw.includes(0x0d)) return raw;
  const fed = Buffer.from(raw);
  for (let at = fed.indexOf(0x0d); at !== -1; at = fed.indexOf(0x0d, at + 1)) fed[at] = 0x0a;
  return fed;
}

function partAt(bytes: Buffer, usual: string, depth: number, budget: Budget): Part {
  if (depth > budget.limits.depth) {
    throw new BeyondTreeLimits(
      `The message has more than ${budget.limits.depth} parts that hold parts; that many are read.`,
    );
  }
  budget.parts += 1;
  if (budget.parts > budget.limits.parts) {
    throw new BeyondTreeLimits(`The message has more than ${budget.limits.parts} parts; that many are read.`);
  }
  const { fields, bodyAt } = readHead(bytes, 0, bytes.length);
  const typeField = fieldOf({ fields }, 'content-type');
  const plain = structured(typeField ?? usual);
  // Names in bytes that nothing declares are in the charset of the part, most likely.
  const charset = plain.params.get('charset') ?? null;
  const type: Structured =
    charset !== null && typeField !== null && /[\u0080-\u00ff]/u.test(typeField)
      ? structured(typeField, charset)
      : plain;
  const dispositionField = fieldOf({ fields }, 'content-disposition');
  const disposition = dispositionField === null ? null : structured(dispositionField, charset);
  const body = bytes.subarray(bodyAt);
  // A message whose head has lost its declaration on the way still shows its parts.
  const undeclared = typeField === null && depth === 0 ? boundaryIn(body.subarray(0, 4_000)) : '';
  const isContainer = undeclared !== '' && body.includes(`--${undeclared}--`);
  const name = isContainer
    ? 'multipart/mixed'
    : typeName(type.value, typeField === null && disposition?.value === 'attachment' ? null : usual);
  const encoding = transferEncoding(fieldOf({ fields }, 'content-transfer-encoding') ?? '');
  return {
    fields,
    type: name,
    typeParams: type.params,
    disposition: disposition === null ? null : disposition.value.replace(/[^a-z-]/gu, ''),
    dispositionParams: disposition?.params ?? new Map<string, string>(),
    encoding,
    body,
    children: name.startsWith('multipart/')
      ? childrenOf(body, type.params.get('boundary') ?? '', name, encoding, depth, budget)
      : [],
  };
}

function typeName(value: string, usual: string | null): string {
  if (usual === null) return 'application/octet-stream';
  if (/^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/u.test(value)) return value;
  if (value === 'html' || value === 'text/') return value === 'html' ? 'text/html' : 'text/plain';
  if (value === 'multipart' || value === 'multipart/') return 'multipart/mixed';
  return value === '' || value.startsWith('text') || value === 'plain' ? usual : 'application/octet-stream';
}

function childrenOf(
  body: Buffer,
  boundary: string,
  type: string,
  encoding: TransferEncoding,
  depth: number,
  budget: Budget,
): readonly Part[] {
  const usual = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const slices = slicesOf(body, boundary.trimEnd());
  if (slices.length === 0 && encoding !== 'plain') {
    // The standards forbid to pack a container as a whole; some gateways do.
    const inside = unpacked(body, encoding);
    return inside === body ? [] : childrenOf(inside, boundary, type, 'plain', depth, budget);
  }
  const found = slices.length > 0 ? slices : slicesOf(body, boundaryIn(body));
  return found.map((slice) => partAt(slice, usual, depth + 1, budget));
}

/** A line break, a blank, or the first of the dashes that close. */
const BOUNDARY_GOES_ON = new Set([0x0a, 0x0d, 0x20, 0x09, 0x2d]);

/** What stands between the lines of a boundary. */
function slicesOf(body: Buffer, boundary: string): Buffer[] {
  if (boundary === '' || boundary.length > 1_000) return [];
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const slices: Buffer[] = [];
  let open = -1;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a && body[at - 1] !== 0x0d) continue;
    if (!BOUNDARY_GOES_ON.has(body[at + mark.length] ?? 0x0a)) continue;
    const next = lineAfter(body, at, body.length);
    const rest = body.toString('latin1', at + mark.length, Math.min(next, at + mark.length + 80)).trim();
    if (rest !== '' && rest !== '--') continue;
    if (open !== -1) slices.push(body.subarray(open, Math.max(open, withoutBreak(body, at))));
    open = rest === '' ? next : -1;
  }
  if (open !== -1) slices.push(body.subarray(open));
  return slices;
}

/** The line break before a boundary belongs to it. */
function withoutBreak(body: Buffer, at: number): number {
  if (body[at - 1] === 0x0a) return body[at - 2] === 0x0d ? at - 2 : at - 1;
  return body[at - 1] === 0x0d ? at - 1 : at;
}

/** The boundary that a body itself shows: the first line of dashes with the head of a part after it. */
function boundaryIn(body: Buffer): string {
  const start = body.toString('latin1', 0, 100_000);
  return /(?:^|\n)--([^\s-][^\r\n]{0,200}?|-[^\r\n]{1,200}?)[ \t]*\r?\n(?:content-|mime-)/iu.exec(start)?.[1] ?? '';
}
