import { html } from 'hono/html';
import type { SearchHit } from '../../activities/search-ports.ts';
import { counted, day, page, table, type Html } from './layout.ts';
import type { PageParts } from './page-parts.ts';

/** So many are shown; who seeks more says more words. */
export const MOST_FOUND = 50;

/** The page of the search over the questions and answers of all cycles. @param words as they were typed; '' shows the box alone */
export async function searchPage({ search, store }: Pick<PageParts, 'search' | 'store'>, words: string): Promise<Html> {
  const sought = words.trim();
  const found = sought === '' ? null : await search(sought, MOST_FOUND);
  const cycles = new Map((await store.cycles.list({})).map(({ cycleId, title }) => [cycleId, title]));
  return page('Search', false, html`${searchBox(sought)} ${found === null ? '' : results(sought, found, cycles)}`);
}

/** The box in which words are typed. */
export function searchBox(words = ''): Html {
  return html`<form method="get" action="/search" role="search" class="search">
    <label>
      Words of a question or an answer, English or Urdu
      <input type="search" name="q" value="${words}" size="48" dir="auto" maxlength="400" />
    </label>
    <button>Search</button>
  </form>`;
}

function results(words: string, found: readonly SearchHit[], cycles: ReadonlyMap<string, string>): Html {
  if (found.length === 0)
    return html`<p>Nothing holds “${words}”. Other forms and spellings of a word are found by themselves.</p>`;
  return table({
    caption: `${counted(found.length, 'text')} found`,
    heads: ['What', 'Where', 'Office', 'Day', 'Text'],
    rows: found.map((hit) => line(hit, cycles.get(hit.cycleId) ?? hit.cycleId)),
  });
}

function line({ kind, cycleId, row, number, office, on, excerpt }: SearchHit, title: string): Html {
  return html`<tr>
    <td>${kind}</td>
    <th scope="row">
      <a href="/cycles/${encodeURIComponent(cycleId)}">${title}</a>, ${row}${number === null ? '' : ` (${number})`}
    </th>
    <td>${office ?? ''}</td>
    <td>${day(on)}</td>
    <td dir="auto">${excerpt}</td>
  </tr>`;
}
