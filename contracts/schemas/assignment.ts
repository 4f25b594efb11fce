import { z } from 'zod';
import type { QuestionAssignment } from '../../domain/questions/assignment.ts';
import { parseDataFile, words } from './data-file.ts';

/** What an officer decides about one question; the reasons of the proposal are not the officer's to write. */
export type DecidedAssignment = Pick<QuestionAssignment, 'question' | 'lead' | 'supporting'>;

/** Other keys may stand beside these: the file is what `cycle assign --json` prints, changed by an officer. */
const assignmentFile: z.ZodType<{ readonly assignments: readonly DecidedAssignment[] }> = z.object({
  assignments: z.array(z.object({ question: words, lead: words, supporting: z.array(words) })).min(1),
});

/**
 * Reads a file of decided assignments; a question that is not in it stays as it was.
 *
 * @param where how the file is called in a message
 * @throws DeskError `data-invalid` when the shape is not as it must be, or a question or an office stands twice
 */
export function parseAssignmentFile(text: string, where: string): readonly DecidedAssignment[] {
  return parseDataFile(text, where, assignmentFile, ({ assignments }) =>
    assignments.flatMap(({ question, lead, supporting }, at) => [
      ...(assignments.findIndex((one) => one.question === question) === at
        ? []
        : [`question "${question}" stands twice; accepted: each question once`]),
      ...(new Set([lead, ...supporting]).size === supporting.length + 1
        ? []
        : [`question "${question}" names an office twice; accepted: each office once, as lead or supporting`]),
    ]),
  ).assignments;
}
