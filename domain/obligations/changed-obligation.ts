import type { LocalDate } from '../calendar/calendar.ts';
import type { InstrumentKind } from '../loi/instrument.ts';
import type { ObligationChange } from './changes.ts';
import type { Obligation, Owed, OwedKind, Review } from './obligation.ts';
import type { DueWarning } from './warnings.ts';

type Told<Type extends ObligationChange['type']> = Extract<ObligationChange, { type: Type }>;
type Instrument = Pick<Told<'instrument-received'>, 'kind' | 'symbol' | 'title'>;
type Which = (owed: Owed) => boolean;

/** What an instrument of a kind wants from the State; any other wants replies. */
const WANTS: Partial<Record<InstrumentKind, OwedKind>> = {
  'list-of-issues-prior-to-reporting': 'report',
  'concluding-observations': 'follow-up',
  communication: 'response',
};

/** A cycle was opened: what it answers is owed by its deadline, whether or not it stood in the data before. */
export function openedBy(one: Obligation, told: Told<'instrument-received'>, on: LocalDate): Obligation {
  const { cycle, kind, symbol, title, dueOn } = told;
  const owes = WANTS[kind] ?? 'replies';
  if (one.owed.some((owed) => owed.cycle === cycle)) return one;
  const stood = owedOn(one, told);
  const cited = { certainty: 'confirmed' as const, source: title };
  const basis = 'deadline of the cycle';
  const { notOpened: _, ...before } =
    stood === undefined
      ? { ...newlyOwed(told, on), id: cycle.split('/').at(-1) ?? cycle, dueOn, basis }
      : withDue(stood, dueOn, basis, cited, on);
  const opened: Owed = { ...before, cycle, instrument: symbol ?? before.instrument };
  const owed = stood === undefined ? [...one.owed, opened] : one.owed.map((item) => (item === stood ? opened : item));
  if (owes === 'follow-up' || owes === 'response') return { ...one, owed };
  const list = { ...cited, kind, symbol, on: told.receivedOn };
  return { ...one, owed, list, review: one.review.state === 'held' ? nextReview(one.review, title) : one.review };
}

/** No cycle could be opened: what the instrument asks for is owed all the same, with why and what would open one. */
export function notOpened(one: Obligation, told: Told<'opening-refused'>, on: LocalDate): Obligation {
  const stood = owedOn(one, told);
  if (stood?.cycle != null || stood?.notOpened?.why === told.why) return one;
  const noted: Owed = { ...(stood ?? newlyOwed(told, on)), notOpened: { why: told.why, on } };
  const owed = stood === undefined ? [...one.owed, noted] : one.owed.map((item) => (item === stood ? noted : item));
  return { ...one, owed };
}

/** What an instrument asks for, where it is owed already. */
function owedOn({ owed, observations }: Obligation, { kind, symbol, title }: Instrument): Owed | undefined {
  const owes = WANTS[kind] ?? 'replies';
  const nameless = (item: Owed): boolean => item.kind === owes && (symbol === null || item.instrument === null);
  // A follow-up is known by the observations that stand last, whatever is without a symbol by what it is called.
  const called = (item: Owed): boolean =>
    item.words === `${owedWords(owes)} ${title}` || (owes === 'follow-up' && observations?.source === title);
  const awaited = (item: Owed): boolean => owes === 'report' && item.kind === 'report' && item.cycle === null;
  return (
    owed.find((item) => sameSymbol(item.instrument, symbol)) ??
    owed.find((item) => nameless(item) && called(item)) ??
    owed.find(awaited)
  );
}

/** What an instrument asks for from the day on which it came; by when, nobody has said yet. */
function newlyOwed({ kind, symbol, title }: Instrument, on: LocalDate): Owed {
  const owes = WANTS[kind] ?? 'replies';
  return {
    id: `${owes}-${slug(title)}`,
    kind: owes,
    words: `${owedWords(owes)} ${title}`,
    instrument: symbol,
    dueOn: null,
    precision: 'day',
    basis: 'no cycle was opened that would set it',
    cycle: null,
    setOn: on,
    moved: 0,
    warned: null,
    certainty: 'confirmed',
    source: title,
  };
}

/** The due date of what is owed is entered or moved; where no report was owed, the next one is from now on. */
export function dueMoved(
  one: Obligation,
  which: Which,
  told: Told<'due-set'> | Told<'deadline-moved'>,
  on: LocalDate,
): Obligation {
  const { dueOn, source } = told;
  const cited = { certainty: 'confirmed' as const, source };
  const owed = one.owed.find(which);
  if (owed !== undefined) {
    const moved = withDue(owed, dueOn, 'as entered', cited, on);
    return moved === owed ? one : { ...one, owed: one.owed.map((item) => (item === owed ? moved : item)) };
  }
  if (told.type === 'deadline-moved') return one;
  return { ...one, owed: [...one.owed, { ...nextReport(on), ...cited, dueOn, basis: 'as entered', setOn: on }] };
}

/** What was handed in is owed no longer, and is the last submission. */
export function submitted(one: Obligation, which: Which, on: LocalDate, source: string): Obligation {
  const done = one.owed.find(which);
  if (done === undefined) return one;
  const last = { certainty: 'confirmed' as const, source, words: done.words, symbol: null, on };
  return { ...one, last, owed: one.owed.filter((item) => item !== done) };
}

