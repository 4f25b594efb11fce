/** Work that has begun. */
export interface Begun<R> {
  /** What it holds until it is done, in any unit. */
  readonly weight: number;
  readonly result: Promise<R>;
}

/** How much may be under way at once: so many, and no more beginning once this weight is reached. */
export interface UnderWay {
  readonly many: number;
  readonly weight: number;
}

/**
 * Works on items at once and gives the results in the items' order, each as soon as those before it are there; also
 * while the next item is not known yet. Whoever stops reading stops the work.
 *
 * @param begin settles once the work has begun; items begin one after the other
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  begin: (item: T) => Promise<Begun<R>>,
  most: UnderWay,
): AsyncGenerator<R, void, void> {
  const iterator = items[Symbol.asyncIterator]();
  const underWay: Begun<R>[] = [];
  let weight = 0;
  let next: Promise<IteratorResult<T>> | null = iterator.next();
  try {
    while (next !== null || underWay.length > 0) {
      const first = underWay[0];
      const full = underWay.length >= most.many || weight >= most.weight;
      const came: { item?: IteratorResult<T>; result?: R } = await Promise.race([
        ...(next === null || (full && first !== undefined) ? [] : [next.then((item) => ({ item }))]),
        ...(first === undefined ? [] : [first.result.then((result) => ({ result }))]),
      ]);
      if (came.item === undefined) {
        underWay.shift();
        weight -= first?.weight ?? 0;
        yield came.result as R;
      } else if (came.item.done === true) {
        next = null;
      } else {
        const begun = await begin(came.item.value);
        underWay.push(begun);
        weight += begun.weight;
        next = iterator.next();
      }
    }
  } finally {
    await iterator.return?.();
  }
}

/** The lines of a text that comes in pieces, without their ends; empty ones are left out. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield line.replace(/\r$/u, '');
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield rest.replace(/\r$/u, '');
}
