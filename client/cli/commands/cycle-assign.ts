import { currentOffices } from '../../../activities/reference.ts';
import { loadAssignment, saveAssignment } from '../../../activities/questions.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { QuestionAssignment } from '../../../domain/questions/assignment.ts';
import type { RunCommand } from '../command.ts';
import { findCycle } from '../find-cycle.ts';
import { requiredOption } from '../options.ts';
import { storeAndDesk } from '../running.ts';
import { table } from '../table.ts';

/**
 * `cycle assign ID`: shows who is proposed to answer what; `--question q4 --lead moi --supporting a,b` changes one
 * question, `--confirm` confirms: only then do letters leave.
 */
export const run: RunCommand = async ([id = ''], options, context) => {
  const { store, desk } = await storeAndDesk(context);
  const state = await findCycle(store, id);
  if (state.assignment === null)
    throw new DeskError('refused', 'The proposal is still being made.', 'Try again in a moment.');
  const offices = await currentOffices(store);
  const asked = new Set(offices.filter((office) => office.role === 'member').map((office) => office.id));
  const proposed = await loadAssignment(store, state.assignment);
  const by = typeof options['by'] === 'string' ? options['by'] : 'Director';
  const changed = options['question'] === undefined ? proposed : change(proposed, options, asked, by);
  const hash = changed === proposed ? state.assignment : await saveAssignment(store, changed);
  if (options['confirm'] === true) await desk.ask(state.cycleId, { type: 'confirm-assignment', by, assignment: hash });
  else if (changed !== proposed)
    throw new DeskError(
      'usage',
      'A changed assignment is confirmed in the same call.',
      'Add --confirm; single questions can be reassigned afterwards.',
    );
  const rows = changed.map((one) => [
    one.question,
    one.lead,
    one.supporting.join(' '),
    one.undecided ? 'an officer must decide' : '',
  ]);
  const done =
    options['confirm'] === true
      ? '\n\nConfirmed; each letter leaves in its office’s sending window.'
      : `\n\nNothing is sent before you confirm: treaty-desk cycle assign ${state.cycleId} --confirm`;
  return {
    json: { cycleId: state.cycleId, confirmed: options['confirm'] === true, assignments: changed },
    text: `${table(['Question', 'Lead', 'Supporting', ''], rows)}${done}`,
  };
};

function change(
  proposed: readonly QuestionAssignment[],
  options: Parameters<RunCommand>[1],
  asked: ReadonlySet<string>,
  by: string,
): readonly QuestionAssignment[] {
  const question = requiredOption(options, 'question', '--question', 'q4');
  const lead = requiredOption(options, 'lead', '--lead', 'moi');
  const supporting =
    typeof options['supporting'] === 'string' ? options['supporting'].split(',').map((o) => o.trim()) : [];
  if (proposed.every((one) => one.question !== question)) {
    throw new DeskError(
      'question-unknown',
      `There is no question ${question}.`,
      `Questions run from q1 to q${proposed.length}.`,
    );
  }
  const strange = [lead, ...supporting].find((office) => !asked.has(office));
  if (strange !== undefined)
    throw new DeskError(
      'office-unknown',
      `${strange} is not an office that is asked.`,
      `Asked: ${[...asked].join(', ')}.`,
    );
  return proposed.map((one) =>
    one.question === question
      ? {
          ...one,
          lead,
          supporting,
          undecided: false,
          reasons: [{ office: lead, score: 1, reason: `decided by ${by}` }],
        }
      : one,
  );
}
