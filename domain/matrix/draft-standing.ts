import type { RowId } from '../requests/row.ts';
import type { ConsolidatedPart } from './consolidation.ts';
import type { DraftVersion, OutdatedDraft } from './draft.ts';

/**
 * The texts that stand for the answers to one question: of the newest version at each place those that say something; a
 * text for the question as a whole goes before those for its parts.
 *
 * @param newest the newest version at each place, of any question
 */
export function draftsOf(question: string, newest: readonly DraftVersion[]): readonly DraftVersion[] {
  const said = newest.filter((draft) => draft.question === question && draft.paragraphs.length > 0);
  const whole = said.filter(({ part }) => part === null);
  return whole.length > 0 ? whole : said;
}

/** The answers that came, changed or were taken back after the texts that stand for them were written. */
export function outdatedDrafts(
  drafts: readonly DraftVersion[],
  parts: readonly Pick<ConsolidatedPart, 'office' | 'row' | 'source'>[],
): readonly OutdatedDraft[] {
  return drafts.flatMap(({ question, part, version, seen = [] }): OutdatedDraft[] => {
    const now = parts.filter(({ row }) => part === null || row === part);
    const isOf = (a: { office: string; row: RowId }) => (b: { office: string; row: RowId }) =>
      a.office === b.office && a.row === b.row;
    const at = { question, part, version };
    const came = now.flatMap((answer): OutdatedDraft[] => {
      const { office, row } = answer;
      const before = seen.find(isOf(answer));
      if (before?.source === answer.source) return [];
      return [{ ...at, office, row, how: before === undefined ? 'new' : 'changed' }];
    });
    const gone = seen.flatMap((answer): OutdatedDraft[] =>
      now.some(isOf(answer)) ? [] : [{ ...at, office: answer.office, row: answer.row, how: 'gone' }],
    );
    return [...came, ...gone];
  });
}

/** What an officer reads of it. */
export function outdatedWords({ row, how }: OutdatedDraft, officeName: string): string {
  const answer = `the answer of ${officeName} (${row})`;
  if (how === 'gone') return `${answer} no longer stands, and this text was written with it`;
  return how === 'new'
    ? `${answer} came after this text was written`
    : `${answer} has changed since this text was written`;
}
