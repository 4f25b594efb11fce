import type { Calendar } from '../calendar/calendar.ts';
import type { Question } from '../loi/instrument.ts';
import type { Office } from '../offices/office.ts';
import { postsOf } from '../offices/posts.ts';
import type { Procedure } from '../procedures/procedure.ts';
import type { Ladder } from '../reminders/ladder.ts';
import { RULES, type CycleTerms } from './state.ts';

/**
 * What a cycle runs on, made from the reference data in the versions it holds, under the newest rules. Persons and
 * addresses stay out.
 *
 * @param wordLimit of the list where it prints one, else of the procedure
 */
export function cycleTerms(of: {
  readonly procedure: Procedure;
  readonly ladder: Ladder;
  readonly clearanceLadder: Ladder;
  readonly calendar: Calendar;
  readonly wordLimit: CycleTerms['wordLimit'];
  readonly questions: readonly Question[];
  readonly offices: readonly Office[];
}): CycleTerms {
  const { procedure, ladder, clearanceLadder, calendar, wordLimit } = of;
  return {
    rules: RULES,
    procedure,
    ladder,
    clearanceLadder,
    calendar,
    wordLimit,
    questions: of.questions.map((q) => ({ id: q.id, rows: rowsOf(q) })),
    offices: of.offices.map((office) => {
      const { id, name, layer, form, role, telephone = null } = office;
      const number = telephone === null ? {} : { telephone };
      return { id, name, layer, form, asked: role === 'member', posts: postsOf(office, of.offices), ...number };
    }),
  };
}

/**
 * The rows a question makes: its parts, or itself where it has none.
 * @example rowsOf({ id: 'q4', parts: [] }) // ['q4']
 */
export function rowsOf(question: Pick<Question, 'id' | 'parts'>): readonly string[] {
  return question.parts.length === 0 ? [question.id] : question.parts.map((part) => part.id);
}
