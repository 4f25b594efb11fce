import type { Disaggregation } from '../loi/instrument.ts';
import type { CheckedRow, Finding } from './answer-check.ts';
import type { AnswerFacts } from './answer-facts.ts';
import { disaggregationsIn } from './disaggregations-in-text.ts';
import { breakdownNames } from './guidance.ts';
import { partsOfText } from './text-lines.ts';
import { yearRuns } from './year-runs.ts';
import { yearsIn } from './years-in-text.ts';

const ASKS_FIGURES =
  /\b(?:how many|(?:the )?numbers? of[^.,;]{0,40}|statistic\p{L}*[^.,;]{0,30}|disaggregated[^.,;]{0,30}|data\b[^.,;]{0,30}|percentages?[^.,;]{0,30}|proportions?[^.,;]{0,30}|rates? of[^.,;]{0,30}|figures[^.,;]{0,30})|اعداد و شمار|تعداد/iu;
const COUNTED = /\b(?:numbers?|how many|percentage|proportion|rates?)\b|تعداد/iu;
const UNAVAILABLE =
  /(?:not|yet to be|still)\s(?:yet |being |been )*(?:available|compiled|finali[sz]ed|collected|received|consolidated|maintained|kept)|دستیاب نہیں|مرتب نہیں/iu;
const LAST_YEARS =
  /(?:last|past|previous|preceding|گزشتہ|پچھلے)\s(?:(\d{1,2})|(two|three|four|five|six|ten)|(دو|تین|چار|پانچ|چھ|دس))\s(?:\(\d{1,2}\)\s)?(?:financial |calendar )?(?:years|سال)/giu;
const IN_WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  دو: 2,
  تین: 3,
  چار: 4,
  پانچ: 5,
  چھ: 6,
  دس: 10,
};

/** What figures an answer lacks of those it is asked for: all of them, those of some years, those by some group. */
export function checkFigures(row: CheckedRow, facts: AnswerFacts, thisYear: number): readonly Finding[] {
  const { asksFor, figures: asked, question } = row;
  if (!asksFor.includes('statistics') && asked === undefined) return [];
  const years = (asked?.years ?? null) === null ? [] : yearsOf(asked!.years!, thisYear);
  const by = (asked?.disaggregatedBy ?? []).filter((one) => one !== 'province' || row.place === undefined);
  // Amounts are figures where money is asked for and no number of anything else.
  const money = asksFor.includes('budget') && !COUNTED.test(question) && facts.amounts.length > 0;
  if (facts.statistics.length === 0 && !money) {
    // Whoever says that nothing is kept is asked for the reason, not for the figures.
    if (facts.noData !== null) return [];
    const of = years.length === 0 ? '' : ` for ${yearRuns(years)}`;
    const how = by.length === 0 ? '' : `, by ${breakdownNames(by, 'en')}`;
    return [
      {
        code: 'figures-missing',
        says: `Figures${of}${how}; the answer gives none.`,
        because: ASKS_FIGURES.exec(question)?.[0].trim() ?? null,
        ...(years.length === 0 ? {} : { years }),
        ...(by.length === 0 ? {} : { disaggregations: by }),
      },
    ];
  }
  return [
    ...missingYears(row, facts, years),
    ...(facts.statistics.every(({ value }) => value === 0) ? [] : missingBreakdowns(question, facts, by)),
  ];
}

function yearsOf([first, last]: readonly [number, number], thisYear: number): readonly number[] {
  const end = Math.min(last, thisYear);
  return Array.from({ length: Math.min(60, Math.max(0, end - first + 1)) }, (_, at) => first + at);
}

function missingYears(
  { question, answer }: CheckedRow,
  facts: AnswerFacts,
  asked: readonly number[],
): readonly Finding[] {
  const given = new Set<number>();
  for (const { year, period } of [...facts.statistics, ...facts.amounts]) {
    const [first, last] = period ?? (year === null ? [1, 0] : [year, year]);
    for (let one = first; one <= last; one += 1) given.add(one);
  }
  const written = Number((answer?.on ?? '').slice(0, 4));
  for (const match of facts.text.matchAll(LAST_YEARS)) {
    const count = Number(match[1] ?? IN_WORDS[(match[2] ?? match[3] ?? '').toLowerCase()]);
    for (let one = 0; one <= count; one += 1) given.add(written - one);
  }
  const explained = yearsExplained(facts.text);
  const missing = asked.filter((year) => !given.has(year) && !explained.has(year));
  if (missing.length === 0) return [];
  const gives = given.size === 0 ? 'its figures name no year' : `the answer gives ${yearRuns([...given])}`;
  const because = yearsIn(question).map(({ from, to }) => question.slice(from, to))[0] ?? null;
  return [{ code: 'years-missing', says: `Figures for ${yearRuns(missing)}; ${gives}.`, because, years: missing }];
}

/** Years of which the text says that their figures are not there yet. */
function yearsExplained(text: string): ReadonlySet<number> {
  const years = new Set<number>();
  for (const part of partsOfText(text)) {
    if (part.kind !== 'sentence' || !UNAVAILABLE.test(part.text)) continue;
    for (const { first, last } of yearsIn(part.text)) for (let one = first; one <= last; one += 1) years.add(one);
  }
  return years;
}

const BREAKDOWN = /(?:disaggregated|broken down|breakdown|divided|segregated)[^.;]{0,80}|کے لحاظ سے|کے اعتبار سے/iu;

function missingBreakdowns(question: string, facts: AnswerFacts, asked: readonly Disaggregation[]): readonly Finding[] {
  if (asked.length === 0) return [];
  const given = new Set(disaggregationsIn(facts.text, facts.figures).map(({ by }) => by));
  const missing = asked.filter((by) => !given.has(by));
  if (missing.length === 0) return [];
  const some = asked.filter((by) => given.has(by));
  const gives = some.length === 0 ? 'they are not broken down' : `they are given by ${breakdownNames(some, 'en')} only`;
  return [
    {
      code: 'disaggregation-missing',
      says: `The figures by ${breakdownNames(missing, 'en')}; ${gives}.`,
      because: BREAKDOWN.exec(question)?.[0].trim() ?? null,
      disaggregations: missing,
    },
  ];
}
