import { westernDigits } from '../replies/dates-in-text.ts';
import { figuresIn, type Figure } from './figures-in-text.ts';

/** A case that a text names, or a count of cases. */
export interface CaseInText {
  /** `count` is a figure of cases; `example` one case, by its parties, number or court. */
  readonly kind: 'count' | 'example';
  readonly wording: string;
  readonly from: number;
}

/** What counts as a count of cases. */
export const UNITS_OF_CASES: ReadonlySet<string> = new Set([
  'cases',
  'FIRs',
  'complaints',
  'investigations',
  'prosecutions',
  'convictions',
  'acquittals',
  'arrests',
  'judgments',
  'incidents',
  'executions',
  'deaths',
  'accused',
  'victims',
]);

const EXAMPLES: readonly RegExp[] = [
  // Parties: “Asia Bibi v. The State”, “State versus Imran Ali”.
  /\p{Lu}[\p{L}.]{1,20}(?:\s\p{Lu}?[\p{L}.]{1,20}){0,4}\s(?:v\.?|vs\.?|versus|V\/S)\s(?:the\s)?\p{Lu}[\p{L}.]{1,20}/gu,
  /\b(?:PLD|PLJ|SCMR|PCr\.?LJ|MLD|YLR)\s?\d{4}|\b\d{4}\s(?:SCMR|PCr\.?LJ|MLD|YLR|CLC)\b/gu,
  /\b(?:FIR|case|crime|writ petition|W\.?P\.?|criminal appeal|civil appeal|criminal petition|constitution(?:al)? petition|human rights case|HRC|suo motu(?: case)?|jail petition|complaint|reference)\s?(?:No\.?|number|#)\s?:?\s?[\w./-]*\d/giu,
  /\b[Ii]n (?:the )?case of (?!any|non|a |an |emergency|violation|need|failure)\p{L}+|\b(?:Supreme|High|Federal Shariat|Sessions|Anti-Terrorism|Special) Court[^.\n]{0,60}(?:held|ruled|ordered|directed|convicted|sentenced|acquitted|decided|declared|struck down|set aside|upheld|awarded|judg(?:e)?ment)/gu,
  /(?:مقدمہ|ایف آئی آر|رٹ پٹیشن|اپیل) نمبر\s?\d|\p{L}{2,16} بنام \p{L}{2,16}/gu,
];

/** The cases a text gives: counts of them, and single ones by their parties, number or court. */
export function casesIn(text: string, figures: readonly Figure[] = figuresIn(text)): readonly CaseInText[] {
  const plain = westernDigits(text);
  const counts = figures
    .filter(({ unit }) => unit !== null && UNITS_OF_CASES.has(unit))
    .map(({ wording, from }): CaseInText => ({ kind: 'count', wording, from }));
  const examples = EXAMPLES.flatMap((pattern) =>
    [...plain.matchAll(pattern)].map((match): CaseInText => ({
      kind: 'example',
      wording: match[0],
      from: match.index,
    })),
  );
  return [...counts, ...examples].sort((a, b) => a.from - b.from);
}
