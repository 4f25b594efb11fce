import type { Office } from './office.ts';

/** Words that many offices share and that tell none from another. */
const COMMON = new Set(
  'the of and for on in m o govt gop pakistan government ministry min department deptt dept division office program'.split(
    ' ',
  ),
);
/** A text that names more than this is no name. */
const MOST_WORDS = 40;

/**
 * The office that a text names: by its id, its abbreviation, or the words of its name in any order, as people write
 * them: `M/o Interior`, `Interior Ministry`, `Home Deptt. Punjab`.
 *
 * @returns the id; null where the text names none of them, or could name two
 */
export function officeNamed(
  text: string,
  offices: readonly Pick<Office, 'id' | 'name' | 'abbreviation'>[],
): string | null {
  const said = wordsOf(text);
  if (said.length === 0 || said.length > MOST_WORDS) return null;
  const plain = said.join(' ');
  const own = offices.filter(({ id, abbreviation }) => {
    const short = abbreviation === null ? [] : wordsOf(abbreviation);
    return wordsOf(id).join(' ') === plain || (short.length > 0 && ` ${plain} `.includes(` ${short.join(' ')} `));
  });
  if (own.length === 1) return own[0]!.id;
  const heard = new Set(said);
  const scored = offices
    .map(({ id, name }) => ({ id, words: distinct(name) }))
    .filter(({ words }) => words.length > 0 && words.every((word) => heard.has(word)))
    .sort((a, b) => b.words.length - a.words.length);
  const [best, ...others] = scored;
  // “Human Rights” within “Human Rights Department, Sindh” is no second office
  const second = others.some(({ words }) => !words.every((word) => best?.words.includes(word)) || sameLength(words));
  return best === undefined || second ? null : best.id;

  function sameLength(words: readonly string[]): boolean {
    return words.length === best?.words.length;
  }
}

/** The words by which a name is told from others. */
function distinct(name: string): readonly string[] {
  return wordsOf(name).filter((word) => !COMMON.has(word));
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
