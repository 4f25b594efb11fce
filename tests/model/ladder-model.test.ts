import fc from 'fast-check';
import { expect, test } from 'vitest';
import { live, lives } from './lives.ts';
import type { ReferenceLetter } from './reference-office.ts';
import { runs } from './runs.ts';

const RUNS = runs(60);
/** Letters that so many lives write between them, whatever the seed. */
const ALWAYS_SEEN = ['request', 'courtesy', 'reminder-1', 'reminder-2', 'accountable', 'silent-alternate'];

test(
  'whatever happens in whatever order, the letters are those somebody would write by hand',
  { timeout: 900_000 },
  () => {
    const written = new Set<string>();
    fc.assert(
      fc.property(lives, (life) => {
        const lived = live(life);
        expect(lived.decided().map(inWords).sort()).toEqual(lived.reference.letters().map(inWords).sort());
        for (const { rung } of lived.decided()) written.add(rung);
      }),
      { numRuns: RUNS },
    );
    expect([...written]).toEqual(expect.arrayContaining(ALWAYS_SEEN));
  },
);

function inWords({ office, on, rung, rows, to, cc }: ReferenceLetter): string {
  return `${office} ${on} ${rung} [${rows.join()}] to ${to.join()} cc ${cc.join()}`;
}