/** What is known of the review; a day that goes without another is remembered. */
export function reviewed(one: Obligation, told: Told<'review-recorded'>): Obligation {
  const { state, on, to, session, source } = told;
  const { review } = one;
  const same = review.state === state && review.on === on && review.to === to && review.source === source;
  if (same && (session === null || review.session === session)) return one;
  const stood = review.on ?? review.stoodOn ?? null;
  const moved = review.moved + (stood !== null && (on !== review.on || state === 'postponed') ? 1 : 0);
  const after: Review = {
    certainty: 'confirmed',
    source,
    state,
    on,
    to,
    session: session ?? (state === 'postponed' ? null : review.session),
    moved,
    ...(state === 'postponed' && stood !== null ? { stoodOn: stood } : {}),
  };
  return { ...one, review: after };
}

/**
 * Concluding observations end a review: replies to its list are awaited no more, a follow-up is where they name its
 * paragraphs, and the next report.
 */
export function observationsOn(one: Obligation, told: Told<'observations-received'>, on: LocalDate): Obligation {
  const { symbol, title, adoptedOn, paragraphs, followUp } = told;
  const followUps = one.owed.filter((owed) => owed.kind === 'follow-up');
  // One that waited for observations nobody had read is the one that these ask for.
  const known =
    followUps.find((owed) => sameSymbol(owed.instrument, symbol)) ??
    followUps.find((owed) => owed.instrument === null && owed.cycle === null);
  const heard = one.observations;
  const heardSo =
    heard?.source === title && heard.adoptedOn === adoptedOn && heard.followUpParagraphs.join() === paragraphs.join();
  if (heardSo && (paragraphs.length === 0 || known === undefined || known.dueOn === followUp.dueOn)) return one;
  const stands = one.owed.filter(
    (owed) => (owed !== known || paragraphs.length === 0) && (owed.kind !== 'replies' || owed.cycle !== null),
  );
  const moved = (known?.dueOn ?? null) !== null && known?.dueOn !== followUp.dueOn ? 1 : 0;
  const asked: Owed = {
    id: known?.id ?? `follow-up-${slug(title)}`,
    kind: 'follow-up',
    words: `follow-up to paragraphs ${paragraphs.join(', ')} of ${title}`,
    instrument: symbol,
    precision: 'day',
    cycle: known?.cycle ?? null,
    setOn: on,
    moved: (known?.moved ?? 0) + moved,
    warned: null,
    ...followUp,
  };
  const report = stands.some(({ kind }) => kind === 'report')
    ? []
    : [{ ...nextReport(slug(title)), certainty: 'to-be-confirmed' as const, source: title }];
  return {
    ...one,
    observations: { certainty: 'confirmed', source: title, symbol, adoptedOn, followUpParagraphs: paragraphs },
    review: one.review.state === 'held' ? one.review : heldBefore(one.review, title),
    owed: [...stands, ...(paragraphs.length === 0 ? [] : [asked]), ...report],
  };
}

/** The last warning given on each due date. */
export function warned(one: Obligation, warnings: readonly DueWarning[], on: LocalDate): Obligation {
  const owed = one.owed.map((item) => {
    const given = warnings.find((w) => w.obligation === one.id && w.owed === item.id && w.dueOn === item.dueOn);
    if (given === undefined || (item.warned?.offset ?? -Infinity) >= given.offset) return item;
    return { ...item, warned: { offset: given.offset, on } };
  });
  return owed.some((item, at) => item !== one.owed[at]) ? { ...one, owed } : one;
}

/** Another due date begins its warnings anew; the same date from another source only changes the source. */
function withDue(
  owed: Owed,
  dueOn: LocalDate,
  basis: string,
  cited: Pick<Owed, 'certainty' | 'source'>,
  on: LocalDate,
): Owed {
  const sameDay = owed.dueOn === dueOn && owed.precision === 'day';
  if (sameDay && owed.source === cited.source && owed.certainty === cited.certainty) return owed;
  if (sameDay) return { ...owed, ...cited };
  const moved = owed.moved + (owed.dueOn === null ? 0 : 1);
  return { ...owed, ...cited, dueOn, precision: 'day', basis, setOn: on, moved, warned: null };
}

/** @param after tells one next report from the one after it */
function nextReport(after: string): Omit<Owed, 'certainty' | 'source'> {
  return {
    id: `report-after-${after}`,
    kind: 'report',
    words: 'next periodic report',
    instrument: null,
    dueOn: null,
    precision: 'day',
    basis: 'the concluding observations may name the day; it was not entered yet',
    cycle: null,
    setOn: null,
    moved: 0,
    warned: null,
  };
}

function nextReview({ moved }: Review, source: string): Review {
  // Counted on: the review keeps its place in a subscriber's calendar.
  return {
    certainty: 'to-be-confirmed',
    source,
    state: 'unknown',
    on: null,
    to: null,
    session: null,
    moved: moved + 1,
  };
}

function heldBefore(review: Review, source: string): Review {
  const { on, to, session, moved } = review;
  return { certainty: 'inferred', source, state: 'held', on, to, session, moved };
}

function owedWords(kind: OwedKind): string {
  const words: Record<OwedKind, string> = {
    report: 'report that answers',
    replies: 'replies to',
    'follow-up': 'follow-up to',
    response: 'response to',
  };
  return words[kind];
}

/** Whether two symbols are the same; the mark of a reissue (`*`) is no part of one. */
function sameSymbol(a: string | null, b: string | null): boolean {
  const bare = (symbol: string): string => symbol.replace(/\*+$/, '').toLowerCase();
  return a !== null && b !== null && bare(a) === bare(b);
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
