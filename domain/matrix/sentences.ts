/** Ends of sentences in Latin and Urdu writing, with the quotes and brackets that close after them. */
const END = /[.!?\u06D4\u061F\u2026]+["'”’»)\]]*(?=\s|$)/gu;

/** Before a number these are no end: “No. 12”, “art. 25”, “Rs. 5 million”. */
const BEFORE_NUMBER = new Set(
  'no nos art arts sec secs s ss para paras p pp cl r reg rs vol ch fig app tab approx c'.split(' '),
);

/** Titles and the like, which a sentence goes on after. */
const NEVER_LAST = new Set(
  'mr mrs ms dr prof hon gen lt col maj capt brig sgt insp st vs v cf ibid al eg ie viz rev jr'.split(' '),
);

const LETTERS_WITH_STOPS = /^\p{L}(?:\.\p{L})*$/u;
const STARTS_SMALL = /^["'“‘(«[]*\p{Ll}/u;
const HOLDS_NUMBER = /^["'“‘([]*(?:\p{N}|[\p{L}][.\p{N}/-]*\p{N}|[IVXLC]+\b)/u;

/**
 * The sentences of one paragraph, in order and without the white space around them. Between them they hold every
 * word. Abbreviations (`No. 12`, `art. 25`, `Rs. 5.4 million`, `S.R.O. 1190`), initials, decimal numbers and the number
 * in front of a list's item end no sentence; where that is in doubt two sentences stay one.
 *
 * @example sentencesOf('Rs. 5.4 million were spent. See art. 25.') // ['Rs. 5.4 million were spent.', 'See art. 25.']
 */
export function sentencesOf(paragraph: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const match of paragraph.matchAll(END)) {
    const to = match.index + match[0].length;
    const rest = paragraph.slice(to).trimStart();
    if (rest !== '' && !isEnd(paragraph.slice(from, match.index), match[0], rest)) continue;
    sentences.push(paragraph.slice(from, to).trim());
    from = to;
  }
  const last = paragraph.slice(from).trim();
  return last === '' ? sentences : [...sentences, last];
}

/** Paragraphs of sentences: each line with words is a paragraph. */
export function paragraphsOf(text: string): readonly (readonly string[])[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map(sentencesOf)
    .filter((sentences) => sentences.length > 0);
}

/** Words to compare by: small letters, without marks around them. */
export function comparedWords(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}.,/%-]+/u)
    .map((word) => word.replace(/^[.,/-]+|[.,/-]+$/gu, ''))
    .filter((word) => word !== '');
}

function isEnd(before: string, mark: string, rest: string): boolean {
  if (STARTS_SMALL.test(rest)) return false;
  if (!mark.startsWith('.')) return true;
  const word = /[^\s("'“‘[]*$/u.exec(before)?.[0] ?? '';
  // `4. The Government …`: what stands before is the item's number.
  if (/^\p{N}{1,3}$|^\p{L}$/u.test(word) && before.trim() === word) return false;
  const bare = word.toLowerCase().replaceAll('.', '');
  if (NEVER_LAST.has(bare)) return false;
  if (BEFORE_NUMBER.has(bare)) return !HOLDS_NUMBER.test(rest);
  return !LETTERS_WITH_STOPS.test(word);
}
