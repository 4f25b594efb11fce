import { westernDigits } from '../replies/dates-in-text.ts';
import { provisionsIn, type ProvisionInText } from './provisions-in-text.ts';

/** What a law is. A treaty is named like one, but is no law of the country's own. */
export type LawKind =
  'constitution' | 'act' | 'ordinance' | 'bill' | 'rules' | 'regulations' | 'order' | 'code' | 'treaty';

/** A law as a text names it, or a provision that it cites without naming its law. */
export interface LawInText {
  /** As written, the year aside; null where a provision is cited and no law can be told to be meant. */
  readonly title: string | null;
  readonly kind: LawKind | null;
  /** As written after the title; null where none is. */
  readonly year: number | null;
  /** Provisions cited of it at this place: `section 302`, `article 25`. */
  readonly provisions: readonly string[];
  readonly wording: string;
  /** First character of the wording, and the first after it. */
  readonly from: number;
  readonly to: number;
}

interface Named extends Omit<LawInText, 'provisions' | 'wording'> {
  readonly title: string;
  readonly kind: LawKind;
}

const KIND_OF: Readonly<Record<string, LawKind>> = {
  act: 'act',
  ordinance: 'ordinance',
  bill: 'bill',
  rules: 'rules',
  regulations: 'regulations',
  order: 'order',
  code: 'code',
  ایکٹ: 'act',
  آرڈیننس: 'ordinance',
  بل: 'bill',
  رولز: 'rules',
  قواعد: 'rules',
};

/** A year behind a title, with a number of the act between: `, 2018`, ` (Act No. XXIX of 2012)`, `، 2018ء`. */
const YEAR = String.raw`(?:[,،]?\s{0,2}(?:\(?(?:Act|Ordinance|Bill)?\s?(?:No\.?\s?)?[IVXLCDM\d]{1,8}\s?)?(?:of\s)?\(?((?:18|19|20)\d{2})(?!\d|\s?[-–/]\s?\d)\)?(?:ء|ع)?)?`;
const LAW_WORD = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])(Acts?|Ordinances?|Bills?|Rules|Regulations|Orders?|Codes?|ایکٹ|آرڈیننس|بل|رولز|قواعد)(?![\p{L}\p{M}\p{N}])${YEAR}`,
  'giu',
);

/** Titles that do not end in the word for what they are, or are known by their letters. */
const KNOWN: readonly (readonly [pattern: string, kind: LawKind])[] = [
  [String.raw`Code of (?:Criminal|Civil) Procedure`, 'code'],
  [String.raw`Rules of (?:Business|Procedure)`, 'rules'],
  [String.raw`Constitution(?: of (?:the )?(?:Islamic Republic of )?Pakistan)?`, 'constitution'],
  [String.raw`Qanun-e-Shahadat`, 'order'],
  [String.raw`P\.?\s?P\.?\s?C\.?|Cr\.?\s?P\.?\s?C\.?|C\.P\.C\.?|CPC`, 'code'],
  [String.raw`QSO`, 'order'],
  [String.raw`MFLO|JJSO`, 'ordinance'],
  [String.raw`ATA|PECA|JJSA|CNSA|CMRA|DMMA|PTPA`, 'act'],
  [String.raw`آئین(?: پاکستان)?|دستور پاکستان`, 'constitution'],
  [String.raw`تعزیرات پاکستان|مجموعہ تعزیرات|ضابطہ فوجداری|ضابطہ دیوانی`, 'code'],
  [String.raw`قانون شہادت`, 'order'],
  [
    String.raw`(?:International )?(?:Covenant|Convention)(?: (?:on|against|for|relating to)(?: (?:the|of|and|in|all|[A-Z][\p{L}-]{1,20})){1,12})?|Optional Protocol|ICCPR|ICESCR|CEDAW|UNCAT|UNCRC|CRPD|ICERD|میثاق|کنونشن`,
    'treaty',
  ],
];
const KNOWN_LAWS = KNOWN.map(
  ([pattern, kind]) =>
    [new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])(${pattern})(?![\p{L}\p{M}\p{N}])${YEAR}`, 'gu'), kind] as const,
);

/** Words in small letters that stand inside a title. */
const INSIDE = new Set(['of', 'and', 'for', 'the', 'in', 'on', 'to', 'at', 'against', '&']);
/** Words that no title begins with, whatever their letters. */
const BEFORE = new Set(
  'the under of per by said this that new draft proposed section article and or an a in our its vide also with as through since order accordance pursuant passed enacted promulgated amended introduced notified follow enforce implement implementation existing relevant'
    .split(' ')
    .concat('تحت نے میں سے کو کا کی کے اور یہ اس ہے ہیں مجوزہ نیا نئے بعد پر'.split(' ')),
);
/** A title is no longer than this. */
const WORDS_OF_A_TITLE = 16;
/** A title in small letters or in Urdu, where nothing shows its beginning, is cut here. */
const WORDS_WHERE_UNSURE = 6;
const BACK = 160;

