import { scopeOf } from '../contracts/ids.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { askedTexts } from '../domain/matrix/remembered-answer.ts';
import type { FoundText, OpenSearch, Search, SearchIndex } from './search-ports.ts';
import type { Store } from './store-ports.ts';

/** What a search looks at. */
export type SearchPorts = Pick<Store, 'cycles' | 'instruments' | 'answers' | 'register'>;

/**
 * A search over the questions and answers of all real cycles. What it looks at is made ready when it is first asked, and
 * again only after something has happened.
 */
export function searcher(store: SearchPorts, openSearch: () => Promise<OpenSearch>): Search {
  let ready: { readonly head: string | null; readonly index: Promise<SearchIndex> } | null = null;
  return async (words, limit) => {
    const head = await store.register.head();
    if (ready === null || ready.head !== head) {
      const index = Promise.all([openSearch(), textsOf(store)]).then(([open, texts]) => open(texts));
      const made = { head, index };
      ready = made;
      // What failed once is tried again by whoever asks next.
      index.catch(() => {
        if (ready === made) ready = null;
      });
    }
    return (await ready.index).find(words, limit);
  };
}

/** Every question and every answer that holds, of all real cycles. */
async function textsOf(store: SearchPorts): Promise<readonly FoundText[]> {
  const texts: FoundText[] = [];
  for (const state of await store.cycles.list({})) {
    if (scopeOf(state.cycleId) === '') texts.push(...(await textsOfCycle(store, state)));
  }
  return texts;
}

async function textsOfCycle(store: SearchPorts, state: CycleState): Promise<readonly FoundText[]> {
  const { cycleId, mechanism, symbol, receivedOn } = state;
  const list = (await store.instruments.load(cycleId))?.reading;
  if (list === undefined) return [];
  const of = { cycleId, mechanism, symbol };
  const asked = askedTexts(list);
  const answers = await store.answers.current(cycleId);
  return [
    ...list.questions.map(({ id, number, text }): FoundText => {
      return { kind: 'question', ...of, row: id, number, office: null, on: receivedOn, text };
    }),
    ...answers
      .filter(({ text }) => text.trim() !== '')
      .map(({ row, office, receivedOn: on, text }): FoundText => {
        return { kind: 'answer', ...of, row, number: asked.get(row)?.question.number ?? null, office, on, text };
      }),
  ];
}
