/** One file in an archive, as the archive's directory states it. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly packed: number;
  readonly locked: boolean;
}

/** An archive's directory. */
export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Files it says it has; more than `entries` where it has too many to be read or breaks off. */
  readonly stated: number;
}

const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ENTRY = 0x02014b50;
const MOST_ENTRIES = 5_000;

/** Reads the directory of a zip without opening anything in it; null where there is none. */
export function zipDirectory(content: Buffer): ZipDirectory | null {
  const end = content.lastIndexOf(END);
  if (end === -1 || end + 20 > content.length) return null;
  const stated = content.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = content.readUInt32LE(end + 16);
  while (
    entries.length < Math.min(stated, MOST_ENTRIES) &&
    at + 46 <= content.length &&
    content.readUInt32LE(at) === ENTRY
  ) {
    const length = content.readUInt16LE(at + 28);
    const name = content.toString(
      (content.readUInt16LE(at + 8) & 0x0800) === 0 ? 'latin1' : 'utf8',
      at + 46,
      at + 46 + length,
    );
    entries.push({
      name,
      size: content.readUInt32LE(at + 24),
      packed: content.readUInt32LE(at + 20),
      locked: (content.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + length + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return { entries, stated };
}
