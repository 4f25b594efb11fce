import type { InboundMail } from '../activities/store-ports.ts';
import type { AnswerConflict, AnswerNotes } from '../domain/replies/reply.ts';
import type { RowId } from '../domain/requests/row.ts';

/** What of an office's answers an officer has still to see. */
export interface OpenNotes {
  /** The newest conflict of each row. */
  readonly conflicts: readonly AnswerConflict[];
  /** What stands outside the rows, with the message it came in. */
  readonly elsewhere: readonly (AnswerNotes['elsewhere'][number] & { readonly mail: string })[];
}

/**
 * What the messages of an office leave for an officer to see.
 * @param mails filed to the cycle, oldest first
 * @param undecided rows between whose answers nobody has decided yet; others are left out
 */
export function openNotes(
  mails: readonly InboundMail[],
  cycleId: string,
  office: string,
  undecided: readonly RowId[],
): OpenNotes {
  const notes = mails.flatMap(({ key, reading }) =>
    (reading?.answerNotes ?? [])
      .filter((one) => one.cycleId === cycleId && one.office === office)
      .map((one) => ({ ...one, mail: key })),
  );
  const newest = new Map(notes.flatMap(({ conflicts }) => conflicts).map((conflict) => [conflict.row, conflict]));
  return {
    conflicts: undecided.flatMap((row) => newest.get(row) ?? []),
    elsewhere: notes.flatMap(({ mail, elsewhere }) => elsewhere.map((one) => ({ ...one, mail }))),
  };
}
