import type { RowId } from '../requests/row.ts';
import type { MailReading, ReplyClass, RowAnswer } from './reply.ts';

/**
 * What a matched message does to its request, now that its answers are known.
 *
 * Answers decide before words do: whoever answers some rows and asks for time for the others has sent a partial reply.
 *
 * @param answers answers read from its matrix and its text
 * @param openRows rows of this office that are open when it arrives
 */
export function classifyReply(
  reading: Pick<MailReading, 'kind' | 'replyClass'>,
  answers: readonly RowAnswer[],
  openRows: readonly RowId[],
): ReplyClass {
  if (reading.kind !== 'reply' || answers.length === 0) return reading.replyClass;
  const all = (status: RowAnswer['status']): boolean => answers.every((answer) => answer.status === status);
  if (all('clarification')) return 'clarification';
  const answered = new Set(answers.flatMap(({ row, status }) => (status === 'clarification' ? [] : [row])));
  const left = openRows.filter((row) => !answered.has(row));
  if (left.length > 0) return 'partial';
  if (all('no-data')) return 'no-data';
  return all('not-ours') ? 'redirect' : 'complete';
}
