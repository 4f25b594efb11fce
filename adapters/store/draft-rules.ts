import type { NewComment, NewDraft } from '../../activities/draft-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { DraftComment, DraftVersion } from '../../domain/matrix/draft.ts';
import { canonical } from '../../domain/register/canonical.ts';

/** Whether a text says the same of the same answers as one that is stored. */
export function saysTheSame(a: NewDraft, b: NewDraft): boolean {
  const said = (draft: NewDraft): string => canonical({ paragraphs: draft.paragraphs, seen: draft.seen ?? null });
  return said(a) === said(b);
}

/** The error for a text that was made from a version that is no longer the newest. */
export function draftMoved(
  newest: DraftVersion | undefined,
  madeFrom: number,
  { question, part }: NewDraft,
): DeskError {
  const place = part ?? question;
  const now =
    newest === undefined
      ? 'no version of it is stored'
      : `${newest.by} wrote version ${newest.version} on ${newest.on}`;
  return new DeskError(
    'draft-moved',
    `The text for ${place} was made from version ${madeFrom}; ${now}.`,
    'Nothing is lost: compare the two, and write yours from the newest version.',
  );
}

/** Whether two remarks are one. */
export function isSameComment(a: DraftComment, b: NewComment): boolean {
  return (
    a.question === b.question &&
    a.part === b.part &&
    a.sentence === b.sentence &&
    a.text === b.text &&
    a.by === b.by &&
    a.on === b.on
  );
}

/** The error for a number that no remark of the cycle has. */
export function commentUnknown(cycleId: string, id: number): DeskError {
  return new DeskError(
    'comment-unknown',
    `${cycleId} has no comment ${id}.`,
    'treaty-desk draft show CYCLE lists the comments with their numbers.',
  );
}
