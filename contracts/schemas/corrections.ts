import { z } from 'zod';
import type { ReadingChange } from '../../domain/loi/reading-change.ts';
import { READING_FIELDS } from '../../domain/loi/reading-change.ts';
import { exactly, parseDataFile, words } from './data-file.ts';

const ASKED = ['statistics', 'cases', 'legislation', 'measures', 'budget', 'training', 'information'] as const;
const after = words.nullable();
const questionId = z.string().regex(/^q\d+$/u, 'an id such as q13');
const sectionId = z.string().regex(/^s\d+$/u, 'an id such as s4');
const partId = z.string().regex(/^q\d+\.[a-z0-9]+$/u, 'an id such as q4.b');
const lines = z.tuple([z.int(), z.int()]).nullable();

const change = z.discriminatedUnion('type', [
  exactly({
    type: z.literal('set-field'),
    field: z.enum(READING_FIELDS),
    value: z.union([z.string(), z.number(), z.null()]),
  }),
  exactly({
    type: z.literal('change-question'),
    question: words,
    to: exactly({
      number: words.nullable(),
      section: words.nullable(),
      text: words,
      articles: z.array(words),
      paragraphRefs: z.array(words),
      asksFor: z.array(z.enum(ASKED)),
    }).partial(),
  }),
  exactly({ type: z.literal('split-question'), question: words, at: words, makes: questionId.optional() }),
  exactly({ type: z.literal('merge-questions'), question: words, with: words }),
  exactly({
    type: z.literal('add-question'),
    after,
    text: words,
    number: words.nullable().optional(),
    section: words.nullable().optional(),
    makes: questionId.optional(),
  }),
  exactly({ type: z.literal('remove-question'), question: words }),
  exactly({ type: z.literal('move-question'), question: words, after }),
  exactly({
    type: z.literal('change-part'),
    part: words,
    to: exactly({ label: words.nullable(), text: words, asksFor: z.array(z.enum(ASKED)) }).partial(),
  }),
  exactly({
    type: z.literal('add-part'),
    question: words,
    after: after.optional(),
    label: words.nullable(),
    text: words,
    makes: partId.optional(),
  }),
  exactly({ type: z.literal('merge-parts'), part: words, with: words }),
  exactly({ type: z.literal('remove-part'), part: words }),
  exactly({
    type: z.literal('add-section'),
    heading: words,
    level: z.int().min(1).max(9),
    after,
    makes: sectionId.optional(),
  }),
  exactly({
    type: z.literal('change-section'),
    section: words,
    to: exactly({ heading: words, level: z.int().min(1).max(9) }).partial(),
  }),
  exactly({ type: z.literal('remove-section'), section: words }),
  exactly({ type: z.literal('note-doubt'), doubt: exactly({ code: words, message: words, lines }) }),
  exactly({ type: z.literal('settle-doubt'), code: words, lines }),
]);

/** A change alone, or as `loi show --json` prints a correction: with who made it, which is not the file's to say. */
const entry = z.union([z.object({ change }).transform((one) => one.change), change]);
const correctionsFile = z.union([
  z.array(entry).min(1),
  z.object({ corrections: z.array(entry).min(1) }).transform(({ corrections }) => corrections),
]);

/**
 * Reads a file of corrections of a list: an array of changes, or what `loi show --json` prints.
 *
 * @param where how the file is called in a message
 * @throws DeskError `data-invalid` when a change is none that can be made, naming what would be
 */
export function parseCorrectionsFile(text: string, where: string): readonly ReadingChange[] {
  return parseDataFile(text, where, correctionsFile, () => []).map(withoutMissing);
}

/** A key that was left out is not there, rather than there without a value. */
function withoutMissing(parsed: z.infer<typeof change>): ReadingChange {
  return JSON.parse(JSON.stringify(parsed)) as ReadingChange;
}
