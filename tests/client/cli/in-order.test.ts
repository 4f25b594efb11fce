import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, linesOf } from '../../../client/cli/in-order.ts';

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('work on many at once', () => {
  it('gives its results in the order of the items, whichever is done first', async () => {
    const begin = async (ms: number) => ({ weight: 1, result: wait(ms, ms) });
    expect(await all(inOrder(from([30, 1, 20, 0, 5]), begin, { many: 3, weight: 100 }))).toEqual([30, 1, 20, 0, 5]);
  });

  it('gives a result while the next item is still waited for', async () => {
    const slow = async function* () {
      yield 'first';
      await new Promise(() => undefined);
    };
    const results = inOrder(slow(), async (item) => ({ weight: 1, result: Promise.resolve(item) }), {
      many: 8,
      weight: 8,
    });
    expect(await results.next()).toEqual({ done: false, value: 'first' });
  });

  it('begins nothing more once what is under way weighs enough, but always one', async () => {
    let weight = 0;
    let most = 0;
    const begin = async (item: number) => {
      most = Math.max(most, (weight += item));
      return { weight: item, result: wait(1).then(() => (weight -= item)) };
    };
    const items = [50, 500, 10, 10, 10, 90, 50, 50];
    expect(await all(inOrder(from(items), begin, { many: 8, weight: 100 }))).toHaveLength(items.length);
    expect(most).toBeLessThanOrEqual(550);
    expect(most).toBeGreaterThanOrEqual(500);
  });

  it('ends with the first failure', async () => {
    const begin = async (item: number) => ({
      weight: 1,
      result: item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item),
    });
    await expect(all(inOrder(from([1, 2, 3]), begin, { many: 1, weight: 9 }))).rejects.toThrow('two');
  });
});

describe('lines that come in pieces', () => {
  it('are the same however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-z/ اردو.]{1,12}$/u)),
        fc.array(fc.nat(40)),
        async (lines, cuts) => {
          const kept = lines.filter((line) => line.trim() !== '');
          const bytes = Buffer.from(lines.join('\r\n'));
          const at = [...new Set([0, ...cuts.filter((cut) => cut < bytes.length), bytes.length])].sort((a, b) => a - b);
          const pieces = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
          expect(await all(linesOf(from(pieces)))).toEqual(kept);
        },
      ),
    );
  });
});
