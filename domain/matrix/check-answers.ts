import type { LocalDate } from '../calendar/calendar.ts';
import type { AnswerCheck, AnswerStanding, CheckedRow, Finding } from './answer-check.ts';
import { answerFacts, type AnswerFacts } from './answer-facts.ts';
import { checkFigures } from './check-figures.ts';
import { checkNamed } from './check-named.ts';
import { checkNoData, checkSubstance, mayStandAgain } from './check-substance.ts';
import { contradictions } from './contradictions.ts';

const NOTHING: Finding = { code: 'no-answer', says: 'The answer; the row is empty.', because: null };
const ASKS_BACK: Finding = {
  code: 'no-answer',
  says: 'The answer; the office asks what is meant and has to be told first.',
  because: null,
};

/**
 * How an answer stands and what exactly it lacks, by rules that say which words they went by. It judges only whether
 * what was asked for is there, never whether it is true.
 *
 * @param today local date; years after it are not missing
 */
export function checkAnswer(row: CheckedRow, today: LocalDate): AnswerCheck {
  return checked(row, row.answer === null ? null : answerFacts(row.answer.text, row.answer.on), today);
}

/**
 * Every answer checked by itself, and each against those of the other offices to the same question: of two that
 * contradict each other both have a finding.
 *
 * @returns one check for each row, in the order given
 */
export function checkAnswers(rows: readonly CheckedRow[], today: LocalDate): readonly AnswerCheck[] {
  const read = rows.map((row) => ({
    row,
    facts: row.answer === null ? null : answerFacts(row.answer.text, row.answer.on),
  }));
  const between = contradictions(
    read.flatMap(({ row, facts }) => (facts === null || row.answer?.status !== 'answered' ? [] : [{ row, facts }])),
  );
  return read.map(({ row, facts }) => {
    const check = checked(row, facts, today);
    const contradicted = between.get(row);
    return contradicted === undefined ? check : { ...check, findings: [...check.findings, ...contradicted] };
  });
}

function checked(row: CheckedRow, facts: AnswerFacts | null, today: LocalDate): AnswerCheck {
  const { office, row: id, answer } = row;
  const findings = facts === null || answer === null ? [NOTHING] : findingsOf(row, facts, answer.status, today);
  return { office, row: id, standing: standingOf(row, findings, today), findings };
}

function findingsOf(
  row: CheckedRow,
  facts: AnswerFacts,
  status: NonNullable<CheckedRow['answer']>['status'],
  today: LocalDate,
): readonly Finding[] {
  if (status === 'clarification') return [ASKS_BACK];
  // Whose it is instead is seen to by an officer already.
  if (status === 'not-ours') return [];
  if (status === 'no-data') return checkNoData(facts);
  if (facts.text.trim() === '') return [NOTHING];
  return [
    ...checkSubstance(row, facts),
    ...checkFigures(row, facts, Number(today.slice(0, 4))),
    ...checkNamed(row, facts),
  ];
}

function standingOf(row: CheckedRow, findings: readonly Finding[], today: LocalDate): AnswerStanding {
  if (findings.some(({ code }) => code === 'no-answer')) return 'missing';
  const wanting = findings.some(({ code }) => code !== 'unchanged-copy' || !mayStandAgain(row, today));
  return wanting ? 'thin' : 'answered';
}
