import { loadAssignment, saveAssignment } from '../../../activities/questions.ts';
import { currentOffices } from '../../../activities/reference.ts';
import type { DecidedAssignment } from '../../../contracts/schemas/assignment.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { CycleState } from '../../../domain/cycle/state.ts';
import type { Office } from '../../../domain/offices/office.ts';
import type { QuestionAssignment } from '../../../domain/questions/assignment.ts';
import { questionOf } from '../../../domain/requests/row.ts';
import type { CliOptions, RunCommand } from '../command.ts';
import { deciderOption, listOption, requiredOption, textOfFile } from '../options.ts';
import { findCycle, findRunningCycle } from '../find-cycle.ts';
import { storeAndDesk } from '../running.ts';
import { table, wrapped } from '../table.ts';

/** So wide is the column of supporting offices, of which there may be a dozen. */
const SUPPORTING_WIDTH = 72;

/**
 * `cycle assign ID [--file JSON | --question q4 --lead moi --supporting a,b] [--confirm]`: shows who answers what, with
 * the changes asked for. Only `--confirm` decides: before the assignment is confirmed it confirms it with the changes,
 * and the letters leave; afterwards it gives each changed question to its new offices.
 *
 * @throws DeskError `cycle-unknown`, `question-unknown`, `office-unknown`, `data-invalid`, `refused`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = ''], options, context) => {
  const { store, desk } = await storeAndDesk(context);
  const confirm = options['confirm'] === true;
  const state = await (confirm ? findRunningCycle : findCycle)(store, id);
  const { cycleId, assignment } = state;
  if (assignment === null)
    throw new DeskError('refused', 'The proposal is still being made.', 'Try again in a moment.');
  const by = deciderOption(options);
  const seats = seatsOf(await currentOffices(store));
  const wasConfirmed = state.reached.assigned !== undefined;
  const stored = await loadAssignment(store, assignment);
  const before = wasConfirmed ? asItStands(state, stored, seats) : stored;
  const wished = await wishedChanges(options);
  const changed = wished.filter((one) => differs(one, before, wasConfirmed ? seats.asked : null));
  check(changed, before, seats);
  const after = before.map((one) => decided(one, changed, by));

  if (confirm && wasConfirmed) {
    for (const { question, lead, supporting } of changed) {
      const to = [lead, ...supporting].filter((office) => seats.asked.has(office));
      await desk.ask(cycleId, { type: 'reassign', question, to, by });
    }
  } else if (confirm) {
    const hash = changed.length === 0 ? assignment : await saveAssignment(store, after);
    await desk.ask(cycleId, { type: 'confirm-assignment', by, assignment: hash });
  }
  return {
    json: {
      cycleId,
      confirmed: wasConfirmed || confirm,
      changed: changed.map((one) => one.question),
      assignments: after,
    },
    text: `${inWords(after)}\n\n${outcome({ cycleId, confirm, wasConfirmed, changes: changed.length })}`,
  };
};

interface Seats {
  /** Those that get a letter. */
  readonly asked: ReadonlySet<string>;
  /** Those, and the ministry itself, which may lead a question without being asked. */
  readonly all: ReadonlySet<string>;
}

function seatsOf(offices: readonly Office[]): Seats {
  const ids = (seated: readonly Office[]): ReadonlySet<string> => new Set(seated.map((office) => office.id));
  return {
    asked: ids(offices.filter((office) => office.role === 'member')),
    all: ids(offices.filter((office) => office.role !== null)),
  };
}

/** Who answers what now: as confirmed, but for questions that went to other offices since. */
function asItStands(
  state: CycleState,
  confirmed: readonly QuestionAssignment[],
  { asked }: Seats,
): readonly QuestionAssignment[] {
  const holders = new Map<string, string[]>();
  for (const { office, rows } of Object.values(state.requests))
    for (const question of new Set(Object.keys(rows).map(questionOf)))
      holders.set(question, [...(holders.get(question) ?? []), office]);
  return confirmed.map((one) => {
    const now = holders.get(one.question) ?? [];
    const kept = [one.lead, ...one.supporting].filter((office) => now.includes(office) || !asked.has(office));
    const [lead = one.lead, ...supporting] = [...kept, ...now.filter((office) => !kept.includes(office))];
    return { ...one, lead, supporting };
  });
}

