import type { Calendar, DayHours, LocalDate } from './calendar.ts';
import { WEEKS } from './calendar.ts';
import { weeksOf } from './contradictions.ts';
import { layerIndex, SAME_OCCASION_DAYS, type Closure } from './layer-index.ts';
import { addDays, dayNumber, isLocalDate } from './local-date.ts';
import { sameOccasion } from './occasion.ts';
import { LONGEST_SPAN, ORDER_KINDS, sortedDays, type OrderDraft, type OrderProblem } from './order.ts';

/** An order further away than this, in calendar days from its notification or today, is a slip of the pen in the year. */
const FURTHEST_DAYS = 3 * 366;

/** A longer title is a text pasted by mistake. */
const LONGEST_TITLE = 120;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * What is wrong with an order by itself, and with a calendar that would take it; empty when nothing is.
 *
 * @param today for the check that its days are not years away; left out, the date of notification is taken
 */
export function checkOrder(calendar: Calendar, order: OrderDraft, today?: LocalDate): readonly OrderProblem[] {
  const shape = shapeProblems(calendar, order, today);
  if (shape.length > 0) return shape;
  if (order.kind === 'withdrawal') return idleProblems(calendar, order);
  if (order.kind === 'holiday') return closedAlready(calendar, order);
  return [];
}

function shapeProblems(calendar: Calendar, order: OrderDraft, today: LocalDate | undefined): readonly OrderProblem[] {
  const problems: OrderProblem[] = [];
  const wrong = (message: string, hint: string) => problems.push({ message, hint });
  const { kind, standing, title, source, notifiedOn, week } = order;

  if (!ORDER_KINDS.includes(kind)) wrong(`"${kind}" is no kind of order`, ORDER_KINDS.join(', '));
  const layers = calendar.layers.map(({ id }) => id);
  if (!layers.includes(order.layer)) wrong(`there is no layer "${order.layer}"`, `one of: ${layers.join(', ')}`);
  if (week !== undefined && !WEEKS.includes(week)) wrong(`"${week}" is no week`, WEEKS.join(' or '));
  if (kind === 'withdrawal' ? standing !== 'withdrawn' : standing !== 'gazetted' && standing !== 'tentative') {
    const accepted = kind === 'withdrawal' ? 'withdrawn' : 'gazetted, or tentative while only expected';
    wrong(`a ${kind} cannot have the standing "${standing}"`, accepted);
  }
  if (!/[\p{L}\p{N}]/u.test(title)) wrong(`the title "${title}" has no letters`, 'the occasion, such as Eid-ul-Fitr');
  if (title.length > LONGEST_TITLE) wrong(`the title has ${title.length} characters`, `at most ${LONGEST_TITLE}`);
  if (/\p{Cc}/u.test(title)) wrong('the title holds a control character', 'one line of text');
  if (source.trim() === '')
    wrong('the source is empty', 'the notification by number and date, or the paper that printed it');
  if (notifiedOn !== null && !isLocalDate(notifiedOn)) {
    wrong(`the date of notification "${notifiedOn}" is not a date`, 'a day that exists, as YYYY-MM-DD');
  }
  const noDates = order.days.filter((day) => !isLocalDate(day));
  for (const day of noDates) wrong(`"${day}" is not a date`, 'a day that exists, as YYYY-MM-DD');
  if (order.days.length === 0) wrong('the order names no day', 'at least one day, as YYYY-MM-DD');
  if (order.week !== undefined && kind === 'hours')
    wrong('hours are not kept by week', 'an order of hours without a week');
  if (noDates.length === 0 && order.days.length > 0) problems.push(...spanProblems(order, today));
  problems.push(...hoursProblems(order));
  return problems;
}

function spanProblems(order: OrderDraft, today: LocalDate | undefined): readonly OrderProblem[] {
  const days = sortedDays(order);
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const problems: OrderProblem[] = [];
  if (days.length < order.days.length) {
    const again = order.days.find((day, at) => order.days.indexOf(day) !== at);
    problems.push({ message: `${again} stands twice in the order`, hint: 'each day once' });
  }
  const span = dayNumber(last) - dayNumber(first) + 1;
  if (span > LONGEST_SPAN) {
    problems.push({ message: `${first} to ${last} are ${span} days`, hint: `at most ${LONGEST_SPAN} days` });
  }
  if ((order.kind === 'recess' || order.kind === 'hours') && span !== days.length) {
    const missing = days.find((day) => day !== last && !days.includes(addDays(day, 1))) ?? first;
    problems.push({
      message: `${addDays(missing, 1)} is missing between ${first} and ${last}`,
      hint: `each day of the ${order.kind}, or an order for each of its parts`,
    });
  }
  const { notifiedOn } = order;
  if (notifiedOn !== null && isLocalDate(notifiedOn) && notifiedOn > last) {
    problems.push({ message: `notified on ${notifiedOn}, after its last day ${last}`, hint: `${last} or earlier` });
  }
  const from = notifiedOn !== null && isLocalDate(notifiedOn) ? notifiedOn : today;
  if (from !== undefined && days.some((day) => Math.abs(dayNumber(day) - dayNumber(from)) > FURTHEST_DAYS)) {
    const hint = `${addDays(from, -FURTHEST_DAYS)} to ${addDays(from, FURTHEST_DAYS)}`;
    problems.push({ message: `${first} to ${last} lies more than three years from ${from}`, hint });
  }
  return problems;
}

