import { addMonths } from '../calendar/add-months.ts';
import type { LocalDate } from '../calendar/calendar.ts';
import { stemsOf } from '../questions/words.ts';
import type { CheckedRow, Finding } from './answer-check.ts';
import type { AnswerFacts } from './answer-facts.ts';
import { tellingStems, withoutBoilerplate } from './answer-phrases.ts';

/** Stems that tell something, below which a text says too little to stand as an answer. Ours, to be confirmed. */
const LEAST = 6;
/** Beside a reference elsewhere, a repeated question or a lack of data, so many stems are an answer of its own. */
const OWN = 5;
/** Share of an answer's stems found in its question from which it only repeats it. */
const REPEATED = 0.75;
/** Months for which an answer may be given again as it is, while nothing says that it is stale. */
const FRESH_MONTHS = 12;

/** Whether an answer says anything of its own: not too little, not the question back, not “see above”, not an old text. */
export function checkSubstance(row: CheckedRow, facts: AnswerFacts): readonly Finding[] {
  const copy = unchangedCopy(row, facts.text);
  const only = onlyElsewhere(facts) ?? noReason(facts) ?? repeats(row, facts) ?? tooThin(facts);
  return [...(copy === null ? [] : [copy]), ...(only === null ? [] : [only])];
}

/** Of a row whose status is “no data”: why there are none. */
export function checkNoData(facts: AnswerFacts): readonly Finding[] {
  const rest = facts.noData?.telling ?? facts.telling.size;
  const told = (facts.noData?.reason ?? null) !== null || rest >= OWN;
  return told && facts.text.trim() !== '' ? [] : [reasonWanted(facts.noData?.words ?? (facts.text.trim() || null))];
}

function reasonWanted(because: string | null): Finding {
  return {
    code: 'no-reason',
    says: 'The reason why there are no data, and who keeps them or from when they will be kept.',
    because,
  };
}

function onlyElsewhere({ elsewhere, statistics, amounts }: AnswerFacts): Finding | null {
  if (elsewhere === null || elsewhere.telling >= OWN || statistics.length + amounts.length > 0) return null;
  return {
    code: 'refers-elsewhere',
    says: `The answer itself, in its row; it only says “${elsewhere.words}”.`,
    because: elsewhere.words,
  };
}

function noReason({ noData, statistics, amounts, cases }: AnswerFacts): Finding | null {
  if (noData === null || noData.reason !== null || noData.telling >= OWN) return null;
  if (statistics.length + amounts.length + cases.length > 0) return null;
  return reasonWanted(noData.words);
}

function repeats({ question }: CheckedRow, { text, statistics, amounts, laws, cases }: AnswerFacts): Finding | null {
  if (
    statistics.length + amounts.length + cases.length > 0 ||
    laws.some(({ kind }) => kind !== null && kind !== 'treaty')
  )
    return null;
  const asked = new Set(stemsOf(question));
  const said = [...tellingStems(withoutBoilerplate(text))];
  const own = said.filter((stem) => !asked.has(stem));
  if (said.length < 3 || own.length >= OWN || said.length - own.length < REPEATED * said.length) return null;
  return {
    code: 'repeats-question',
    says: 'An answer; the text only repeats the question.',
    because: text.trim().slice(0, 120),
  };
}

function tooThin({ telling, text, statistics, amounts, cases, laws }: AnswerFacts): Finding | null {
  if (telling.size >= LEAST || statistics.length + amounts.length + cases.length > 0) return null;
  if (laws.some(({ kind }) => kind !== null && kind !== 'treaty')) return null;
  return {
    code: 'too-thin',
    says: 'What was done, by whom, since when and with what effect; the answer says too little to be used.',
    because: text.trim().slice(0, 120),
  };
}

function unchangedCopy({ earlier }: CheckedRow, text: string): Finding | null {
  if (earlier === undefined || earlier.text.trim() === '') return null;
  const plain = (one: string): string => stemsOf(withoutBoilerplate(one)).join(' ');
  if (plain(earlier.text) !== plain(text)) return null;
  const where = earlier.symbol ?? earlier.mechanism.toUpperCase();
  const stale = earlier.stale === null ? '' : ` (${earlier.stale})`;
  return {
    code: 'unchanged-copy',
    says: `What has changed since ${earlier.on}: the text is that of the answer to ${where}${stale}; confirm that it still holds, or bring it up to date.`,
    because: earlier.text.trim().slice(0, 120),
  };
}

/** Whether a text that was given before may stand: it is not stale and of the last year. */
export function mayStandAgain({ earlier }: CheckedRow, on: LocalDate): boolean {
  return earlier !== undefined && earlier.stale === null && addMonths(earlier.on, FRESH_MONTHS) >= on;
}
