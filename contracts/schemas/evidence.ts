import { z } from 'zod';
import type { EvidencePack } from '../../domain/submission/evidence-pack.ts';
import { parseDataFile } from './data-file.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/u, 'a SHA-256 of 64 hex digits');
const rows = z.record(z.string(), z.string());

/** Shape of what is looked at; that it is true is for `checkEvidence`. Events are taken as they are: each has its hash. */
const pack = z.looseObject({
  format: z.literal('treaty-desk evidence 1'),
  cycle: z.looseObject({ cycleId: z.string(), title: z.string() }),
  frozen: z.looseObject({ text: hash }).nullable(),
  noteVerbale: z.string().nullable(),
  acknowledgement: z.string().nullable(),
  offices: z.array(
    z.looseObject({
      office: z.string(),
      rows,
      letters: z.array(z.looseObject({ rung: z.string(), status: z.string() })),
    }),
  ),
  events: z.array(
    z.looseObject({
      position: z.number().int().positive(),
      cycleId: z.string(),
      seq: z.number().int().positive(),
      on: z.string(),
      at: z.string(),
      event: z.looseObject({ type: z.string() }),
      previous: hash,
      hash,
    }),
  ),
  files: z.array(z.object({ name: z.string().regex(/^[^/\\]+$/u, 'a file name without a folder'), sha256: hash })),
}) as unknown as z.ZodType<EvidencePack>;

/** Reads the data of an evidence pack. @param where how the file is called in a message @throws DeskError `data-invalid` */
export function parseEvidence(text: string, where: string): EvidencePack {
  return parseDataFile(text, where, pack, () => []);
}
