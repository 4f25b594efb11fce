import type { AskedFor } from './instrument.ts';
import { sentencesOf } from './sentences.ts';

/** What betrays each thing asked for, in the order in which they are named. */
const SIGNS: readonly (readonly [AskedFor, RegExp])[] = [
  [
    'statistics',
    /\bstatistic|(?<!personal |biometric |private )\bdata\b(?! (?:protection|privacy|processing))|\bdisaggregat|(?<!\ba )\bnumbers? of\b|\bpercentages?\b|\bproportions?\b|\bhow many\b|\bhow much\b|\bfigures\b|\brates?\b|\bprevalence\b|\bshare of\b|\bnumber and\b|\bby (?:sex|gender|age)\b/i,
  ],
  [
    'cases',
    /\bcomplaints?\b(?! (?:mechanisms?|procedures?|systems?|bod))|\binvestigations?\b|\bprosecut|\bconvict|\bjudge?ments?\b|\bcase law\b|\bcourt (?:decisions?|rulings?|cases?)\b|\bcases\s+(?:in which|where|brought|registered|reported|of|that|investigated|decided|before|concerning|involving)\b|\breported cases\b|\b(?:examples?|details) of\b.{0,30}\bcases\b|\bsentences?\b|\binvoked\b|\btried (?:by|before|in)\b/i,
  ],
  [
    'legislation',
    /\blaws?\b(?! enforcement)|\blegislat|\blegal (?:framework|definition|provision|ground)|\bbills?\b|\bamend|\b(?:penal|criminal|civil|labour) code\b|\bordinances?\b|\bregulations?\b|\bratif|\bstatut/i,
  ],
  ['legislation', /\bActs?\b/],
  [
    'measures',
    /\bmeasures?\b|\bsteps\b|\befforts?\b|\baction plans?\b|\bplans? of action\b|\bpolic(?:y|ies)\b|\bstrateg|\bprogrammes?\b|\bmechanisms?\b|\binitiatives?\b|\bprogress\b|\bhow\b.{0,80}\b(?:ensure|implement)/i,
  ],
  [
    'budget',
    /\bbudget|\ballocat|\bfunding\b|\bfunds\b|\bfinancial resources\b|\bexpenditure|\bpublic spending\b|\bhuman, (?:technical,? and financial|financial)\b/i,
  ],
  [
    'training',
    /\btrain(?:ing|ings|ed)\b|\bcapacity[- ]building\b|\bawareness[- ]raising\b|\braise awareness\b|\bsensiti[sz]ation\b/i,
  ],
];

const REQUEST =
  /\bplease(?![dsr]\b|ds)|\?|\bkindly\b|\b(?:is|are) (?:also |further |hereby )?(?:requested|invited|asked|encouraged) to\b|\b(?:the committee|the state party should) (?:also |further )?(?:requests?|asks?|invites?|would (?:like|welcome|appreciate|be grateful)|wishes)\b|\bit would (?:also )?be (?:appreciated|helpful|useful)\b|\bthe (?:state party|government|delegation) (?:should|may wish to|is to (?:briefly |also )?(?:\([^)]{1,40}\) ?)?(?:submit|update|provide|give))\b/i;

/** Whether a stretch of text asks for anything at all. */
export function isRequest(text: string): boolean {
  return REQUEST.test(text);
}

/** What a request is based on, before the word with which it begins (“In view of the new Act, please …”). */
const PREMISE =
  /^(?:with (?:reference|regard|respect)|in (?:the )?(?:light|view|relation|connection)|in accordance|given|considering|while|noting|further to|according|as|taking|bearing|following|pursuant|recalling|since|understanding|beyond|notwithstanding|further|regarding|concerning|having)\b.*?,\s+(?=(?:also\s)?(?:please|kindly)\b)/is;

/**
 * What a question asks to be given; `information` only where nothing more particular is asked. Sentences that ask
 * nothing, and what a request is based on, are left aside.
 * @example asksFor('Please provide statistics on the budget for shelters.') // ['statistics', 'budget']
 * @example asksFor('In view of the new Act, please describe the training of judges.') // ['training']
 */
export function asksFor(text: string): readonly AskedFor[] {
  const asked = askedWords(text);
  const found = new Set(SIGNS.filter(([, sign]) => sign.test(asked)).map(([name]) => name));
  return found.size > 0 ? [...found] : ['information'];
}

/** The words of a text that ask: the whole where no sentence does. */
export function askedWords(text: string): string {
  const sentences = sentencesOf(text);
  const asking = sentences.findIndex((sentence) => isRequest(sentence.text));
  if (asking === -1) return text;
  // Behind a colon stands what is asked for, sentence by sentence.
  const listed = /:\s*$/.test(sentences[asking]!.text) || /:\s*\(?[a-z]\)/.test(text);
  const chosen = sentences.filter((sentence, at) => (listed ? at >= asking : isRequest(sentence.text)));
  return chosen.map((sentence) => sentence.text.replace(PREMISE, '')).join(' ');
}
