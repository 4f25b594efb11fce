import type { OpenAttachments } from '../../../activities/ports.ts';
import { readZip, ZipRefused } from '../../documents/zip.ts';
import { typeByName } from './files/content-types.ts';
import { cleanName } from './files/file-name.ts';
import { ARCHIVE_LIMITS, heldBecause } from './files/held-because.ts';
import { sniffedType } from './files/sniffed-type.ts';
import { takenApart, type ParsedFile } from './parsed-mail.ts';

/** Messages inside messages are opened so deep; archives inside archives are not. */
const DEEPEST = 3;
const ZIP_LIMITS = {
  entries: ARCHIVE_LIMITS.entries,
  entryBytes: ARCHIVE_LIMITS.bytes / 2,
  totalBytes: ARCHIVE_LIMITS.bytes,
};

/**
 * The files of a message in their order, under the names a reading gives them, without those that are held. After an
 * archive or an attached message come the files inside: offices zip what they return, and colleagues pass it on.
 */
export const openAttachments: OpenAttachments = async (raw) => opened(raw, 1);

type Opened = Awaited<ReturnType<OpenAttachments>>;

async function opened(raw: Uint8Array, depth: number): Promise<Opened> {
  const files: Opened[number][] = [];
  for (const file of (await takenApart(raw)).files) {
    if (file.held !== undefined) continue;
    files.push({ filename: file.filename, contentType: file.contentType, content: file.content });
    files.push(...(await filesInside(file, depth)));
  }
  return files;
}

async function filesInside(file: ParsedFile, depth: number): Promise<Opened> {
  if (file.contentType.startsWith('message/')) {
    const inner = depth < DEEPEST ? await opened(file.content, depth + 1) : [];
    return inner.map((one) => ({ ...one, filename: `${file.filename}/${one.filename}` }));
  }
  return (file.sniffedType ?? file.contentType) === 'application/zip' ? filesInZip(file) : [];
}

/** The files in an archive; none where it is damaged or beyond the limits, whatever its directory says. */
function filesInZip({ filename: archive, content }: ParsedFile): Opened {
  try {
    return [...readZip(content, ZIP_LIMITS)].flatMap(([path, bytes]) => {
      const inner = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const filename = cleanName(path);
      if (heldBecause({ filename, content: inner, sniffed: sniffedType(inner), disguised: false }) !== null) return [];
      const contentType = typeByName(filename) ?? 'application/octet-stream';
      return [{ filename: `${archive}/${filename}`, contentType, content: inner }];
    });
  } catch (error) {
    if (error instanceof ZipRefused) return [];
    throw error;
  }
}
