import type { Finding, FindingCode } from './answer-check.ts';
import { breakdownNames } from './guidance.ts';
import { yearRuns } from './year-runs.ts';

/** What is missing, in Urdu; what the rule went by is left in the language it came in. */
const URDU: Readonly<Record<FindingCode, (finding: Finding) => string>> = {
  'no-answer': () => 'جواب: خانہ خالی ہے۔',
  'too-thin': () => 'کیا اقدام ہوا، کس ادارے نے کیا، کب سے، اور اس کا کیا اثر ہوا؛ موجودہ جواب بہت مختصر ہے۔',
  'figures-missing': ({ years, disaggregations }) =>
    `${years === undefined ? '' : `سال ${yearRuns(years, 'ur')} کے `}اعداد و شمار${by(disaggregations)}؛ جواب میں کوئی عدد نہیں۔`,
  'years-missing': ({ years = [] }) => `سال ${yearRuns(years, 'ur')} کے اعداد و شمار۔`,
  'disaggregation-missing': ({ disaggregations }) => `اعداد و شمار${by(disaggregations)}۔`,
  'cases-missing': () =>
    'مقدمات: کتنے درج ہوئے، کتنوں کی تفتیش، چالان اور فیصلہ ہوا، یا مثالیں مع نتیجہ؛ جواب میں کوئی نہیں۔',
  'law-not-named': ({ because }) =>
    because === null
      ? 'متعلقہ قوانین، ہر ایک کا نام، سال اور دفعہ، اور یہ کہ نافذ ہے، بل ہے یا مسودہ۔'
      : `متعلقہ قانون کا نام، سال اور دفعہ (${apart(because)})۔`,
  'budget-missing': () => 'مختص اور خرچ شدہ رقوم، مالی سال وار؛ جواب میں کوئی رقم نہیں۔',
  'no-reason': () => 'اعداد و شمار نہ ہونے کی وجہ، اور یہ کہ وہ کس کے پاس ہیں یا کب سے رکھے جائیں گے۔',
  'unchanged-copy': ({ because }) =>
    `گزشتہ جواب کے بعد کی تبدیلی؛ متن وہی ہے جو پہلے دیا گیا تھا${because === null ? '' : ` (${apart(because)})`}۔ تصدیق کریں کہ اب بھی درست ہے، یا تازہ کریں۔`,
  'repeats-question': () => 'جواب؛ متن میں صرف سوال دہرایا گیا ہے۔',
  'refers-elsewhere': ({ because }) => `خود جواب، اسی خانے میں؛ صرف یہ لکھا ہے: ${apart(because ?? '')}`,
  contradicts: ({ figures }) =>
    `کون سا عدد درست ہے اور کس ماخذ سے: ${apart(figures?.own ?? '')} یا ${apart(figures?.others ?? '')}${figures?.of == null ? '' : ` (${apart(figures.of)})`}۔`,
};

/** Words in a language of their own inside a sentence: they keep their order, and disturb none around them. */
function apart(words: string): string {
  return `\u2066${words.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')}\u2069`;
}

/** A finding as an office is told it. */
export function findingSays(finding: Finding, language: 'en' | 'ur'): string {
  return language === 'en' ? finding.says : URDU[finding.code](finding);
}

function by(disaggregations: Finding['disaggregations']): string {
  return disaggregations === undefined ? '' : `، ${breakdownNames(disaggregations, 'ur')} کے لحاظ سے`;
}

/** What each code is called in a table. */
export const FINDING_TITLES: Readonly<Record<FindingCode, string>> = {
  'no-answer': 'No answer',
  'too-thin': 'Says too little',
  'figures-missing': 'Figures missing',
  'years-missing': 'Years missing',
  'disaggregation-missing': 'Breakdown missing',
  'cases-missing': 'Cases missing',
  'law-not-named': 'Law not named',
  'budget-missing': 'Amounts missing',
  'no-reason': 'No reason given',
  'unchanged-copy': 'Copy of the last answer',
  'repeats-question': 'Repeats the question',
  'refers-elsewhere': 'Refers elsewhere',
  contradicts: 'Contradicts another office',
};
