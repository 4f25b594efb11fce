import { z } from 'zod';
import type { Consolidation } from '../../domain/matrix/consolidate.ts';
import type { SubmissionFacts } from '../../domain/submission/submission-document.ts';
import { isLocalDate } from '../../domain/calendar/local-date.ts';
import { exactly, parseDataFile, words } from './data-file.ts';

const count = z.number().int().nonnegative();
const limit = exactly({ words: count, kind: z.enum(['hard', 'soft']) });

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
      kind: z.enum(['open', 'no-data', 'not-ours', 'not-asked']),
      reason: z.string(),
    }),
  ),
});

const facts = exactly({
  state: words,
  committee: words.nullable(),
  instrument: words,
  symbol: words.nullable(),
  date: z.string().refine(isLocalDate, 'a day that exists, as YYYY-MM-DD').nullable(),
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
