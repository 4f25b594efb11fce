import type { ContestedFigure } from '../domain/cycle/state.ts';
import { findingSays } from '../domain/matrix/finding-words.ts';
import type { ReconcileLetter } from '../domain/requests/letter-view.ts';
import type { RowId } from '../domain/requests/row.ts';
import type { StoredFindings } from './answer-checks.ts';
import type { OutboxLetter } from './store-ports.ts';

/** What is wanting in the answer to a row, in both languages. */
export function missingIn(
  findings: StoredFindings | undefined,
  row: RowId,
): { readonly en: string[]; readonly ur: string[] } {
  const its = findings?.[row] ?? [];
  return { en: its.map((one) => findingSays(one, 'en')), ur: its.map((one) => findingSays(one, 'ur')) };
}

/** The two figures a letter is about, as it names them. @throws RangeError for a letter that is about none */
export function contestedFigures(
  { id, decision }: OutboxLetter,
  nameOf: (office: string) => string,
  labelOf: (row: RowId) => string,
): Pick<ReconcileLetter, 'own' | 'other' | 'of' | 'reminder'> {
  if (decision.figures === undefined) throw new RangeError(`the letter ${id} is about no figures`);
  const { own, other, of } = decision.figures;
  const named = ({ row, figure, on }: ContestedFigure) => ({ label: labelOf(row), figure, on });
  return {
    own: named(own),
    other: { ...named(other), office: nameOf(other.office) },
    of,
    reminder: decision.note === 'reminder',
  };
}
