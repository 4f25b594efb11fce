import type { LocalDate } from '../calendar/calendar.ts';
import { acknowledgementDueOn, dueWithin } from './clock.ts';
import { refuse, type CommandOf as Of, type Decision } from './commands.ts';
import { COMMITTEE } from './due-clearance.ts';
import type { CycleEvent } from './events.ts';
import type { AwaitedMatter, CycleState, CycleTerms } from './state.ts';
import { allTasksDone, deliveredTasks, doneTasks, taskOpener } from './tasks.ts';

/** What the register keeps in place of comments where the text goes round again because it was too long. */
export const CONSOLIDATED_AGAIN = 'over the limit; consolidated again';

/**
 * The text is assembled: the stage of the offices is over, the Committee considers it. A text over a hard limit may be
 * assembled again until it is handed over, and goes round to all who clear; any other comes back by a clearer's word.
 */
export function consolidate(
  state: CycleState,
  terms: CycleTerms,
  command: Of<'consolidate'>,
  today: LocalDate,
): Decision {
  const again = state.consolidation !== null;
  if (again && (state.reached['handed-over'] !== undefined || !isTooLong(state, terms)))
    return refuse('the text is consolidated already', 'return it from clearance to change it');
  if (state.reached.requested === undefined)
    return refuse('no office has been asked yet', 'confirm who answers what first');
  const { by, text, words, openQuestions } = command;
  const events: CycleEvent[] = [];
  if (again) {
    events.push(
      { type: 'clearance-refused', office: COMMITTEE, by, comments: CONSOLIDATED_AGAIN },
      ...allTasksDone(state, by, ['record-clearance', 'hand-over']),
    );
  }
  if (state.reached['answers-due'] === undefined) events.push({ type: 'milestone-reached', milestone: 'answers-due' });
  if (state.reached['answers-closed'] === undefined)
    events.push({ type: 'milestone-reached', milestone: 'answers-closed' });
  events.push(
    { type: 'consolidated', by, text, words, openQuestions },
    { type: 'milestone-reached', milestone: 'consolidated' },
    { type: 'stage-entered', stage: 'clearance' },
    ...allTasksDone(state, by, ['consolidate', 'late-answer', 'read-reply']),
    ...deliveredTasks(state, null, by),
  );
  const limit = terms.wordLimit;
  if (limit !== null && words > limit.words) {
    const over = `${words} words, ${words - limit.words} over the ${limit.kind === 'hard' ? 'maximum' : 'advised length'} of ${limit.words}`;
    events.push(taskOpener(null, today)('over-limit', `the text has ${over}`));
  } else {
    events.push(...doneTasks(state, 'over-limit', null, by));
  }
  return { events };
}

/** A clearer, or the Committee, has no objection. */
export function clear(state: CycleState, command: Of<'clear'>): Decision {
  const mine = state.awaited.filter((a) => a.office === command.office && isClearing(a.matter));
  // One office may clear twice, for the Committee and for itself: what is still awaited comes first.
  const awaited = mine.find((a) => a.doneOn === null) ?? mine[0];
  if (awaited === undefined) {
    if (state.consolidation === null) return refuse('the text is not consolidated yet', 'consolidate it first');
    const asked = state.awaited.filter((a) => isClearing(a.matter) && a.doneOn === null).map((a) => a.office);
    return refuse(
      `${command.office} is not asked to clear now`,
      `clearance is awaited from ${asked.join(', ') || 'nobody'}`,
    );
  }
  const { office, by, reference } = command;
  const read = [
    ...doneTasks(state, ['record-clearance', 'mail-failed', 'no-address'], office, by),
    ...deliveredTasks(state, office, by),
  ];
  if (awaited.doneOn !== null) return { events: read };
  return { events: [{ type: 'delivered', matter: awaited.matter, office, by, reference }, ...read] };
}

/**
 * A clearer sends the text back with comments: it is consolidated anew and goes round again. Until the text is handed
 * over this may be one that has cleared it already: a second look, or an answer that came late, must find a way in.
 */
