import type { AnswerConflict, RowAnswer } from '../replies/reply.ts';
import type { RowId } from '../requests/row.ts';

/** An answer with the row it is taken for, and the rows it may be meant for as well. */
export interface AnswerClaim {
  readonly answer: RowAnswer;
  readonly contested: readonly RowId[];
  /** Where it stands. */
  readonly source: string;
  /** Why it may be meant for another row, in a sentence; null where nothing says so. */
  readonly remark: string | null;
}

/** One claim for each row, and the rows for which there are several. */
export interface Settled<C extends AnswerClaim> {
  /** In the order in which the rows were first answered. */
  readonly taken: readonly C[];
  readonly conflicts: readonly AnswerConflict[];
  /** Claims to a row that had one, whatever they say. */
  readonly again: readonly { readonly claim: C; readonly first: C }[];
}

/**
 * Settles which answer is taken for each row. Two that say the same are one; of two that differ the first that nothing
 * speaks against is taken for the time being, and both are shown.
 */
export function settleClaims<C extends AnswerClaim>(claims: readonly C[]): Settled<C> {
  const byRow = new Map<RowId, C[]>();
  const doubted = new Map<RowId, C[]>();
  for (const claim of claims) {
    push(byRow, claim.answer.row, claim);
    for (const row of claim.contested) push(doubted, row, claim);
  }
  const taken: C[] = [];
  const conflicts: AnswerConflict[] = [];
  const again: { claim: C; first: C }[] = [];
  for (const [row, own] of byRow) {
    const first = own.find(({ contested }) => contested.length === 0) ?? own[0]!;
    taken.push(first);
    for (const claim of own) if (claim !== first) again.push({ claim, first });
    const strangers = (doubted.get(row) ?? []).filter((claim) => !own.includes(claim));
    const all = [first, ...own.filter((claim) => claim !== first), ...strangers];
    const different = all.filter((claim, at) => all.findIndex((other) => saysTheSame(other, claim)) === at);
    const unsure = all.find(({ contested }) => contested.length > 0);
    if (different.length < 2 && unsure === undefined) continue;
    conflicts.push({
      row,
      answers: different.map(({ answer: { status, text }, source }) => ({ status, text, source })),
      why: whyOf(row, own.length, unsure),
    });
  }
  return { taken, conflicts, again };
}

/** Whether two answers say the same, spaces aside. */
export function saysTheSame(
  a: { readonly answer: Pick<RowAnswer, 'status' | 'text'> },
  b: { readonly answer: Pick<RowAnswer, 'status' | 'text'> },
): boolean {
  if (a === b || a.answer.status !== b.answer.status) return a === b;
  return a.answer.text === b.answer.text || plain(a.answer.text) === plain(b.answer.text);
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function whyOf(row: RowId, own: number, unsure: AnswerClaim | undefined): string {
  const times = own > 1 ? [`${row} is answered ${own === 2 ? 'twice' : `${own} times`}, in different words.`] : [];
  const doubt = unsure?.remark == null ? [] : [`At ${unsure.source}: ${unsure.remark}`];
  return [...times, ...doubt].join(' ');
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