/**
 * The laws a text names and the provisions it cites, in the order in which they stand: Acts, Ordinances, Bills, Rules,
 * Codes, the Constitution, treaties, the usual letters (PPC, CrPC, PECA) and Urdu titles. A provision belongs to the law
 * that is named with it, else to the last one named before; one before which none is named has no title.
 *
 * @example lawsIn('Section 4 of the Zainab Alert, Response and Recovery Act, 2020')[0]
 *   // { title: 'Zainab Alert, Response and Recovery Act', year: 2020, provisions: ['section 4'], … }
 */
export function lawsIn(text: string): readonly LawInText[] {
  const plain = westernDigits(text);
  const named = namedLaws(plain, text);
  const provisionsOf = new Map<Named, ProvisionInText[]>();
  const homeless: ProvisionInText[] = [];
  let at = 0;
  for (const provision of provisionsIn(text)) {
    while (at < named.length && named[at]!.from < provision.from) at += 1;
    const law = lawOf(provision, named[at], named[at - 1], plain);
    if (law === undefined) homeless.push(provision);
    else provisionsOf.set(law, [...(provisionsOf.get(law) ?? []), provision]);
  }
  return [
    ...named.map((law): LawInText => {
      const cited = provisionsOf.get(law) ?? [];
      return { ...law, provisions: cited.map(({ says }) => says), wording: text.slice(law.from, law.to) };
    }),
    ...homeless.map(({ says, from, to }): LawInText => {
      return { title: null, kind: null, year: null, provisions: [says], wording: text.slice(from, to), from, to };
    }),
  ].sort((a, b) => a.from - b.from);
}

/** The law a provision is of: the one it is “of the”, the one just before, else the last one named. */
function lawOf(
  provision: ProvisionInText,
  next: Named | undefined,
  last: Named | undefined,
  plain: string,
): Named | undefined {
  if (next !== undefined && next.from - provision.to <= 40) {
    const between = plain.slice(provision.to, next.from);
    if (
      /^[\s,،)]{0,3}(?:of|in|under|کے تحت|کا|کی)?\s{0,2}(?:the|said|new|federal|a)?\s{0,2}(?:draft\s)?$/iu.test(between)
    )
      return next;
  }
  return last;
}

function namedLaws(plain: string, text: string): readonly Named[] {
  const found: Named[] = [];
  for (const [pattern, kind] of KNOWN_LAWS) {
    for (const match of plain.matchAll(pattern)) {
      const to = match.index + match[0].trimEnd().length;
      found.push({
        title: titleFrom(text, match.index, match[1]!.length),
        kind,
        year: yearOf(match[2]),
        from: match.index,
        to,
      });
    }
  }
  for (const match of plain.matchAll(LAW_WORD)) {
    const word = match[1]!;
    const year = yearOf(match[2]);
    const from = titleStart(plain, match.index, word, year !== null);
    if (from === null) continue;
    const title = titleFrom(text, from, match.index + word.length - from);
    found.push({ title, kind: kindOf(word), year, from, to: match.index + match[0].length });
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  return found.reduce<Named[]>((kept, law) => {
    const before = kept.at(-1);
    if (before === undefined || law.from >= before.to) kept.push(law);
    return kept;
  }, []);
}

function kindOf(word: string): LawKind {
  const one = word.toLowerCase();
  return KIND_OF[one] ?? KIND_OF[one.replace(/s$/u, '')]!;
}

const yearOf = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits));

function titleFrom(text: string, from: number, length: number): string {
  return text.slice(from, from + length).replace(/\s+/gu, ' ');
}

/** Where the title that ends with a law word begins; null where nothing before it names a law (“the said Act”). */
function titleStart(plain: string, end: number, word: string, dated: boolean): number | null {
  const before = plain.slice(Math.max(0, end - BACK), end);
  const words = [...before.matchAll(/[^\s"“”;:]+|["“”;:\n]/gu)].map((m) => ({
    word: m[0],
    at: Math.max(0, end - BACK) + m.index,
  }));
  const capital = /^\p{Lu}/u.test(word);
  const latin = /^[A-Za-z]/u.test(word);
  let start: number | null = null;
  let taken = 0;
  for (const { word: one, at } of words.reverse()) {
    const bare = one.replace(/^[(]|[),]+$/gu, '');
    const stops = /^["“”;:\n]$|[.۔]$/u.test(one) && !/^(?:No|Dr|Lt)\.$/u.test(one);
    if (stops || taken === WORDS_OF_A_TITLE) break;
    const inside = INSIDE.has(bare.toLowerCase());
    if (latin && capital) {
      if (/^\p{Lu}/u.test(bare) && !BEFORE.has(bare.toLowerCase())) start = at;
      else if (!inside) break;
      else if (bare === 'the' && !/(?:of|for|in|on|to|at|against|and)\s$/u.test(plain.slice(Math.max(0, at - 8), at)))
        break;
    } else {
      if (!dated || taken === WORDS_WHERE_UNSURE || (BEFORE.has(bare.toLowerCase()) && !inside)) break;
      if (!inside) start = at;
    }
    taken += 1;
  }
  if (start === null) return null;
  return plain[start] === '(' ? start + 1 : start;
}
