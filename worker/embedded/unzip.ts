import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

/** Signatures and sizes of the two records of a zip archive that are read here. */
const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_SIZE = 46;
const LOCAL_HEADER_SIZE = 30;

/**
 * One file out of a zip archive. Enough for a Python wheel, whose content has been checked against its hash before: no
 * encryption, no archive of 4 GiB or more.
 *
 * @param matches told the name of each file; the first it accepts is read
 * @returns its content; null when no name is accepted
 * @throws RangeError when the file is no zip archive, or packed in a way that is not read here
 * @source PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16
 */
export async function unzipOne(archive: string, matches: (name: string) => boolean): Promise<Buffer | null> {
  const file = await open(archive, 'r');
  const bytes = async (at: number, length: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
    if (bytesRead < length) throw new RangeError(`${archive} ends at byte ${at + bytesRead}, inside a record.`);
    return buffer;
  };
  try {
    const { size } = await file.stat();
    const tailSize = Math.min(size, END_OF_DIRECTORY_SIZE + LONGEST_COMMENT);
    const tail = await bytes(size - tailSize, tailSize);
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0 || tail.readUInt32LE(end) !== END_OF_DIRECTORY) throw new RangeError(`${archive} is no zip archive.`);
    const directory = await bytes(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));

    for (let at = 0; at < directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY;) {
      const nameLength = directory.readUInt16LE(at + 28);
      const name = directory.toString('utf8', at + DIRECTORY_ENTRY_SIZE, at + DIRECTORY_ENTRY_SIZE + nameLength);
      if (matches(name)) {
        const method = directory.readUInt16LE(at + 10);
        const localAt = directory.readUInt32LE(at + 42);
        const local = await bytes(localAt, LOCAL_HEADER_SIZE);
        const dataAt = localAt + LOCAL_HEADER_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);
        const packed = await bytes(dataAt, directory.readUInt32LE(at + 20));
        if (method === 0) return packed;
        if (method === 8) return await inflate(packed);
        throw new RangeError(
          `${name} in ${archive} is packed by method ${method}; read are 0 (stored) and 8 (deflate).`,
        );
      }
      at += DIRECTORY_ENTRY_SIZE + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    return null;
  } finally {
    await file.close();
  }
}
