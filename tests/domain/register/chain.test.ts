import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordedEvent } from '../../../domain/cycle/events.ts';
import { breakAt, chain, EMPTY_CHAIN, eventId } from '../../../domain/register/chain.ts';
import type { ChainBreak, ChainedRow, ChainHead } from '../../../domain/register/chain.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const CYCLE = 'cycle/ccpr/ccpr-c-pak-q-2';

function anEvent(seq: number): RecordedEvent {
  const event = { type: 'letter-sent', office: 'moi', rung: `reminder-${seq}`, mail: `mail-${seq}` } as const;
  return { seq, on: '2026-12-01', at: '2026-12-01T09:00:00+05:00', event };
}

const aChain = (length: number) =>
  chain(
    EMPTY_CHAIN,
    CYCLE,
    Array.from({ length }, (_, i) => anEvent(i + 1)),
    hash,
  );

/** What an auditor finds first, reading in order of position. */
function firstBreak(rows: readonly ChainedRow[]): ChainBreak | null {
  let head: ChainHead = EMPTY_CHAIN;
  const seqs = new Map<string, number>();
  for (const row of [...rows].sort((a, b) => a.position - b.position)) {
    const found = breakAt(head, seqs.get(row.cycleId) ?? 0, row, hash);
    if (found !== null) return found;
    seqs.set(row.cycleId, row.seq);
    head = row;
  }
  return null;
}

test('a row is hashed over the hash before it, a line feed, and all it says in canonical JSON', () => {
  const [row] = aChain(1);
  const text =
    '{"at":"2026-12-01T09:00:00+05:00","cycleId":"cycle/ccpr/ccpr-c-pak-q-2",' +
    '"event":{"mail":"mail-1","office":"moi","rung":"reminder-1","type":"letter-sent"},' +
    '"on":"2026-12-01","position":1,"seq":1}';
  expect(row!.previous).toBe('0'.repeat(64));
  expect(row!.hash).toBe(hash(`${'0'.repeat(64)}\n${text}`));
});

test('a chain goes on where it ended, across batches and cycles, and agrees with itself', () => {
  const first = aChain(3);
  const second = chain(first.at(-1)!, 'cycle/cat/x', [anEvent(1), anEvent(2)], hash);
  const third = chain(second.at(-1)!, CYCLE, [anEvent(4)], hash);
  expect([...first, ...second, ...third].map((row) => row.position)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(firstBreak([...first, ...second, ...third])).toBeNull();
  expect(eventId(CYCLE, 4)).toBe('cycle/ccpr/ccpr-c-pak-q-2#4');
});

describe('the first bad row is named, with what it shows', () => {
  const at = (position: number, change: Partial<ChainedRow>) => (rows: readonly ChainedRow[]) =>
    rows.map((row) => (row.position === position ? { ...row, ...change } : row));
  const forged = (rows: readonly ChainedRow[], position: number) =>
    chain(rows[position - 2]!, 'cycle/cat/forged', [anEvent(1)], hash);

  test.each([
    { what: 'another day', tamper: at(5, { on: '2026-12-02' }), position: 5, why: /^changed: what it says/ },
    { what: 'another time', tamper: at(5, { at: '2026-12-01T09:00:01+05:00' }), position: 5, why: /^changed/ },
    { what: 'another event', tamper: at(5, { event: anEvent(6).event }), position: 5, why: /^changed: what it says/ },
    { what: 'another cycle', tamper: at(5, { cycleId: 'cycle/ccpr/other' }), position: 5, why: /^changed/ },
    { what: 'another hash', tamper: at(5, { hash: hash('x') }), position: 5, why: /^changed: what it says/ },
    { what: 'another hash before it', tamper: at(5, { previous: hash('x') }), position: 5, why: /^changed: it names/ },
    {
      what: 'a row taken away',
      tamper: (rows: readonly ChainedRow[]) => rows.filter((row) => row.position !== 5),
      position: 5,
      why: /^removed: the row behind 4 is 6/,
    },
    {
      what: 'a row taken away and the rest moved up',
      tamper: (rows: readonly ChainedRow[]) =>
        rows.filter((r) => r.position !== 5).map((r) => (r.position > 5 ? { ...r, position: r.position - 1 } : r)),
      position: 5,
      why: /removed/,
    },
    {
      what: 'two rows that changed places',
      tamper: (rows: readonly ChainedRow[]) =>
        rows.map((r) => (r.position === 5 ? { ...r, position: 6 } : r.position === 6 ? { ...r, position: 5 } : r)),
      position: 5,
      why: /^reordered/,
    },
    {
      what: 'a position taken twice',
      tamper: (rows: readonly ChainedRow[]) => [...rows, { ...rows[4]!, seq: 99 }],
      position: 5,
      why: /^inserted: its position/,
    },
    {
      what: 'a well-forged row put in, the rest moved down: the first that no longer follows',
      tamper: (rows: readonly ChainedRow[]) => [
        ...rows.slice(0, 4),
        ...forged(rows, 5),
        ...rows.slice(4).map((r) => ({ ...r, position: r.position + 1 })),
      ],
      position: 6,
      why: /inserted/,
    },
    {
      what: 'a row put in place of another, with a hash that fits',
      tamper: (rows: readonly ChainedRow[]) => [...rows.slice(0, 4), ...forged(rows, 5), ...rows.slice(5)],
      position: 6,
      why: /^removed or inserted: the row before it/,
    },
    {
      what: 'a row written with a gap in its cycle',
      tamper: (rows: readonly ChainedRow[]) => [...rows, ...chain(rows.at(-1)!, CYCLE, [anEvent(12)], hash)],
      position: 11,
      why: /^out of its cycle's order: event 12 stands where 11 must stand/,
    },
  ])('$what', ({ tamper, position, why }) => {
    const rows = aChain(10);
    expect(firstBreak(rows)).toBeNull();
    const found = firstBreak(tamper(rows));
    expect(found?.position).toBe(position);
    expect(found?.why).toMatch(why);
  });
});

test('whatever single row is changed in whatever field, the auditor names that row', () => {
  const rows = aChain(20);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 19 }),
      fc.constantFrom('on', 'at', 'hash', 'previous', 'cycleId'),
      fc.nat(200),
      (index, field, place) => {
        const text = rows[index]![field];
        const i = place % text.length;
        const other = text[i] === '7' ? '8' : '7';
        const tampered = rows.with(index, { ...rows[index]!, [field]: text.slice(0, i) + other + text.slice(i + 1) });
        expect(firstBreak(tampered)?.position).toBe(index + 1);
      },
    ),
    { numRuns: 1_000 },
  );
});
