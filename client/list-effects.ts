import type { AmendedList } from '../activities/store-ports.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { CycleEvent } from '../domain/cycle/events.ts';
import type { ListAmendment } from '../domain/cycle/list-amendment.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { ListChanges } from '../domain/loi/list-changes.ts';
import type { RowId } from '../domain/requests/row.ts';

/** What an amended list does to one office. */
export interface OfficeEffect {
  readonly office: string;
  /** Rows it answered, and is asked again. */
  readonly askedAgain: readonly RowId[];
  /** Open rows that read otherwise now. */
  readonly readsOtherwise: readonly RowId[];
  /** Rows it was not asked before. */
  readonly askedBesides: readonly RowId[];
  /** Rows it owes nothing for any more. */
  readonly waived: readonly RowId[];
  /** Whether a letter tells it: the request itself where it has had none. */
  readonly letter: 'amended' | 'request' | null;
  /** Day until which it answers what is asked anew; null where nothing is. */
  readonly answerBy: LocalDate | null;
}

/** What putting an amended list in force does to its cycle. */
export interface ListEffects {
  readonly changes: ListChanges;
  readonly offices: readonly OfficeEffect[];
  /** New questions with the offices that the routing proposes, and those that are asked. */
  readonly added: readonly {
    readonly question: string;
    readonly proposed: readonly string[];
    readonly asked: readonly string[];
  }[];
  /** The cycle's own deadline, where it moves. */
  readonly deadline: { readonly from: LocalDate; readonly to: LocalDate } | null;
  /** Nobody has been asked yet: who answers what is proposed anew. */
  readonly proposedAnew: boolean;
}

/** The effects of an amendment, told from the events it leads to. */
export function listEffects(
  state: CycleState,
  list: AmendedList,
  amendment: ListAmendment,
  events: readonly CycleEvent[],
  { ask }: { readonly ask: Readonly<Record<string, readonly string[]>> },
): ListEffects {
  const offices = new Set([
    ...events.flatMap((event) => (event.type === 'letter-written' ? [event.letter.office] : [])),
    ...events.flatMap((event) => (event.type === 'rows-changed' ? [event.office] : [])),
    ...events.flatMap((event) => (event.type === 'question-reassigned' ? event.to : [])),
  ]);
  const moved = events.find((event) => event.type === 'replanned')?.deadline;
  return {
    changes: list.changes,
    offices: [...offices].map((office) => officeEffect(state, office, events)),
    added: amendment.changed
      .filter(({ kind }) => kind === 'added')
      .map(({ question, proposed }) => ({ question, proposed, asked: ask[question] ?? [] })),
    deadline: moved === undefined ? null : { from: state.deadline, to: moved },
    proposedAnew: state.reached.assigned === undefined && amendment.assignment !== state.assignment,
  };
}

function officeEffect(state: CycleState, office: string, events: readonly CycleEvent[]): OfficeEffect {
  const before = state.requests[office]?.rows ?? {};
  const changed = events.flatMap((event) =>
    event.type === 'rows-changed' && event.office === office ? Object.entries(event.rows) : [],
  );
  const letter = events.flatMap((event) =>
    event.type === 'letter-written' && event.letter.office === office ? [event.letter] : [],
  )[0];
  const given = events.flatMap((event) =>
    event.type === 'question-reassigned' && event.to.includes(office) ? event.rows : [],
  );
  const opened = changed.filter(([, now]) => now === 'open').map(([row]) => row);
  const waived = changed.filter(([, now]) => now === 'waived').map(([row]) => row);
  const askedAgain = opened.filter((row) => before[row] !== undefined);
  const askedBesides = [...opened.filter((row) => before[row] === undefined), ...given];
  const told = letter?.rows ?? [];
  return {
    office,
    askedAgain,
    readsOtherwise: told.filter((row) => ![...askedAgain, ...askedBesides, ...waived].includes(row)),
    askedBesides,
    waived,
    letter:
      letter !== undefined ? 'amended' : given.length > 0 && state.requests[office] === undefined ? 'request' : null,
    answerBy: letter?.answerBy ?? null,
  };
}
