/** What is counted, by the words for it in English and Urdu, and how a figure of it is said. */
const COUNTED: readonly (readonly [unit: string, words: string])[] = [
  ['FIRs', 'FIRs?|first information reports?|ایف آئی آرز?'],
  ['complaints', 'complaints?|شکایات|شکایت|شکایتیں'],
  ['investigations', 'investigations?|inquiries|inquiry|تحقیقات'],
  ['prosecutions', 'prosecutions?|prosecuted|challans?|challaned|indictments?|چالان'],
  ['convictions', 'convictions?|convicted|convicts?|سزا یافتہ|سزائیں|سزا'],
  ['acquittals', 'acquittals?|acquitted|بری'],
  ['arrests', 'arrests?|arrested|گرفتاریاں|گرفتار'],
  ['executions', 'executions?|executed|پھانسیاں|پھانسی'],
  ['deaths', 'deaths?|died|killed|fatalities|اموات|ہلاکتیں|ہلاک'],
  ['incidents', 'incidents?|occurrences?|واقعات|واقعہ'],
  ['cases', 'cases?|مقدمات|مقدمہ|مقدمے|کیسز|کیس'],
  ['judgments', 'judge?ments?|verdicts?|decisions?|فیصلے|فیصلہ'],
  ['women', 'women|woman|females?|خواتین|عورتیں|عورتوں|خاتون'],
  ['men', 'men|man|males?|مردوں|مرد'],
  ['girls', 'girls?|لڑکیاں|لڑکیوں|بچیاں|بچیوں'],
  ['boys', 'boys?|لڑکے|لڑکوں'],
  ['children', 'children|child|minors?|juveniles?|بچے|بچوں|نابالغ'],
  ['students', 'students?|pupils?|trainees|طلباء|طلبہ|طالبات'],
  ['teachers', 'teachers?|اساتذہ'],
  ['prisoners', 'prisoners?|inmates?|detainees?|under-?trials?|قیدیوں|قیدی|حوالاتی'],
  ['police officers', 'police (?:officers?|officials?|personnel)|پولیس (?:افسران|اہلکاروں|اہلکار)'],
  ['officers', 'officers?|officials?|personnel|staff|employees?|افسران|اہلکاروں|اہلکار|ملازمین'],
  ['judges', 'judges?|magistrates?|ججز|جج'],
  ['victims', 'victims?|survivors?|متاثرین|متاثرہ'],
  ['accused', 'accused|suspects?|perpetrators?|offenders?|ملزمان|ملزم'],
  ['beneficiaries', 'beneficiaries|beneficiary|مستفیدین'],
  ['refugees', 'refugees?|مہاجرین|پناہ گزین'],
  ['workers', 'workers?|labourers?|مزدوروں|مزدور|کارکنان'],
  ['families', 'famil(?:y|ies)|households?|خاندانوں|خاندان|گھرانے|گھرانوں'],
  ['persons', 'persons?|people|individuals?|citizens?|افراد|لوگوں|لوگ|شہری|اشخاص'],
  ['shelters', 'shelters?|shelter homes?|safe houses?|crisis centres?|crisis centers?|Dar-?ul-?Amans?|دارالامان'],
  ['schools', 'schools?|سکولوں|سکولز|سکول|اسکول'],
  ['hospitals', 'hospitals?|health (?:units?|facilities)|ہسپتالوں|ہسپتال'],
  ['courts', 'courts?|عدالتیں|عدالتوں'],
  ['police stations', 'police stations?|تھانوں|تھانے'],
  ['centres', 'centres?|centers?|مراکز|مرکز'],
  [
    'trainings',
    'trainings?|training (?:sessions|courses|workshops)|workshops?|seminars?|sessions?|courses?|تربیتی (?:کورسز|پروگرام)|ورکشاپس',
  ],
  ['inspections', 'inspections?|raids?|visits?|معائنے|چھاپے'],
  ['districts', 'districts?|اضلاع'],
  ['beds', 'beds?'],
  ['seats', 'seats?|posts?|نشستیں|اسامیاں'],
  ['calls', 'calls?|کالز'],
  ['days', 'days?|دنوں|دن|یوم'],
  ['weeks', 'weeks?|ہفتے|ہفتوں'],
  ['months', 'months?|ماہ|مہینے|مہینوں'],
  ['years', 'years?|yrs?|سالوں|سال|برس'],
  ['hours', 'hours?|hrs?|minutes?|گھنٹے|گھنٹوں'],
];

/** Every word for something counted, for patterns that need one. */
export const COUNTED_WORD = COUNTED.map(([, words]) => words).join('|');

const WORD = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:${COUNTED.map(([, words]) => `(${words})`).join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
  'giu',
);
const unitOf = (match: RegExpExecArray): string => COUNTED[match.slice(1).findIndex((one) => one !== undefined)]![0];

/** Units of time: a span of time counts nothing that a statistic is about. */
export const UNITS_OF_TIME: ReadonlySet<string> = new Set(['days', 'weeks', 'months', 'years', 'hours']);

