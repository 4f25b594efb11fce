import { addMonths } from '../calendar/add-months.ts';
import type { LocalDate } from '../calendar/calendar.ts';
import { stemsOf } from '../questions/words.ts';
import type { FiguresAsked } from '../loi/instrument.ts';
import type { NamedLaw, RememberedAnswer } from './remembered-answer.ts';

/** By what an earlier answer is judged. */
export interface Freshness {
  readonly today: LocalDate;
  /** An answer is fresh for so many months. */
  readonly months: number;
  /** The figures asked for now; null or absent where none are. */
  readonly figures?: FiguresAsked | null;
  /** Offices that are there now; absent: all are. */
  readonly offices?: ReadonlySet<string>;
  /** Laws that the desk has seen named anywhere, to find what has changed another; absent: none. */
  readonly laws?: readonly NamedLaw[];
}

/** Months for which an answer is fresh: treaty bodies ask for what holds now, and figures are kept by year. Ours, to be confirmed by the ministry. */
export const FRESH_MONTHS = 12;
/** Where figures are asked for without years, those of the year before last are the oldest that serve. */
const YEARS_OF_FIGURES = 2;

/**
 * Why an earlier answer is no longer fresh, in words for an officer, the weightiest first: its office is gone, a law it
 * names was changed since, its figures end too early, it is old.
 *
 * @returns null while it is fresh
 */
export function staleBecause(answer: RememberedAnswer, by: Freshness): string | null {
  const why = [officeGone(answer, by), lawChanged(answer, by), figuresEnd(answer, by), old(answer, by)];
  const told = why.filter((one) => one !== null);
  return told.length === 0 ? null : told.join('; ');
}

function officeGone({ office }: RememberedAnswer, { offices }: Freshness): string | null {
  return offices === undefined || offices.has(office) ? null : `the office ${office} is not among the offices any more`;
}

function lawChanged({ on, laws }: RememberedAnswer, { laws: seen = [] }: Freshness): string | null {
  const given = Number(on.slice(0, 4));
  for (const law of laws) {
    const later = seen.find((other) => (other.year ?? 0) >= given && amends(other, law));
    if (later !== undefined) return `${titleOf(law)} was changed since by ${titleOf(later)}`;
  }
  return null;
}

function figuresEnd({ figures }: RememberedAnswer, { figures: asked, today }: Freshness): string | null {
  const last = lastYear(figures);
  if (asked === undefined || asked === null || last === null) return null;
  if (asked.years !== null)
    return last < asked.years[1] ? `its latest figures are of ${last}, ${asked.years[1]} is asked for` : null;
  return last < Number(today.slice(0, 4)) - YEARS_OF_FIGURES ? `its latest figures are of ${last}` : null;
}

function old({ on }: RememberedAnswer, { months, today }: Freshness): string | null {
  return addMonths(on, months) < today ? `it is of ${on}, older than ${months} months` : null;
}

/** The last year of which an answer gives a figure, null where its figures tell no year. */
export function lastYear(figures: RememberedAnswer['figures']): number | null {
  const years = figures.flatMap(({ year, period }) => [...(year === null ? [] : [year]), ...(period ?? [])]);
  return years.length === 0 ? null : Math.max(...years);
}

/** Whether one law says of itself that it amends or repeals the other: its title is the other's with that word. */
function amends(other: NamedLaw, law: NamedLaw): boolean {
  const changes = (title: string) => /\b(?:Amendment|Amended|Repeal)\b/i.test(title);
  if (!changes(other.title) || changes(law.title)) return false;
  const words = (title: string) =>
    [
      ...new Set(
        stemsOf(title.replace(/\b(?:Amendment|Amended|Repeal|Act|Ordinance|Bill|First|Second|Third)\b/gi, '')),
      ),
    ].sort();
  const [mine, its] = [words(law.title), words(other.title)];
  return mine.length > 0 && mine.join(' ') === its.join(' ');
}

const titleOf = ({ title, year }: NamedLaw): string => (year === null ? title : `${title}, ${year}`);
