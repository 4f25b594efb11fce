import type { SearchHit } from '../../../activities/search-ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { RunCommand } from '../command.ts';
import { dayWords } from '../dates.ts';
import { textOption } from '../options.ts';
import { openedSearch } from '../running.ts';
import { table } from '../table.ts';

/** So many are shown where nothing is said; the best come first. */
const MOST = 20;

/**
 * `search WORDS…`: questions and answers of all cycles that hold the words, in English or Urdu, in any form and spelling.
 *
 * @throws DeskError `usage`, `engine-unavailable`
 */
export const run: RunCommand = async (words, options, context) => {
  const limit = wholeNumber(textOption(options, 'limit'), MOST);
  const sought = words.join(' ').trim();
  if (sought === '') throw new DeskError('usage', 'search takes words, none are given', 'treaty-desk search WORDS…');
  const search = await openedSearch(context);
  const found = await search(sought, limit);
  return { json: found, text: found.length === 0 ? `Nothing holds “${sought}”.` : table(HEADS, found.map(lineOf)) };
};

const HEADS = ['What', 'Where', 'Office', 'Day', 'Text'];

function lineOf({ kind, symbol, cycleId, row, number, office, on, excerpt }: SearchHit): readonly string[] {
  const where = `${symbol ?? cycleId}, ${number === null ? row : `${row} (${number})`}`;
  return [kind, where, office ?? '', dayWords(on), excerpt];
}

function wholeNumber(given: string | undefined, otherwise: number): number {
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  throw new DeskError('usage', `--limit ${given} is no number of results`, 'a whole number from 1');
}
