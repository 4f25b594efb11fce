import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** Entries of a zip archive by their path, in the order of its directory. */
export type ZipEntries = Map<string, Uint8Array>;

/** Bounds a received archive must keep. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of one entry once inflated. */
  readonly entryBytes: number;
  /** Bytes of all entries once inflated. */
  readonly totalBytes: number;
}

/** What no honest office document comes near: a matrix of 300 full answers inflates to about 20 MB. */
export const OFFICE_DOCUMENT_LIMITS: ZipLimits = { entries: 2000, entryBytes: 48 * 2 ** 20, totalBytes: 96 * 2 ** 20 };

/** Why an archive was not opened; callers state it under their own code. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused';
  readonly reason: 'too-large' | 'unreadable';

  constructor(reason: 'too-large' | 'unreadable', message: string) {
    super(message);
    this.reason = reason;
  }
}

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
const ENCRYPTED = 0x0001;
/** 1 January 1980, midnight: the earliest date the format can hold. */
const FIXED_DATE = 0x0021;

/**
 * Opens an archive that came from outside: walks its directory before it inflates anything, and inflates no more
 * than the limits allow, whatever sizes the archive states.
 * @throws ZipRefused where it is damaged, encrypted, names a path outside itself, or passes a limit
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits = OFFICE_DOCUMENT_LIMITS): ZipEntries {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readEntries(data, limits);
  } catch (error) {
    if (error instanceof ZipRefused) throw error;
    throw new ZipRefused(
      'unreadable',
      `The archive is damaged: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function readEntries(data: Buffer, limits: ZipLimits): ZipEntries {
  const end = data.lastIndexOf(uint32(DIRECTORY_END));
  if (end === -1 || end + 22 + data.readUInt16LE(end + 20) > data.length) {
    throw new ZipRefused('unreadable', 'The archive has no directory at its end; it may have been cut off on its way.');
  }
  const count = data.readUInt16LE(end + 10);
  if (count > limits.entries) {
    throw new ZipRefused('too-large', `The archive holds ${count} files; ${limits.entries} are read.`);
  }
  const entries: ZipEntries = new Map();
  let at = data.readUInt32LE(end + 16);
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (data.readUInt32LE(at) !== DIRECTORY_HEADER) {
      throw new ZipRefused('unreadable', `The archive's directory breaks off at its entry ${i + 1} of ${count}.`);
    }
    const nameLength = data.readUInt16LE(at + 28);
    const path = data.toString('utf8', at + 46, at + 46 + nameLength);
    if (!staysInside(path)) throw new ZipRefused('unreadable', `The archive names a path outside itself: “${path}”.`);
    if (entries.has(path)) throw new ZipRefused('unreadable', `The archive names “${path}” twice.`);
    const budget = Math.min(limits.entryBytes, limits.totalBytes - total);
    const content = inflateEntry(data, at, path, budget);
    total += content.length;
    if (!path.endsWith('/')) entries.set(path, content);
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

function staysInside(path: string): boolean {
  return path !== '' && !/^[/\\]|^[A-Za-z]:|\\|\0/.test(path) && !path.split('/').includes('..');
}

function inflateEntry(data: Buffer, at: number, path: string, budget: number): Uint8Array {
  const method = data.readUInt16LE(at + 10);
  const sum = data.readUInt32LE(at + 16);
  const packed = data.readUInt32LE(at + 20);
  const local = data.readUInt32LE(at + 42);
  if ((data.readUInt16LE(at + 8) & ENCRYPTED) !== 0) {
    throw new ZipRefused('unreadable', `“${path}” in the archive is locked with a password.`);
  }
  if (method !== STORED && method !== DEFLATED) {
    throw new ZipRefused('unreadable', `“${path}” in the archive is packed in a way (${method}) that is not read.`);
  }
  if (data.readUInt32LE(local) !== LOCAL_HEADER) {
    throw new ZipRefused('unreadable', `“${path}” is not where the archive's directory says.`);
  }
  const from = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  const raw = data.subarray(from, from + packed);
  if (raw.length !== packed) throw new ZipRefused('unreadable', `“${path}” in the archive is cut off.`);
  const tooLarge = (): ZipRefused =>
    new ZipRefused('too-large', `“${path}” in the archive unpacks to more than ${Math.floor(budget / 2 ** 20)} MB.`);
  if (method === STORED && raw.length > budget) throw tooLarge();
  const content = method === STORED ? Buffer.from(raw) : inflateBounded(raw, budget, tooLarge);
  if (crc32(content) !== sum) throw new ZipRefused('unreadable', `“${path}” in the archive is damaged.`);
  return content;
}

function inflateBounded(raw: Buffer, budget: number, tooLarge: () => ZipRefused): Buffer {
  try {
    // zlib asks for a limit of at least one byte
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, budget) });
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw error;
  }
}

/**
 * Packs entries in their order, with one fixed date: the same entries give the same bytes on the same Node version.
 * @param options.level 0 (stored) to 9 (smallest)
 */
export function writeZip(
  entries: Iterable<readonly [string, Uint8Array]>,
  { level = 9 }: { readonly level?: number } = {},
): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of entries) {
    const name = Buffer.from(path, 'utf8');
    const deflated = level === 0 ? content : deflateRawSync(content, { level });
    const method = deflated.length < content.length ? DEFLATED : STORED;
    const body = method === DEFLATED ? deflated : content;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(UTF8_NAMES, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt16LE(0, 6);
    shared.writeUInt16LE(FIXED_DATE, 8);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(body.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    files.push(uint32(LOCAL_HEADER), shared, name, Buffer.from(body));
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(uint32(DIRECTORY_HEADER), Buffer.from([20, 0]), shared, tail, name);
    offset += 4 + shared.length + name.length + body.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  const count = files.length / 4;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(directoryBytes.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directoryBytes, uint32(DIRECTORY_END), end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
