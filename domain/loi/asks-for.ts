import type { AskedFor } from './instrument.ts';

/** What betrays each thing asked for, in the order in which they are named. */
const SIGNS: readonly (readonly [AskedFor, RegExp])[] = [
  [
    'statistics',
    /\bstatistic|\bdata\b|\bdisaggregat|\bnumbers? of\b|\bpercentages?\b|\bproportions?\b|\bhow many\b|\bfigures\b|\brates? of\b/i,
  ],
  [
    'cases',
    /\bcomplaints?\b|\binvestigations?\b|\bprosecut|\bconvict|\bjudge?ments?\b|\bcase law\b|\bcourt decisions?\b|\bcases\s+(?:in which|where|brought|registered|reported|of)\b|\breported cases\b|\bsentences?\b/i,
  ],
  [
    'legislation',
    /\blaws?\b|\blegislat|\blegal (?:framework|definition|provision|ground)|\bbills?\b|\bacts?\b(?! of)|\bamend|\b(?:penal|criminal|civil) code\b|\bordinances?\b|\bregulations?\b|\bratif/i,
  ],
  [
    'measures',
    /\bmeasures?\b|\bsteps\b|\befforts?\b|\baction plans?\b|\bplans? of action\b|\bpolic(?:y|ies)\b|\bstrateg|\bprogrammes?\b|\bmechanisms?\b|\bhow\b.{0,80}\b(?:ensure|implement)/i,
  ],
  [
    'budget',
    /\bbudget|\ballocat|\bfunding\b|\bfinancial resources\b|\bexpenditure|\bhuman, technical and financial\b/i,
  ],
  ['training', /\btrain(?:ing|ings|ed)\b|\bcapacity[- ]building\b|\bawareness[- ]raising\b|\bsensiti[sz]ation\b/i],
];

/**
 * What a question asks to be given; `information` only where nothing more particular is asked.
 * @example asksFor('Please provide statistics on the budget for shelters.') // ['statistics', 'budget']
 */
export function asksFor(text: string): readonly AskedFor[] {
  const found = SIGNS.filter(([, sign]) => sign.test(text)).map(([name]) => name);
  return found.length > 0 ? found : ['information'];
}

const REQUEST =
  /\bplease\b|\?|\bkindly\b|\b(?:is|are) (?:requested|invited|asked|encouraged) to\b|\b(?:the committee|the state party should) (?:requests?|asks?|invites?|would (?:like|welcome|appreciate)|wishes)\b|\bthe state party (?:should|may wish to)\b/i;

/** Whether a stretch of text asks for anything at all. */
export function isRequest(text: string): boolean {
  return REQUEST.test(text);
}