const PERCENT = /^\s{0,2}(?:%|٪|per\s?cents?\b|percent(?:age)?\b|pc\b|فی\s?صد)/iu;
const MONEY_BEFORE = /(?:(?<!\p{L})(Rs\.?|PKR|Rupees|روپے|US\s?\$|USD|\$|EUR|€|£|GBP)\s?:?\s{0,2})$/iu;
const MONEY_AFTER =
  /^\s{0,2}(?:\/-)?\s{0,2}(?:Pak(?:istan[i]?)?\s)?(Rs\.?(?!\p{L})|PKR|rupees?|روپے|روپیہ|US\s?\$|USD|dollars?|ڈالرز?|euros?|EUR)(?![\p{L}])/iu;
const CURRENCY: readonly (readonly [RegExp, string])[] = [
  [/^(?:rs|pkr|rupee|روپ)/iu, 'PKR'],
  [/^(?:us|\$|dollar|ڈالر)/iu, 'USD'],
  [/^(?:eur|€)/iu, 'EUR'],
  [/^(?:gbp|£)/iu, 'GBP'],
];
const currencyOf = (word: string): string => CURRENCY.find(([sign]) => sign.test(word))![1];

/** Words that end the reach of a number: what follows them is something else. */
const REACH_ENDS =
  /[,;.:()[\]|\n\t،۔؛]|(?<!\p{L})(?:and|or|in|during|while|whereas|were|was|have|has|had|by|at|from|since|out|until|per|against|اور|میں|سے|کے|کی|کا|نے|تھے|تھی|ہیں|ہے)(?!\p{L})/iu;
const NO_UNIT = new Set(
  'this that those these various across others whereas thus does various times plus less'.split(' '),
);

/** The currency, where a number has one before or behind it. */
export function currencyAround(before: string, after: string): string | null {
  const word = MONEY_BEFORE.exec(before)?.[1] ?? MONEY_AFTER.exec(after)?.[1];
  return word === undefined ? null : currencyOf(word);
}

/** Whether a number is a percentage by what follows it. */
export function isPercentage(after: string): boolean {
  return PERCENT.test(after);
}

/**
 * What a number counts, by the words behind it: a word for something counted, else the first plural.
 * @param after what follows the number, at least some words of it
 */
export function countedAfter(after: string): string | null {
  const opening =
    /^[\s]{0,2}(?:\((?:\p{L}+[\s-]?){1,4}\)\s?|of\s(?:the\s|these\s|them\s)?|(?:such|new|more|other|different)\s)?/iu.exec(
      after,
    )?.[0] ?? '';
  const rest = after.slice(opening.length);
  const reach = rest.slice(0, REACH_ENDS.exec(rest)?.index ?? rest.length);
  const words = reach.split(/\s+/u).slice(0, 5).join(' ');
  const [match] = words.matchAll(WORD);
  if (match !== undefined) return unitOf(match);
  const plural = words
    .split(' ')
    .slice(0, 3)
    .find((word) => /^[a-z-]{3,}[^su]s$/iu.test(word) && !NO_UNIT.has(word.toLowerCase()));
  return plural?.toLowerCase() ?? null;
}

/** The last word for something counted before a number: “Cases registered: 45”, “the number of convictions was 12”. */
export function countedBefore(before: string): string | null {
  const last = [...before.matchAll(WORD)].filter((m) => !UNITS_OF_TIME.has(unitOf(m))).at(-1);
  return last === undefined ? null : unitOf(last);
}

/** What a heading of a table says that its figures are. */
export function unitOfHeading(heading: string): { readonly unit: string | null; readonly times: number } {
  const money = /(?<!\p{L})(Rs\.?|PKR|Rupees|روپے|US\s?\$|USD|\$)/iu.exec(heading)?.[1];
  const scale =
    /\bin (thousands?|lakhs?|millions?|crores?|billions?)\b|\((?:Rs\.? ?)?(thousands?|lakhs?|millions?|mn|crores?|billions?|bn)\)/iu.exec(
      heading,
    );
  const times = scale === null ? 1 : multiplier((scale[1] ?? scale[2])!);
  if (money !== undefined) return { unit: currencyOf(money), times };
  if (/%|٪|per\s?cent|فیصد/iu.test(heading)) return { unit: 'percent', times };
  const counted =
    countedBefore(heading) ?? (/^(?:total )?(?:registered|reported)$/iu.test(heading.trim()) ? 'cases' : null);
  return { unit: counted, times };
}

const MULTIPLIERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:hundred|سو)$/iu, 100],
  [/^(?:thousands?|k|ہزار)$/iu, 1e3],
  [/^(?:lakhs?|lacs?|لاکھ)$/iu, 1e5],
  [/^(?:millions?|mn|m|ملین)$/iu, 1e6],
  [/^(?:crores?|کروڑ)$/iu, 1e7],
  [/^(?:billions?|bn|b|arabs?|ارب|بلین)$/iu, 1e9],
];

/** What a word behind a number multiplies it by. @throws RangeError for a word that multiplies nothing */
export function multiplier(word: string): number {
  const found = MULTIPLIERS.find(([sign]) => sign.test(word));
  if (found === undefined) throw new RangeError(`"${word}" multiplies nothing`);
  return found[1];
}
