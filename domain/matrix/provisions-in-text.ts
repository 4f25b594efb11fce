import { westernDigits } from '../replies/dates-in-text.ts';

/** A provision of a law as a text cites it. */
export interface ProvisionInText {
  /** In one form: `section 302`, `articles 9, 10`, `rule 4 (2)`. */
  readonly says: string;
  readonly from: number;
  readonly to: number;
}

const WORDS: readonly (readonly [pattern: string, name: string])[] = [
  [String.raw`sub-?sections?|sections?|secs?\.?|ss?\.|u/ss?\.?`, 'section'],
  [String.raw`articles?|arts?\.`, 'article'],
  [String.raw`rules?`, 'rule'],
  [String.raw`clauses?`, 'clause'],
  [String.raw`دفعہ|دفعات`, 'section'],
  [String.raw`آرٹیکلز?`, 'article'],
];
const NUMBER = String.raw`\d{1,3}(?!\d|\.\d)(?:-?[A-Z]{1,2}(?![\p{L}])|-(?:اے|بی|سی|ڈی|ای|ایف)(?![\p{L}]))?(?:\s?\([0-9a-z]{1,4}\)){0,3}`;
const FORMS = WORDS.map(
  ([pattern, name]) =>
    [
      new RegExp(
        String.raw`(?<![\p{L}\p{M}\p{N}/])(?:${pattern})\s{0,2}(?:Nos?\.?\s?)?(${NUMBER}(?:\s?(?:,|،|and|to|&|/|–|-|or|read with|تا|اور)\s?${NUMBER}){0,12})`,
        'giu',
      ),
      name,
    ] as const,
);

/** The provisions of laws a text cites, in order; numbers of paragraphs, rows or annexes are none. */
export function provisionsIn(text: string): readonly ProvisionInText[] {
  const plain = westernDigits(text);
  return FORMS.flatMap(([pattern, name]) =>
    [...plain.matchAll(pattern)].map((match): ProvisionInText => {
      const numbers = match[1]!.replace(/\s+/gu, ' ').trim();
      return { says: `${name} ${numbers}`, from: match.index, to: match.index + match[0].length };
    }),
  ).sort((a, b) => a.from - b.from);
}
