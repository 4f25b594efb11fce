import { territoriesIn } from '../questions/territories.ts';
import { saysSomething, stemsOf } from '../questions/words.ts';
import { questionOf } from '../requests/row.ts';
import type { CheckedRow, Finding } from './answer-check.ts';
import type { AnswerFacts } from './answer-facts.ts';
import { BREAKDOWN_SIGNS } from './breakdown-signs.ts';
import type { Figure } from './figures-in-text.ts';

/** An answer with what it says. */
export interface ReadAnswer {
  readonly row: CheckedRow;
  readonly facts: AnswerFacts;
}

/** A figure of one answer, with what it is compared by. */
interface Compared {
  readonly answer: ReadAnswer;
  readonly figure: Figure;
  /** What has to be the same for two figures to be of the same thing: question, unit, years, place, groups. */
  readonly key: string;
  readonly stems: ReadonlySet<string>;
  readonly rounded: boolean;
}

const word = (pattern: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${pattern})(?![\p{L}\p{M}])`, 'iu');
/** Groups that keep two figures apart: women from men, the registered from the convicted. */
const GROUPS = (
  ['sex', 'age', 'religion', 'nationality', 'offence', 'relationship', 'outcome', 'disability'] as const
).flatMap((by) => BREAKDOWN_SIGNS[by].groups.map((pattern, at) => ({ id: `${by}${at}`, sign: word(pattern) })));
const ABOUT =
  /(?:about|approximately|approx\.?|around|nearly|almost|over|more than|at least|some|roughly|تقریباً|تقریبا|لگ بھگ)\s(?:Rs\.?\s?)?$/iu;
/** Shares of their words from which two clauses speak of the same thing. */
const ALIKE = 0.5;
const WINDOW = 90;

/**
 * Figures of different offices on the same thing that differ: the same question, unit, years, place and groups, in
 * clauses that share their words. Figures of a province do not contradict those of the country, a rounded figure does
 * not contradict an exact one near it, and an office that gives several figures of one kind is not compared.
 *
 * @returns findings by row, of both sides of each contradiction
 */
export function contradictions(answers: readonly ReadAnswer[]): ReadonlyMap<CheckedRow, readonly Finding[]> {
  const byKey = new Map<string, Map<string, Compared[]>>();
  for (const answer of answers) {
    for (const compared of comparedOf(answer)) {
      const offices = byKey.get(compared.key) ?? new Map<string, Compared[]>();
      byKey.set(compared.key, offices);
      offices.set(answer.row.office, [...(offices.get(answer.row.office) ?? []), compared]);
    }
  }
  const found = new Map<CheckedRow, Finding[]>();
  const note = (own: Compared, other: Compared): void => {
    const findings = found.get(own.answer.row) ?? [];
    found.set(own.answer.row, findings);
    const said = findings.some(
      ({ other: one }) => one?.office === other.answer.row.office && one.row === other.answer.row.row,
    );
    if (!said) findings.push(finding(own, other));
  };
  for (const offices of byKey.values()) {
    const single = [...offices.values()].flatMap((figures) =>
      new Set(figures.map(({ figure }) => figure.value)).size === 1 ? [figures[0]!] : [],
    );
    for (const [at, one] of single.entries()) {
      for (const other of single.slice(at + 1)) {
        if (!sameThing(one, other) || agree(one, other)) continue;
        note(one, other);
        note(other, one);
      }
    }
  }
  return found;
}

function comparedOf(answer: ReadAnswer): readonly Compared[] {
  const { row, facts } = answer;
  const { text, figures } = facts;
  const compared = new Set([...facts.statistics, ...facts.amounts]);
  return figures.flatMap((figure, at): Compared[] => {
    if (!compared.has(figure) || figure.unit === null || (figure.year === null && figure.period === null)) return [];
    const start = Math.max(figures[at - 1]?.to ?? 0, figure.from - WINDOW);
    const before = text.slice(start, figure.from);
    const after = text.slice(figure.to, Math.min(figures[at + 1]?.from ?? text.length, figure.to + WINDOW));
    const own = /[\t|]| {2}/u.test(before + after) ? figure.about : `${sinceSentence(before)} ${untilSentence(after)}`;
    const places = territoriesIn(own);
    if (places.length > 1) return [];
    const place = places[0]?.id ?? row.place ?? 'country';
    const groups = GROUPS.filter(({ sign }) => sign.test(own)).map(({ id }) => id);
    const years = figure.year ?? figure.period!.join('-');
    const key = [questionOf(row.row), figure.unit, years, place, ...groups].join('|');
    const stems = new Set(stemsOf(own).filter((stem) => saysSomething(stem) && stem !== stemsOf(figure.unit!)[0]));
    const rounded = ABOUT.test(before);
    return [{ answer, figure, key, stems, rounded }];
  });
}

const sinceSentence = (before: string): string => before.replace(/^.*[.;۔؛]\s/su, '');
const untilSentence = (after: string): string => after.replace(/[.;۔؛]\s.*$/su, '');

function sameThing(a: Compared, b: Compared): boolean {
  const least = Math.min(a.stems.size, b.stems.size);
  if (least === 0) return a.answer.row.row === b.answer.row.row;
  const shared = [...a.stems].filter((stem) => b.stems.has(stem)).length;
  return shared >= ALIKE * least && (shared > 0 || a.answer.row.row === b.answer.row.row);
}

function agree(a: Compared, b: Compared): boolean {
  const apart = Math.abs(a.figure.value - b.figure.value);
  const loose = a.rounded || b.rounded ? 0.1 * Math.max(a.figure.value, b.figure.value) : 0;
  return apart <= Math.max(loose, grain(a.figure) / 2, grain(b.figure) / 2);
}

/** To what a figure is rounded: a percentage to its last digit, a large number to the zeros it ends in. */
function grain({ value, unit }: Figure): number {
  if (unit === 'percent') return Number.isInteger(value) ? 1 : 0.1;
  let power = 1;
  while (value >= 10_000 && value % (power * 10) === 0) power *= 10;
  return power === 1 ? 0 : power;
}

function finding(own: Compared, other: Compared): Finding {
  const { office, row } = other.answer.row;
  const { year, period, unit } = own.figure;
  const of = year === null ? (period === null ? null : `${period[0]}–${period[1]}`) : String(year);
  const [mine, theirs] = [figureWords(own.figure), figureWords(other.figure)];
  return {
    code: 'contradicts',
    says: `Which figure holds, and from which source: this office gives ${mine} ${of === null ? '' : `for ${of} `}where ${office} gives ${theirs}.`,
    because: own.figure.about,
    other: { office, row },
    figures: { own: mine, others: theirs, of },
  };

  function figureWords(figure: Figure): string {
    return unit === 'percent' ? `${figure.wording} per cent` : `${figure.wording} ${unit ?? ''}`.trim();
  }
}
