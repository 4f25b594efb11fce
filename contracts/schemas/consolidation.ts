import { z } from 'zod';
import type { Consolidation } from '../../domain/matrix/consolidate.ts';
import type { SubmissionFacts } from '../../domain/submission/submission-document.ts';
import { isLocalDate } from '../../domain/calendar/local-date.ts';
import { exactly, parseDataFile, words } from './data-file.ts';

const count = z.number().int().nonnegative();
const limit = exactly({ words: count, kind: z.enum(['hard', 'soft']) });

const day = z.string().refine(isLocalDate, 'a day that exists, as YYYY-MM-DD');
const origin = exactly({ office: words, row: words, source: words });
const draft = exactly({
  question: words,
  part: words.nullable(),
  version: z.number().int().positive(),
  paragraphs: z.array(z.array(exactly({ text: words, origins: z.array(origin) }))),
  by: words,
  on: day,
  reason: z.string(),
  seen: z.array(origin).exactOptional(),
});
const outdated = exactly({
  question: words,
  part: words.nullable(),
  version: z.number().int().positive(),
  office: words,
  row: words,
  how: z.enum(['changed', 'new', 'gone']),
});
const GAPS = ['open', 'no-data', 'not-ours', 'not-asked'] as const;
const gapItem = exactly({
  question: words,
  number: words.nullable(),
  row: words,
  kind: z.enum([...GAPS, 'contradicts', 'incomplete']),
  office: words.nullable(),
  officeName: words.nullable(),
  since: day.nullable(),
  says: words,
});

const consolidation = exactly({
  sections: z.array(
    exactly({
      id: words.nullable(),
      heading: words.nullable(),
      level: z.number().int().positive(),
      paragraphs: z.array(
        exactly({
          question: z.string().regex(/^q\d+$/, 'q and the number of the question, like q12'),
          number: words.nullable(),
          labels: z.array(words.nullable()),
          parts: z.array(
            exactly({
              office: words,
              officeName: words,
              row: words,
              label: words.nullable(),
              text: z.string(),
              source: words,
            }),
          ),
          gap: words.nullable(),
          drafts: z.array(draft).exactOptional(),
        }),
      ),
    }),
  ),
  words: count,
  limit: z.discriminatedUnion('verdict', [
    exactly({ verdict: z.literal('none') }),
    exactly({ verdict: z.literal('ok'), limit, left: count }),
    exactly({ verdict: z.literal('over'), limit, by: count }),
  ]),
  gaps: z.array(
    exactly({
      question: words,
      row: words,
      office: words.nullable(),
      kind: z.enum(GAPS),
      reason: z.string(),
    }),
  ),
  outdated: z.array(outdated).exactOptional(),
  gapList: z.array(gapItem).exactOptional(),
});

const facts = exactly({
  state: words,
  committee: words.nullable(),
  instrument: words,
  symbol: words.nullable(),
  date: day.nullable(),
  annexes: z.array(words),
  mark: words.nullable(),
});

/** A consolidated text with what it says of itself, as a file holds it. */
export interface PreparedSubmission {
  readonly consolidation: Consolidation;
  readonly facts: SubmissionFacts;
}

const prepared: z.ZodType<PreparedSubmission> = exactly({ consolidation, facts });

/** Reads a prepared submission. @param where how the file is called in a message @throws DeskError `data-invalid` */
export function parsePreparedSubmission(text: string, where: string): PreparedSubmission {
  return parseDataFile(text, where, prepared, () => []);
}
