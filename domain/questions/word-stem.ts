/** Plurals that no ending tells. */
const IRREGULAR: Readonly<Record<string, string>> = {
  women: 'woman',
  men: 'man',
  children: 'child',
  people: 'person',
  persons: 'person',
  lives: 'life',
  wives: 'wife',
};
/** Words whose ending belongs to them: without it they would be taken for another word. */
const WHOLE = new Set(
  (
    'minority university police community security authority general during international accession indicator corporal ' +
    'corporate environment internment descent intersex worship'
  ).split(' '),
);
/** British spellings brought to the American, each with its derived forms. A change that is the same on both sides harms nothing. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/is(e|ed|es|ing|er|ers|ation|ations)$/, 'iz$1'],
  [/ys(e|ed|es|ing)$/, 'yz$1'],
  [/(?<=[a-z]{2})our(s|ed|ing|al|able|er|ers|hood)?$/, 'or$1'],
  [/^(cent|theat|met|lit|fib)re(s|d)?$/, '$1er$2'],
  [/^(def|off|lic|pret)ence(s|d)?$/, '$1ense$2'],
  [/^practis/, 'practic'],
  [/^programme/, 'program'],
  [/^(judg|ag|acknowledg)e(?=ment|ing)/, '$1'],
  [/(?<=[a-z])[ao]e(?=[a-z]{3})/, 'e'],
];
/** Endings of one word in its forms, the longer first; what stands after the colon takes their place. */
const ENDINGS = (
  'izational:iz izations:iz ization:iz ational atively ations ation atory ators ator ating ated ative ates ate ' +
  'ically ically ical ments ment ances ance ences ence ities ity ness ings ing edly ed ers er ors or ' +
  'ions ion ives ive ory ally al ly ants ant ents ent able ible ism ists ist ees ee ic'
)
  .split(' ')
  .map((entry) => entry.split(':') as [string, string?])
  .map(([ending, instead = '']) => ({ ending, instead }));
/** Letters that must stay before an ending. */
const LEAST = 4;

/**
 * The part of a word that its forms share, rough but the same for all of them: `disappearances`, `disappeared` and
 * `disappear` are one, `labour` and `labor` too. Words of other scripts are left as they are.
 *
 * @param word folded (`foldText`)
 */
export function wordStem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return IRREGULAR[word] ?? word;
  const known = STEMS.get(word);
  if (known !== undefined) return known;
  const stem = stemOf(word);
  if (STEMS.size >= MOST_KEPT) STEMS.clear();
  STEMS.set(word, stem);
  return stem;
}

/** Lists use the same few thousand words over and over. */
const STEMS = new Map<string, string>();
const MOST_KEPT = 20_000;

function stemOf(word: string): string {
  if (IRREGULAR[word] !== undefined) return IRREGULAR[word];
  const spelled = SPELLINGS.reduce(
    (so, [from, to]) => so.replace(from, (...found: string[]) => filled(to, found)),
    word,
  );
  const one = singular(spelled);
  if (WHOLE.has(one)) return one;
  const { ending = '', instead = '' } =
    ENDINGS.find((entry) => one.endsWith(entry.ending) && one.length - entry.ending.length >= LEAST) ?? {};
  return (one.slice(0, one.length - ending.length) + instead)
    .replace(/e$/, '')
    .replace(/y$/, 'i')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

const filled = (to: string, found: readonly string[]): string =>
  to.replace(/\$(\d)/g, (_, n: string) => found[Number(n)] ?? '');

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > LEAST) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^suiy]s$|[aeo]ys$/.test(word) ? word.slice(0, -1) : word;
}
