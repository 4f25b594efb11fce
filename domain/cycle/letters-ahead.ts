import type { LocalDate } from '../calendar/calendar.ts';
import { questionOf } from '../requests/row.ts';
import { advance } from './advance.ts';
import type { CycleCommand, Decision } from './commands.ts';
import { decide } from './decide.ts';
import { consolidationIsDue, nextDueDate } from './due.ts';
import type { CycleEvent, LetterDecision } from './events.ts';
import { openRows } from './request-facts.ts';
import type { CycleState, CycleTerms } from './state.ts';

/** A letter that is to come, and the local day on which the rules decide it: an open day of its office. */
export interface LetterAhead extends Pick<
  LetterDecision,
  'office' | 'rung' | 'form' | 'to' | 'cc' | 'formal' | 'rows' | 'answerBy'
> {
  readonly on: LocalDate;
}

/** A letter that stands in two lists, as each has it. */
export interface LetterPair {
  readonly before: LetterAhead;
  readonly after: LetterAhead;
}

/** What differs between two lists of letters to come, each part in the order of its days. */
export interface LettersDiff {
  readonly added: readonly LetterAhead[];
  readonly dropped: readonly LetterAhead[];
  /** On another day. */
  readonly moved: readonly LetterPair[];
  /** On the same day, but to others, in another form or on something else. */
  readonly changed: readonly LetterPair[];
}

/**
 * Every letter that will be decided after `today`, up to and including `until`, if nobody answers, decides or vetoes
 * anything: the cycle's own rules are run on the days ahead. Each letter is taken to leave on its day, and a text that
 * falls due for consolidation on the way to be assembled within its limit, so that the clearers' letters show. A letter that was decided today or before
 * and waits in its tray is not among them; one whose day a closed day has put off is.
 *
 * @param state the cycle after everything that was due today
 * @param today local date in Islamabad
 * @returns in the order of their days; none when `until` is not after `today`
 */
export function lettersAhead(
  state: CycleState,
  terms: CycleTerms,
  today: LocalDate,
  until: LocalDate,
): readonly LetterAhead[] {
  const letters: LetterAhead[] = [];
  let ahead = state;
  const take = (on: LocalDate, decided: readonly CycleEvent[]): void => {
    const advanced = advance(ahead, terms, decided, on, on);
    ahead = advanced.state;
    for (const { event } of advanced.recorded) {
      if (event.type === 'letter-written') letters.push(letterAhead(on, event.letter));
    }
  };
  // What waits in the despatch leaves today; the days that are counted from its leaving begin.
  take(today, allSent(ahead, terms, today));
  for (let day = nextDueDate(ahead, terms, today); day !== null && day <= until; day = nextDueDate(ahead, terms, day)) {
    take(day, []);
    if (consolidationIsDue(ahead, day)) take(day, assembled(ahead, terms, day));
    take(day, allSent(ahead, terms, day));
  }
  return letters;
}

/**
 * The letters if a decision is taken today: those it leads to at once, on `today`, and those that then come. For
 * previews, before anything is decided.
 *
 * @returns the refusal where the cycle would not take the decision
 */
export function lettersAfter(
  state: CycleState,
  terms: CycleTerms,
  command: CycleCommand,
  today: LocalDate,
  until: LocalDate,
): readonly LetterAhead[] | Extract<Decision, { refused: unknown }> {
  const decision = decide(state, terms, command, today);
  if ('refused' in decision) return decision;
  const then = command.type === 'adopt-terms' ? command.terms : terms;
  const advanced = advance(state, then, decision.events, today, today);
  const atOnce = advanced.recorded.flatMap(({ event }) =>
    event.type === 'letter-written' ? [letterAhead(today, event.letter)] : [],
  );
  return [...atOnce, ...lettersAhead(advanced.state, then, today, until)];
}

/**
 * What one list of letters to come has that the other has not.
 *
 * @param until leaves out what concerns only later days; so lists that look further ahead tell a letter that moves past
 *   this day from one that is never sent. All days when left out.
 */
export function lettersDiff(
  before: readonly LetterAhead[],
  after: readonly LetterAhead[],
  until: LocalDate | null = null,
): LettersDiff {
  const within = (letter: LetterAhead): boolean => until === null || letter.on <= until;
  const key = ({ office, rung }: LetterAhead): string => `${office}/${rung}`;
  const was = new Map(before.map((letter) => [key(letter), letter]));
  const is = new Set(after.map(key));
  const pairs = after
    .flatMap((letter) => {
      const old = was.get(key(letter));
      return old === undefined ? [] : [{ before: old, after: letter }];
    })
    .filter((pair) => within(pair.before) || within(pair.after));
  return {
    added: after.filter((letter) => !was.has(key(letter)) && within(letter)),
    dropped: before.filter((letter) => !is.has(key(letter)) && within(letter)),
    moved: pairs.filter((pair) => pair.before.on !== pair.after.on),
    changed: pairs.filter((pair) => pair.before.on === pair.after.on && !sameLetter(pair)),
  };
}

function letterAhead(on: LocalDate, letter: LetterDecision): LetterAhead {
  const { office, rung, form, to, cc, formal, rows, answerBy } = letter;
  return { on, office, rung, form, to, cc, formal, rows, answerBy };
}

function sameLetter({ before, after }: LetterPair): boolean {
  const { form, formal, answerBy } = before;
  const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();
  return (
    form === after.form &&
    formal === after.formal &&
    answerBy === after.answerBy &&
    same(before.to, after.to) &&
    same(before.cc, after.cc) &&
    same(before.rows, after.rows)
  );
}

/** The text is put together as it stands. */
function assembled(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  const open = Object.values(state.requests).flatMap(openRows).map(questionOf);
  const text = { by: 'procedure', text: '', words: 0, openQuestions: [...new Set(open)] };
  return eventsOf(decide(state, terms, { type: 'consolidate', ...text }, today));
}

/** What waits in a tray leaves on its day. */
function allSent(state: CycleState, terms: CycleTerms, today: LocalDate): readonly CycleEvent[] {
  return Object.entries(state.letters)
    .filter(([, { status }]) => status === 'waiting')
    .flatMap(([key]) => {
      const [office = '', rung = ''] = key.split('/');
      const outcome = { state: 'sent', mail: key } as const;
      return eventsOf(decide(state, terms, { type: 'record-letter', office, rung, outcome }, today));
    });
}

function eventsOf(decision: Decision): readonly CycleEvent[] {
  return 'events' in decision ? decision.events : [];
}