export function returnText(state: CycleState, command: Of<'return-text'>, today: LocalDate): Decision {
  const { office, by, comments } = command;
  if (state.reached['handed-over'] !== undefined)
    return refuse(`the text was handed over on ${state.reached['handed-over']}`, 'ask the Mission to hold it');
  if (!state.awaited.some((a) => a.office === office && isClearing(a.matter)))
    return refuse(`${office} is not asked to clear now`, 'only a clearer that was asked can return the text');
  if (comments.trim() === '') return refuse('the comments are empty', 'say what has to change');
  return {
    events: [
      { type: 'clearance-refused', office, by, comments },
      ...allTasksDone(state, by, ['record-clearance', 'over-limit', 'hand-over']),
      taskOpener(null, today)(
        'consolidate',
        `${office} returned the text: ${comments}; change it and consolidate again`,
      ),
    ],
  };
}

/** The cleared text goes to the office that delivers it. */
export function handOver(state: CycleState, terms: CycleTerms, command: Of<'hand-over'>, today: LocalDate): Decision {
  if (state.reached['handed-over'] !== undefined) return { events: [] };
  if (state.reached.cleared === undefined) {
    const open = state.awaited.filter((a) => a.doneOn === null).map((a) => a.office);
    return refuse(
      'the text is not cleared yet',
      open.length > 0 ? `clearance is awaited from ${open.join(', ')}` : 'consolidate it first',
    );
  }
  if (isTooLong(state, terms)) {
    const words = state.consolidation?.words ?? 0;
    return refuse(
      `the text has ${words} words; at most ${terms.wordLimit?.words} are taken`,
      'shorten it and consolidate again',
    );
  }
  const office = terms.procedure.mission;
  const dueOn = dueWithin(state, terms, 'submitted', today);
  return {
    events: [
      { type: 'milestone-reached', milestone: 'handed-over' },
      // An advised length that is passed is the Director's to accept, and handing over accepts it.
      ...doneTasks(state, ['hand-over', 'over-limit'], null, command.by),
      ...allTasksDone(state, command.by, ['late-answer', 'shorten', 'reconcile']),
      { type: 'awaiting', matter: 'submission', office, dueOn, group: state.clearerGroup },
      {
        type: 'letter-written',
        letter: {
          office,
          rung: 'submission-request',
          form: 'letter',
          formal: true,
          annexHistory: false,
          to: ['focal-point'],
          cc: ['accountable'],
          rows: [],
          answerBy: dueOn,
          note: null,
        },
      },
    ],
  };
}

/** The Mission has delivered the text under a note verbale; the UN's acknowledgement is awaited. */
export function submit(state: CycleState, terms: CycleTerms, command: Of<'submit'>, today: LocalDate): Decision {
  if (state.reached.submitted !== undefined) {
    if (state.noteVerbale === command.noteVerbale) return { events: [] };
    return refuse(`the text was submitted under ${state.noteVerbale}`, 'a submission is recorded once');
  }
  if (state.reached['handed-over'] === undefined)
    return refuse('the text is not handed over yet', 'hand it over to the Mission first');
  if (command.noteVerbale.trim() === '') return refuse('the note verbale has no number', 'give its number and date');
  const office = terms.procedure.mission;
  const { by } = command;
  return {
    events: [
      { type: 'delivered', matter: 'submission', office, by, reference: command.noteVerbale },
      ...doneTasks(state, 'record-clearance', office, by),
      { type: 'milestone-reached', milestone: 'submitted' },
      {
        type: 'awaiting',
        matter: 'acknowledgement',
        office,
        dueOn: acknowledgementDueOn(terms, today),
        group: state.clearerGroup,
      },
    ],
  };
}

/** The UN has acknowledged receipt: the cycle ends. */
export function acknowledge(state: CycleState, terms: CycleTerms, command: Of<'acknowledge'>): Decision {
  if (state.reached.acknowledged !== undefined) return { events: [] };
  if (state.reached.submitted === undefined) return refuse('nothing was submitted yet', 'record the submission first');
  if (command.reference.trim() === '')
    return refuse('the acknowledgement has no reference', 'say by what it was acknowledged');
  const { by, reference } = command;
  const office = terms.procedure.mission;
  return {
    events: [
      { type: 'delivered', matter: 'acknowledgement', office, by, reference },
      { type: 'milestone-reached', milestone: 'acknowledged' },
      ...allTasksDone(state, by),
    ],
  };
}

function isClearing(matter: AwaitedMatter): boolean {
  return matter === 'clearance' || matter === 'committee';
}

/** Whether the text is longer than is taken; an advised length is passed by an officer's decision. */
function isTooLong(state: CycleState, terms: CycleTerms): boolean {
  const limit = terms.wordLimit;
  return limit?.kind === 'hard' && (state.consolidation?.words ?? 0) > limit.words;
}
