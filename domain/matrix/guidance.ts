import type { AskedFor, Disaggregation, FiguresAsked } from '../loi/instrument.ts';

/** Languages in which an office may be asked. */
export type GuidanceLanguage = 'en' | 'ur';

/**
 * What makes an answer usable in Geneva, by what the question asks for; figures are worded by `figuresHint`. Our own
 * words, to be confirmed by the ministry.
 */
const HINTS: Readonly<Record<Exclude<AskedFor, 'statistics'>, Readonly<Record<GuidanceLanguage, string>>>> = {
  cases: {
    en: 'Example cases: registered, investigated, prosecuted and decided, with the period and the outcomes; no names of victims.',
    ur: 'مثالی مقدمات: درج، تفتیش، چالان اور فیصلہ شدہ، مدت اور نتائج کے ساتھ؛ متاثرین کے نام نہ لکھیں۔',
  },
  legislation: {
    en: 'Title and year of each law or rule, its section, and whether it is in force, a bill or a draft.',
    ur: 'ہر قانون یا قاعدے کا نام، سال اور دفعہ، اور یہ کہ وہ نافذ ہے، بل ہے یا مسودہ۔',
  },
  measures: {
    en: 'What was done, by which office, since when, and what changed because of it.',
    ur: 'کیا اقدام ہوا، کس ادارے نے کیا، کب سے، اور اس سے کیا تبدیلی آئی۔',
  },
  budget: {
    en: 'Amounts allocated and spent, by financial year.',
    ur: 'مختص اور خرچ شدہ رقوم، مالی سال وار۔',
  },
  training: {
    en: 'Who was trained, how many, when and by whom, and how the effect is checked.',
    ur: 'کسے تربیت دی گئی، کتنے افراد کو، کب اور کس نے دی، اور اثر کیسے جانچا جاتا ہے۔',
  },
  information: {
    en: 'What holds today, with its date, and where it can be looked up.',
    ur: 'آج کی صورتِ حال، تاریخ کے ساتھ، اور یہ کہ کہاں دیکھی جا سکتی ہے۔',
  },
};

const BREAKDOWNS: Readonly<Record<Disaggregation, Readonly<Record<GuidanceLanguage, string>>>> = {
  sex: { en: 'sex', ur: 'جنس' },
  age: { en: 'age', ur: 'عمر' },
  province: { en: 'province', ur: 'صوبہ' },
  location: { en: 'rural or urban area and district', ur: 'شہری یا دیہی علاقہ اور ضلع' },
  disability: { en: 'disability', ur: 'معذوری' },
  'ethnic-origin': { en: 'ethnic origin', ur: 'نسلی پس منظر' },
  religion: { en: 'religion', ur: 'مذہب' },
  nationality: { en: 'nationality', ur: 'قومیت' },
  income: { en: 'income', ur: 'آمدن' },
  offence: { en: 'offence', ur: 'جرم کی نوعیت' },
  relationship: { en: 'relationship of victim and offender', ur: 'متاثرہ اور ملزم کا رشتہ' },
  outcome: { en: 'outcome', ur: 'نتیجہ' },
};

/**
 * What a full answer holds, one hint for each thing asked for; the plain hint where nothing particular is.
 *
 * @param figures the years and breakdowns that the text names; without them figures are hinted at in general
 * @example guidanceFor(['statistics'], { disaggregatedBy: ['sex', 'age'], years: [2020, 2024] })
 *   // ['Figures for each year 2020–2024, by sex and age, with their source and its date.']
 */
export function guidanceFor(
  asksFor: readonly AskedFor[],
  figures?: FiguresAsked,
  language: GuidanceLanguage = 'en',
): readonly string[] {
  const particular = asksFor.filter((kind) => kind !== 'information');
  return (particular.length === 0 ? (['information'] as const) : particular).map((kind) =>
    kind === 'statistics' ? figuresHint(figures, language) : HINTS[kind][language],
  );
}

/** The breakdowns in words: `sex, age and province`. */
export function breakdownNames(by: readonly Disaggregation[], language: GuidanceLanguage): string {
  const names = by.map((one) => BREAKDOWNS[one][language]);
  return language === 'ur' ? listed(names, '، ', ' اور ') : listed(names, ', ', ' and ');
}

function figuresHint(figures: FiguresAsked | undefined, language: GuidanceLanguage): string {
  const years = figures?.years ?? null;
  const names = (figures?.disaggregatedBy ?? []).map((by) => BREAKDOWNS[by][language]);
  if (language === 'ur') {
    const when =
      years === null
        ? 'سال وار اعداد و شمار'
        : years[0] === years[1]
          ? `سال ${years[0]} کے اعداد و شمار`
          : `سال ${years[0]} تا ${years[1]} کے ہر سال کے اعداد و شمار`;
    const how =
      names.length === 0
        ? 'جہاں دستیاب ہو جنس، عمر، صوبہ اور معذوری کے لحاظ سے'
        : `${listed(names, '، ', ' اور ')} کے لحاظ سے`;
    return `${when}، ${how}، ماخذ اور اس کی تاریخ کے ساتھ۔`;
  }
  const when =
    years === null
      ? 'Figures by year'
      : years[0] === years[1]
        ? `Figures for ${years[0]}`
        : `Figures for each year ${years[0]}–${years[1]}`;
  const how =
    names.length === 0
      ? 'by sex, age, province and disability where they are kept so'
      : `by ${listed(names, ', ', ' and ')}`;
  return `${when}, ${how}, with their source and its date.`;
}

function listed(names: readonly string[], comma: string, and: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(comma)}${and}${names[names.length - 1] ?? ''}`;
}
