import type { RequestState } from '../cycle/state.ts';
import { isOpen, questionOf } from '../requests/row.ts';
import type { RowState } from '../requests/row.ts';

/** How far one question is answered. */
export interface QuestionCompleteness {
  readonly question: string;
  /** Office ids, in the order of the requests. */
  readonly asked: readonly string[];
  /** Offices that owe nothing more for it. */
  readonly answered: readonly string[];
  /** Offices with at least one of its rows open. */
  readonly open: readonly string[];
  /** Rows that are no longer open, of those asked: 0 to 1. */
  readonly share: number;
}

/** How far a cycle is answered. */
export interface Completeness {
  /** In the order of the list. */
  readonly questions: readonly QuestionCompleteness[];
  readonly rowsAsked: number;
  readonly rowsOpen: number;
  /** Rows that are no longer open, of those asked: 0 to 1; 1 where nothing was asked. */
  readonly share: number;
}

/**
 * How far the questions of a cycle are answered. A waived row is not counted at all; a row that was refused with a
 * reason (no data, not ours) counts as answered.
 */
export function completeness(requests: readonly Pick<RequestState, 'office' | 'rows'>[]): Completeness {
  const byQuestion = new Map<string, Map<string, RowState[]>>();
  for (const { office, rows } of requests) {
    for (const [row, state] of Object.entries(rows)) {
      if (state === 'waived') continue;
      const offices = getOrSet(byQuestion, questionOf(row), () => new Map<string, RowState[]>());
      getOrSet(offices, office, () => []).push(state);
    }
  }
  const questions = [...byQuestion]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([question, offices]): QuestionCompleteness => {
      const states = [...offices.values()].flat();
      const open = [...offices].filter(([, rows]) => rows.some(isOpen)).map(([office]) => office);
      return {
        question,
        asked: [...offices.keys()],
        answered: [...offices.keys()].filter((office) => !open.includes(office)),
        open,
        share: shareOf(states.length, states.filter(isOpen).length),
      };
    });
  const all = [...byQuestion.values()].flatMap((offices) => [...offices.values()].flat());
  const rowsOpen = all.filter(isOpen).length;
  return { questions, rowsAsked: all.length, rowsOpen, share: shareOf(all.length, rowsOpen) };
}

/** Place of a question in its list, which its id states: 12 of `q12`. */
function placeOf(question: string): number {
  return Number(question.slice(1));
}

function shareOf(asked: number, open: number): number {
  return asked === 0 ? 1 : (asked - open) / asked;
}

function getOrSet<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const present = map.get(key);
  if (present !== undefined) return present;
  const made = make();
  map.set(key, made);
  return made;
}
