import { DISAGGREGATIONS, type Disaggregation } from '../loi/instrument.ts';
import { BREAKDOWN_SIGNS } from './breakdown-signs.ts';
import { figuresIn, type Figure } from './figures-in-text.ts';
import { partsOfText } from './text-lines.ts';
import { westernDigits } from '../replies/dates-in-text.ts';

/** A breakdown that a text gives of its figures. */
export interface BreakdownInText {
  readonly by: Disaggregation;
  /** Words by which it is one: the groups it names, or “gender-wise”. */
  readonly words: readonly string[];
  /** The text says that no such breakdown is kept; absent: it gives one. */
  readonly notKept?: true;
}

const word = (pattern: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${pattern})(?![\p{L}\p{M}])`, 'iu');
const COMPILED = DISAGGREGATIONS.map((by) => {
  const { named, groups, one } = BREAKDOWN_SIGNS[by];
  return { by, named: word(named), groups: groups.map(word), one: one === true };
});
/** “Of whom 34 were women”: the others are the rest. */
const OF_WHOM =
  /\b(?:of (?:whom|which|these|them)|including|out of (?:these|them|which)|among (?:them|these))\b|جن میں|ان میں سے/iu;
const NOT_KEPT =
  /(?:not|no|never|nor|نہیں)\s?(?:yet |being |been |such |separate |further )?(?:disaggregat\p{L}*|available|maintained|kept|collected|recorded|compiled|break(?:down)?|broken down|bifurcat\p{L}*|رکھا|رکھی|دستیاب|مرتب)?|does not (?:record|distinguish|disaggregate|maintain|keep|collect)/iu;
const BREAKDOWN_WORD: Readonly<Record<Disaggregation, string>> = {
  sex: 'sex|gender|صنف|جنس',
  age: 'age|عمر',
  province: 'provinces?|صوبہ|صوبے',
  location: 'districts?|rural|urban|location|ضلع',
  disability: 'disabilit(?:y|ies)|معذوری',
  'ethnic-origin': 'ethnic(?:ity| origin)?|نسل',
  religion: 'religion|faith|مذہب',
  nationality: 'nationality|قومیت',
  income: 'income|آمدن',
  offence: 'offences?|crimes?|جرم',
  relationship: 'relationship|رشتہ',
  outcome: 'outcomes?|نتیجہ',
};
const WORD_OF = new Map(DISAGGREGATIONS.map((by) => [by, word(BREAKDOWN_WORD[by])]));
const ANY_BREAKDOWN = word(
  'disaggregat\\p{L}*|breakdown|bifurcation|segregated|gender[- ]wise|age[- ]wise|district[- ]wise|تفصیل وار|الگ الگ',
);

/**
 * The breakdowns that a text gives of its figures: where two groups of one are named beside figures, one behind “of
 * whom”, or the breakdown itself by a heading (“gender-wise”). One that is said not to be kept is marked so.
 *
 * @param figures those of the text, where they were read already
 */
export function disaggregationsIn(
  text: string,
  figures: readonly Figure[] = figuresIn(text),
): readonly BreakdownInText[] {
  const { beside, refused } = passages(westernDigits(text), figures);
  return COMPILED.flatMap(({ by, named, groups, one }): BreakdownInText[] => {
    const said = named.exec(beside)?.[0];
    const found = groups.flatMap((group) => group.exec(beside)?.[0] ?? []);
    const enough = found.length >= 2 || (found.length === 1 && (one || OF_WHOM.test(beside)));
    const ages = by === 'age' && (bandsIn(beside) >= 2 || (YOUNG.test(beside) && GROWN.test(beside)));
    if (said !== undefined || enough || ages) return [{ by, words: said === undefined ? found : [said, ...found] }];
    const no = refused.find((sentence) => ANY_BREAKDOWN.test(sentence) || WORD_OF.get(by)!.test(sentence));
    return no === undefined ? [] : [{ by, words: [no], notKept: true }];
  });
}

/** Girls beside women are an age as well. */
const YOUNG = word('girls?|boys?|لڑکی\\p{L}*|لڑک(?:ے|وں)');
const GROWN = word('wom[ae]n|m[ae]n|خواتین|مرد\\p{L}*');
const BAND = /(?<!\d)\d{1,2}\s?[-–]\s?\d{1,2}(?= ?(?:years|yrs|\)|\t|\||:|$))/gmu;

/** How many bands of age a text names: `0-5`, `6–14 years`. */
function bandsIn(text: string): number {
  return new Set([...text.matchAll(BAND)].map(([band]) => band)).size;
}

/** The passages that hold figures, as one text, and those that say that something is not kept. */
function passages(
  plain: string,
  figures: readonly Figure[],
): { readonly beside: string; readonly refused: readonly string[] } {
  const beside: string[] = [];
  const refused: string[] = [];
  let next = 0;
  let heading = '';
  for (const part of partsOfText(plain)) {
    const cells = part.kind === 'table' ? part.rows.flat() : [];
    const text =
      part.kind === 'table' ? part.rows.map((row) => row.map((cell) => cell.text).join('\t')).join('\n') : part.text;
    const to =
      part.kind === 'table'
        ? (cells.at(-1)?.from ?? 0) + (cells.at(-1)?.text.length ?? 0)
        : part.from + part.text.length;
    let holds = false;
    for (; next < figures.length && figures[next]!.from < to; next += 1) holds = true;
    if (holds) beside.push(...(heading === '' ? [] : [heading]), text);
    if (part.kind === 'sentence' && part.heads) heading = text;
    else if (part.kind === 'sentence' && part.opens) heading = '';
    if (
      part.kind === 'sentence' &&
      NOT_KEPT.test(text) &&
      /disaggregat|breakdown|bifurcat|segregat|maintain|kept|collect|available|record|compiled|دستیاب|مرتب|رکھ/iu.test(
        text,
      )
    )
      refused.push(text);
  }
  return { beside: beside.join('\n'), refused };
}
