import { readFileSync } from 'node:fs';
import { FINDING_CODES, type AnswerCheck, type CheckedRow, type Finding } from '../domain/matrix/answer-check.ts';
import { checkAnswers } from '../domain/matrix/check-answers.ts';
import type { FiguresAsked, AskedFor } from '../domain/loi/instrument.ts';
import type { Province } from '../domain/offices/office.ts';
import type { AnswerStatus } from '../domain/replies/reply.ts';
import type { BenchLine, BenchResult, Say } from './bench.ts';

/** An office's answer as it was labelled, by a person who did not look at what the rules say. */
interface Labelled {
  readonly id: string;
  /** Id of the question. */
  readonly asked: string;
  readonly office?: string;
  readonly place?: Province;
  readonly status?: AnswerStatus;
  readonly answer: string;
  readonly earlier?: {
    readonly symbol: string | null;
    readonly mechanism: string;
    readonly on: string;
    readonly text: string;
    readonly stale: string | null;
  };
  /** What other offices answered to the same. */
  readonly others?: readonly { readonly office: string; readonly place?: Province; readonly answer: string }[];
  readonly findings: readonly Pick<Finding, 'code' | 'years' | 'disaggregations'>[];
}

interface LabelledSet {
  readonly questions: Readonly<
    Record<
      string,
      { readonly question: string; readonly asksFor: readonly AskedFor[]; readonly figures?: FiguresAsked }
    >
  >;
  readonly answers: readonly Labelled[];
}

/** Sets by name: the rules were made on the first, and only measured on the others. */
const SETS = { development: 'development', 'held out': 'held-out', 'held out again': 'held-out-again' } as const;
/** Day on which all answers were written and are judged. */
const ON = '2024-03-01';
/** Of all findings together, in percent; what the rules reach on answers they were not made on. */
const LEAST = { precision: 80, recall: 80 };

/** How often the completeness check finds what is wanting, and how often it is right: by rule and in all. */
export function benchCompleteness(say: Say): readonly BenchResult[] {
  return Object.entries(SETS).map(([name, file]) => measured(name, labelledSet(file), say));
}

/** A set of labelled answers. */
export function labelledSet(file: string): LabelledSet {
  const url = new URL(`../tests/domain/matrix/labelled/${file}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as LabelledSet;
}

interface Counts {
  right: number;
  found: number;
  true: number;
}

function measured(name: string, set: LabelledSet, say: Say): BenchResult {
  const counts = new Map<string, Counts>(
    [...FINDING_CODES, 'all'].map((code) => [code, { right: 0, found: 0, true: 0 }]),
  );
  let whole = 0;
  for (const labelled of set.answers) {
    const found = keysOf(checkOf(labelled, set).findings);
    const truth = keysOf(labelled.findings);
    const add = (key: string, field: keyof Counts): void => {
      for (const code of [key.split(' ')[0]!, 'all']) counts.get(code)![field] += 1;
    };
    for (const key of found) add(key, 'found');
    for (const key of truth) add(key, 'true');
    for (const key of found) if (truth.has(key)) add(key, 'right');
    const wrong = [
      ...[...found].filter((key) => !truth.has(key)).map((key) => `+${key}`),
      ...[...truth].filter((key) => !found.has(key)).map((key) => `-${key}`),
    ];
    if (wrong.length === 0) whole += 1;
    else
      say(`completeness: ${labelled.id}: ${wrong.join(', ')}: ${labelled.answer.replace(/\s+/gu, ' ').slice(0, 90)}`);
  }
  const lines = [...counts].flatMap(([code, { right, found, true: of }]): BenchLine[] => {
    if (found + of === 0) return [];
    const least = (which: keyof typeof LEAST): Partial<BenchLine> => (code === 'all' ? { least: LEAST[which] } : {});
    return [
      {
        what: `${code}: precision (${right} of ${found} found)`,
        ours: found === 0 ? 100 : (100 * right) / found,
        ...least('precision'),
      },
      {
        what: `${code}: recall (${right} of ${of} true)`,
        ours: of === 0 ? 100 : (100 * right) / of,
        ...least('recall'),
      },
    ];
  });
  const exact = (100 * whole) / set.answers.length;
  return {
    bench: `completeness, ${name}`,
    of: `findings on ${set.answers.length} labelled answers, in percent; years and breakdowns have to be the very ones`,
    lines: [
      ...lines,
      { what: `answers without any wrong or lost finding (${whole} of ${set.answers.length})`, ours: exact },
    ],
  };
}

/** What the rules say of a labelled answer, beside those of the other offices. */
export function checkOf(labelled: Labelled, { questions }: LabelledSet): AnswerCheck {
  const { office = 'moi', place, status = 'answered', answer, earlier, others = [] } = labelled;
  const asked = questions[labelled.asked];
  if (asked === undefined) throw new RangeError(`${labelled.id} is of question ${labelled.asked}, which is not there`);
  const row = (
    of: { readonly office: string; readonly place?: Province | undefined; readonly answer: string },
    as: AnswerStatus,
  ): CheckedRow => ({
    office: of.office,
    ...(of.place === undefined ? {} : { place: of.place }),
    row: 'q1',
    ...asked,
    answer: { status: as, text: of.answer, on: ON },
  });
  const own = row({ office, place, answer }, status);
  const before = { cycleId: 'earlier', row: 'q1', question: asked.question, office, likeness: 1, same: true };
  const checked = earlier === undefined ? own : { ...own, earlier: { ...before, ...earlier } };
  return checkAnswers([checked, ...others.map((other) => row(other, 'answered'))], ON)[0]!;
}

/** A finding with exactly what it names. */
function keysOf(findings: Labelled['findings']): ReadonlySet<string> {
  return new Set(
    findings.map(({ code, years, disaggregations }) => {
      const named =
        code === 'years-missing' ? (years ?? []) : code === 'disaggregation-missing' ? (disaggregations ?? []) : [];
      return named.length === 0 ? code : `${code} ${[...named].map(String).sort().join(' ')}`;
    }),
  );
}
