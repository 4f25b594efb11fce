import type { CheckedRow, Finding } from './answer-check.ts';
import type { AnswerFacts } from './answer-facts.ts';

const ASKS_LAW =
  /\b(?:legislat\p{L}*|laws?\b|bills?\b|acts?\b|legal [\p{L}]+|amend\p{L}*|codes?\b|ordinances?\b|regulations?\b)[^.,;]{0,30}|قانون\p{L}*/iu;
const ASKS_CASES =
  /\b(?:complaints?|investigations?|prosecut\p{L}*|convict\p{L}*|judge?ments?|case law|court decisions?|cases?|sentences?)\b[^.,;]{0,30}|مقدمات|شکایات/iu;
const ASKS_BUDGET =
  /\b(?:budget\p{L}*|allocat\p{L}*|funding|funds|financial resources|expenditures?|financial)\b[^.,;]{0,30}|بجٹ|فنڈز/iu;
const NO_LAW =
  /(?:\bno\b|\bnot\b|not any|نہیں)[^.;\n]{0,50}(?:\b(?:laws?|legislation|bill|act|amendment|provision|legislative)\b|قانون)|(?:قانون|قانون سازی)[^۔\n]{0,40}(?:نہیں|موجود نہیں)|\b(?:laws?|legislation|bill)\b[^.;\n]{0,40}\b(?:does not exist|has not been|have not been|is not)\b/iu;
const NO_CASE =
  /\b(?:no|nil|not a single|zero)\b[^.;\n]{0,40}\b(?:case|cases|complaint|complaints|incident|incidents|FIR|instance|judgment)\b|کوئی (?:\p{L}+ ){0,2}(?:مقدمہ|کیس|شکایت|واقعہ)/iu;
const NO_BUDGET =
  /\bno\b[^.;\n]{0,40}\b(?:budget|allocation|funds?|amount|provision)\b|(?:بجٹ|فنڈ\p{L}*|رقم)[^۔\n]{0,30}نہیں/iu;
const OF_BUDGET = /budget|GDP|allocat|expenditure|بجٹ/iu;

/** What an answer has to name and does not: cases, laws, amounts. */
export function checkNamed(row: CheckedRow, facts: AnswerFacts): readonly Finding[] {
  return [...missingCases(row, facts), ...unnamedLaw(row, facts), ...missingBudget(row, facts)];
}

function missingCases({ asksFor, question }: CheckedRow, { text, cases, noData }: AnswerFacts): readonly Finding[] {
  if (!asksFor.includes('cases') || cases.length > 0 || noData !== null || NO_CASE.test(text)) return [];
  return [
    {
      code: 'cases-missing',
      says: 'Cases: how many were registered, investigated, prosecuted and decided, or examples with their outcome; the answer gives none.',
      because: ASKS_CASES.exec(question)?.[0].trim() ?? null,
    },
  ];
}

function unnamedLaw({ asksFor, question }: CheckedRow, { text, laws }: AnswerFacts): readonly Finding[] {
  const [lost] = laws.filter(({ title }) => title === null);
  if (lost !== undefined) {
    return [
      {
        code: 'law-not-named',
        says: `The law, by title and year, of which “${lost.wording}” is cited.`,
        because: lost.wording,
      },
    ];
  }
  const named = laws.some(({ kind }) => kind !== null && kind !== 'treaty');
  if (!asksFor.includes('legislation') || named || NO_LAW.test(text)) return [];
  return [
    {
      code: 'law-not-named',
      says: 'The laws, each by title, year and section, and whether it is in force, a bill or a draft; the answer names none.',
      because: ASKS_LAW.exec(question)?.[0].trim() ?? null,
    },
  ];
}

function missingBudget(
  { asksFor, question }: CheckedRow,
  { text, amounts, figures, noData }: AnswerFacts,
): readonly Finding[] {
  if (!asksFor.includes('budget') || amounts.length > 0 || noData !== null || NO_BUDGET.test(text)) return [];
  if (figures.some(({ unit, about }) => unit === 'percent' && OF_BUDGET.test(about))) return [];
  return [
    {
      code: 'budget-missing',
      says: 'Amounts allocated and spent, by financial year; the answer gives none.',
      because: ASKS_BUDGET.exec(question)?.[0].trim() ?? null,
    },
  ];
}