async function wishedChanges(options: CliOptions): Promise<readonly DecidedAssignment[]> {
  if (typeof options['file'] === 'string') {
    const { parseAssignmentFile } = await import('../../../contracts/schemas/assignment.ts');
    return parseAssignmentFile(await textOfFile(options['file'], '--file'), options['file']);
  }
  if (options['question'] === undefined) {
    if (options['lead'] === undefined && options['supporting'] === undefined) return [];
    throw new DeskError('usage', '--lead and --supporting need the question they are for', '--question q4');
  }
  const question = requiredOption(options, 'question', '--question', 'q4');
  const lead = requiredOption(options, 'lead', '--lead', 'moi');
  const supporting = listOption(options, 'supporting').filter((office) => office !== lead);
  return [{ question, lead, supporting: [...new Set(supporting)] }];
}

/** @param asked after confirmation, when only who is asked can change; null before */
function differs(
  one: DecidedAssignment,
  before: readonly QuestionAssignment[],
  asked: ReadonlySet<string> | null,
): boolean {
  const was = before.find(({ question }) => question === one.question);
  if (was === undefined) return true;
  const offices = ({ lead, supporting }: DecidedAssignment): string =>
    [lead, ...supporting]
      .filter((office) => asked === null || asked.has(office))
      .sort()
      .join();
  return offices(was) !== offices(one) || (asked === null && was.lead !== one.lead);
}

function check(changed: readonly DecidedAssignment[], before: readonly QuestionAssignment[], { all }: Seats): void {
  for (const { question, lead, supporting } of changed) {
    if (before.every((one) => one.question !== question)) {
      throw new DeskError(
        'question-unknown',
        `There is no question ${question}.`,
        `Questions run from q1 to q${before.length}.`,
      );
    }
    const strange = [lead, ...supporting].find((office) => !all.has(office));
    if (strange !== undefined) {
      throw new DeskError(
        'office-unknown',
        `${question}: ${strange} has no seat, so nobody there is asked.`,
        `Seats: ${[...all].join(', ')}.`,
      );
    }
  }
}

function decided(one: QuestionAssignment, changed: readonly DecidedAssignment[], by: string): QuestionAssignment {
  const change = changed.find(({ question }) => question === one.question);
  if (change === undefined) return one;
  const { lead, supporting } = change;
  const reasons = [lead, ...supporting].map((office) => ({ office, score: 1, reason: `decided by ${by}` }));
  return { ...one, lead, supporting, undecided: false, reasons };
}

function inWords(assignments: readonly QuestionAssignment[]): string {
  const rows = assignments.flatMap(({ question, lead, supporting, undecided }) => {
    const [first = '', ...more] = wrapped(supporting, SUPPORTING_WIDTH);
    const head = [question, lead, undecided ? 'an officer must decide' : '', first];
    return [head, ...more.map((line) => ['', '', '', line])];
  });
  return table(['Question', 'Lead', '', 'Supporting'], rows);
}

function outcome(of: {
  readonly cycleId: string;
  readonly confirm: boolean;
  readonly wasConfirmed: boolean;
  readonly changes: number;
}): string {
  const { cycleId, confirm, wasConfirmed, changes } = of;
  const counted = `${changes} ${changes === 1 ? 'question' : 'questions'}`;
  if (!confirm) {
    if (changes > 0) return `${counted} would change. Nothing is changed or sent without --confirm.`;
    if (wasConfirmed) return 'Confirmed. Give a question to other offices with --question, --lead and --confirm.';
    return `Nothing is sent before you confirm: treaty-desk cycle assign ${cycleId} --confirm`;
  }
  if (!wasConfirmed) return 'Confirmed; each letter leaves when its office is open.';
  return changes === 0 ? 'It was confirmed before, and nothing changed.' : `${counted} went to other offices.`;
}