function hoursProblems({ kind, hours }: OrderDraft): readonly OrderProblem[] {
  if (kind !== 'hours') {
    return hours === undefined
      ? []
      : [{ message: `a ${kind} has no hours`, hint: 'hours with an order of hours only' }];
  }
  if (hours === undefined)
    return [{ message: 'the hours are missing', hint: 'opens, closes and fridayCloses, as HH:MM' }];
  return dayHoursProblems(hours);
}

/** What is wrong with the hours of a day; empty when nothing is. */
export function dayHoursProblems({ opens, closes, fridayCloses }: DayHours): readonly OrderProblem[] {
  const noTime = [opens, closes, fridayCloses].filter((time) => !TIME.test(time));
  if (noTime.length > 0)
    return noTime.map((time) => ({ message: `"${time}" is not a time`, hint: 'HH:MM, 00:00 to 23:59' }));
  return [closes, fridayCloses]
    .filter((time) => time <= opens)
    .map((time) => ({
      message: `the hours end at ${time}, not after they begin at ${opens}`,
      hint: `later than ${opens}`,
    }));
}

/** Days of a holiday that are closed already, so that the order would add nothing or contradict what stands. */
function closedAlready(calendar: Calendar, order: OrderDraft): readonly OrderProblem[] {
  return sortedDays(order).flatMap((date) => {
    const held = inForce(calendar, order, date);
    const same = held.find((closure) => sameOccasion(closure.title, order.title));
    if (same !== undefined && (same.standing !== 'tentative' || order.standing === 'tentative')) {
      const how = same.kind === 'yearly' ? 'each year' : same.standing;
      return [already(date, `${same.title} (${how})`, same, 'only the days that are not closed yet')];
    }
    const equal = held.find(({ standing, kind }) => standing === order.standing && kind !== 'recess');
    if (equal !== undefined && same === undefined) {
      return [
        already(date, `${equal.title} (${equal.standing})`, equal, 'a withdrawal of that day first, or other days'),
      ];
    }
    return [...takenBack(calendar, order, date), ...givesWay(calendar, order, date)];
  });
}

function already(date: LocalDate, what: string, by: Closure, hint: string): OrderProblem {
  const order = by.order === null ? '' : `, order ${by.order}`;
  return { message: `${date} is closed already for ${by.layer}: ${what}${order}`, hint };
}

/** A day of this occasion was withdrawn, and nothing says that the order came later. */
function takenBack(calendar: Calendar, order: OrderDraft, date: LocalDate): readonly OrderProblem[] {
  const day = dayNumber(date);
  const withdrawals = calendar.closed.filter(
    (entry) =>
      entry.standing === 'withdrawn' &&
      entry.layer === order.layer &&
      dayNumber(entry.date) === day &&
      sameOccasion(entry.title, order.title) &&
      weeksOf(entry).some((week) => weeksOf(order).includes(week)),
  );
  const binding = withdrawals.find(
    ({ notifiedOn }) => order.notifiedOn === null || typeof notifiedOn !== 'string' || order.notifiedOn <= notifiedOn,
  );
  if (binding === undefined) return [];
  const when = typeof binding.notifiedOn === 'string' ? ` on ${binding.notifiedOn}` : '';
  const by = binding.order === undefined ? '' : `, order ${binding.order}`;
  return [
    {
      message: `${order.title} on ${date} was withdrawn${when}${by}`,
      hint: `undo of that order first${when === '' ? '' : `, or an order notified after it`}`,
    },
  ];
}

/** A tentative day that would give way at once to a gazetted one of the same occasion. */
function givesWay(calendar: Calendar, order: OrderDraft, date: LocalDate): readonly OrderProblem[] {
  if (order.standing !== 'tentative') return [];
  const day = dayNumber(date);
  const near = Array.from({ length: 2 * SAME_OCCASION_DAYS + 1 }, (_, at) => addDays(date, at - SAME_OCCASION_DAYS));
  const gazetted = near.find((other) =>
    inForce(calendar, order, other).some(
      ({ standing, kind, title }) => kind === 'dated' && standing === 'gazetted' && sameOccasion(title, order.title),
    ),
  );
  if (gazetted === undefined) return [];
  const far = Math.abs(dayNumber(gazetted) - day);
  return [
    {
      message: `${order.title} is gazetted for ${gazetted}, ${far} days from ${date}, so a tentative day closes nothing`,
      hint: 'a gazetted order, or a withdrawal of the gazetted one first',
    },
  ];
}

function idleProblems(calendar: Calendar, order: OrderDraft): readonly OrderProblem[] {
  return sortedDays(order).flatMap((date) => {
    const held = inForce(calendar, order, date);
    if (held.some(({ title }) => sameOccasion(title, order.title))) return [];
    const others = held.map(({ title }) => title);
    return [
      {
        message: `${order.title} does not close ${date} for ${order.layer}, so there is nothing to withdraw`,
        hint: others.length === 0 ? 'a day that an order closes' : `the occasion of that day: ${others.join(', ')}`,
      },
    ];
  });
}

/** What closes a date for the offices an order reaches, from its layer upwards. */
function inForce(calendar: Calendar, order: OrderDraft, date: LocalDate): readonly Closure[] {
  return weeksOf(order).flatMap((week) => layerIndex(calendar, order.layer, week).closuresOn(dayNumber(date)));
}
