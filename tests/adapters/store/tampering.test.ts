import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openStore } from '../../../adapters/store/open-store.ts';
import type { OpenedStore, Store } from '../../../activities/store-ports.ts';
import { testDatabase } from '../../database.ts';
import type { TestDatabase } from '../../database.ts';
import { CYCLE, opened, task, written } from './some-events.ts';

const OTHER = 'cycle/cat/cat-c-pak-q-3';
const LENGTH = 40;

/** Somebody with every right on the database, and the auditor beside. */
interface Intrusion {
  readonly intruder: Client;
  readonly store: OpenedStore;
}

/** A register of forty events of two cycles, copied anew for everybody who tampers with it. */
describe('the register', () => {
  let original: TestDatabase;

  beforeAll(async () => {
    original = await testDatabase();
    const store = await openStore({ connectionString: original.url });
    await store.cycles.record(CYCLE, [opened(), written(2, 'moi', 'request')]);
    await store.cycles.record(OTHER, [opened({ cycleId: OTHER, mechanism: 'cat' })]);
    for (let seq = 3; seq <= 20; seq += 1) await store.cycles.record(CYCLE, [task(seq)]);
    await store.cycles.record(
      OTHER,
      Array.from({ length: 19 }, (_, i) => task(i + 2, 'to "do" \\ Ω')),
    );
    await store.content.put(new Uint8Array([1]), 'text/plain');
    await aDecision(store);
    await store.answers.save(CYCLE, 'moi', 'm', '2026-12-01', [{ row: 'q1', status: 'answered', text: 't' }]);
    await store.reference.save('ladder', 'default', {});
    await someDrafts(store);
    expect(await store.register.verify()).toMatchObject({ events: LENGTH, firstBad: null });
    await store.close();
  });
  afterAll(() => original.drop());

  async function withCopy(intrude: (intrusion: Intrusion) => Promise<void>): Promise<void> {
    const server = inject('servers').database;
    const copy = `${original.connection.database}_copy`;
    const admin = new Client({ ...server, database: 'postgres' });
    await admin.connect();
    await admin.query(`create database ${copy} template ${original.connection.database}`);
    const intruder = new Client({ ...server, database: copy });
    await intruder.connect();
    const store = await openStore({ ...server, database: copy });
    try {
      await intrude({ intruder, store });
    } finally {
      await store.close();
      await intruder.end();
      await admin.query(`drop database ${copy} with (force)`);
      await admin.end();
    }
  }

  test('takes no change, no removal and no emptying while its lock is on; nor does what it refers to', async () => {
    await withCopy(async ({ intruder }) => {
      for (const [table, column] of [
        ['register_event', 'hash'],
        ['content', 'content_type'],
        ['answer', 'answer'],
        ['sender_decision', 'decided_by'],
        ['draft_version', 'written_by'],
        ['draft_comment', 'comment'],
        ['draft_comment_resolved', 'note'],
        ['draft_weight', 'weight'],
        ['reference_document', 'document'],
        ['instrument', 'filename'],
      ] as const) {
        const before = await intruder.query(`select * from ${table}`);
        for (const statement of [
          `update ${table} set ${column} = ${column}`,
          `delete from ${table}`,
          `truncate ${table} cascade`,
        ]) {
          await expect(intruder.query(statement), statement).rejects.toThrow(/append-only/);
        }
        expect((await intruder.query(`select * from ${table}`)).rows).toEqual(before.rows);
      }
    });
  });

  const set = (position: number, change: string) => `update register_event set ${change} where position = ${position}`;
  const copied = (columns: string, from: number) =>
    `insert into register_event select ${columns} from register_event where position = ${from};`;
  const withoutKey = 'alter table register_event drop constraint register_event_pkey;';
  const moved = (from: number, by: number) =>
    `update register_event set position = position + ${by} where position >= ${from};`;

  test.each([
    { what: 'a day is changed', how: set(17, 'happened_on = happened_on + 1'), at: 17, why: /^changed/ },
    {
      what: 'a time is changed',
      how: set(17, `happened_at = replace(happened_at, '09', '08')`),
      at: 17,
      why: /^changed/,
    },
    { what: 'a cycle is changed', how: set(17, `cycle_id = 'cycle/ccpr/x'`), at: 17, why: /^changed/ },
    { what: 'a number is changed', how: set(17, 'seq = 999'), at: 17, why: /^changed/ },
    {
      what: 'a word is changed',
      how: set(17, `event = jsonb_set(event, '{task,text}', '"Task"')`),
      at: 17,
      why: /^changed/,
    },
    { what: 'a word is added', how: set(17, `event = event || '{"by": "nobody"}'`), at: 17, why: /^changed/ },
    { what: 'a word is taken away', how: set(17, `event = event #- '{task,office}'`), at: 17, why: /^changed/ },
    { what: 'an event is emptied', how: set(17, `event = 'null'`), at: 17, why: /^changed/ },
    { what: 'a hash is changed', how: set(17, `hash = translate(hash, '0', '1')`), at: 17, why: /^changed/ },
    {
      what: 'the hash before is changed',
      how: set(17, `previous = translate(previous, '0', '1')`),
      at: 17,
      why: /^changed/,
    },
    { what: 'the very first is changed', how: set(1, 'happened_on = happened_on - 1'), at: 1, why: /^changed/ },
    { what: 'the very last is changed', how: set(40, 'happened_on = happened_on - 1'), at: 40, why: /^changed/ },
    {
      what: 'one is removed',
      how: 'delete from register_event where position = 17',
      at: 17,
      why: /^removed: the row behind 16 is 18/,
    },
    { what: 'the first is removed', how: 'delete from register_event where position = 1', at: 1, why: /^removed/ },
    {
      what: 'the last is removed',
      how: 'delete from register_event where position = 40',
      at: 40,
      why: /^removed: the register was noted to end at 40/,
    },
    { what: 'all are removed', how: 'delete from register_event', at: 1, why: /^removed/ },
    {
      what: 'one is removed and the gap is closed',
      how: `${withoutKey} delete from register_event where position = 17; ${moved(18, -1)}`,
      at: 17,
      why: /removed/,
    },
    {
      what: 'two change places',
      how: `${withoutKey} update register_event set position = 35 - position where position in (17, 18)`,
      at: 17,
      why: /^reordered/,
    },
    {
      what: 'one is inserted',
      how: `${withoutKey} ${moved(17, 1)}
        ${copied(`17, 'cycle/cat/new', 1, happened_on, happened_at, event, hash, hash`, 16)}`,
      at: 17,
      why: /^changed|inserted/,
    },
    {
      what: 'one is put before the first',
      how: `alter table register_event drop constraint register_event_position_check;
        ${copied(`0, 'cycle/cat/new', 1, happened_on, happened_at, event, previous, hash`, 1)}`,
      at: 0,
      why: /^inserted/,
    },
    {
      what: 'a position is taken twice',
      how: `${withoutKey} ${copied(`position, 'cycle/cat/new', seq, happened_on, happened_at, event, previous, hash`, 40)}`,
      at: 40,
      why: /^inserted|^changed/,
    },
    {
      what: 'one is put behind the end',
      how: copied(`41, 'cycle/cat/new', 1, happened_on, happened_at, event, hash, hash`, 40),
      at: 41,
      why: /^changed/,
    },
    {
      what: 'the note of its end is moved back',
      how: 'update register_head set position = 39',
      at: 40,
      why: /^inserted: the register was noted to end at 39/,
    },
    {
      what: 'the note of its end is changed',
      how: `update register_head set hash = translate(hash, '0', '1')`,
      at: 40,
      why: /^changed: the note of where the register ends has another hash/,
    },
    {
      what: 'the note of its end is taken away',
      how: 'delete from register_head',
      at: 40,
      why: /^changed: the note of where the register ends is gone/,
    },
  ])('shows that $what, by somebody who takes the lock off', async ({ how, at, why }) => {
    await withCopy(async ({ intruder, store }) => {
      await intruder.query(`alter table register_event disable trigger all; ${how}`);
      const { firstBad } = await store.register.verify();
      expect(firstBad).toMatchObject({ position: at, why: expect.stringMatching(why) });
    });
  });

  test('shows any single byte that is changed, wherever it stands', async () => {
    await withCopy(async ({ intruder, store }) => {
      await intruder.query('alter table register_event disable trigger all');
      const position = 33;
      const { rows } = await intruder.query<Record<string, string>>(
        'select cycle_id, seq::text, happened_on::text, happened_at, event::text, previous, hash from register_event where position = $1',
        [position],
      );
      const row = rows[0] ?? {};
      let found = 0;
      let refused = 0;
      for (const [column, type] of Object.entries({
        cycle_id: 'text',
        seq: 'integer',
        happened_on: 'date',
        happened_at: 'text',
        event: 'jsonb',
        previous: 'text',
        hash: 'text',
      })) {
        const text = row[column] ?? '';
        const put = (value: string) =>
          intruder.query(`update register_event set ${column} = $1::text::${type} where position = $2`, [
            value,
            position,
          ]);
        for (let i = 0; i < text.length; i += 1) {
          const other = text[i] === '1' ? '2' : '1';
          const changed = await put(text.slice(0, i) + other + text.slice(i + 1)).catch(() => null);
          if (changed === null) {
            refused += 1;
            continue;
          }
          const { firstBad } = await store.register.verify();
          expect(firstBad, `${column} ${i}`).toMatchObject({
            position,
            why: expect.stringMatching(/^changed|^reordered/),
          });
          found += 1;
          await put(text);
        }
      }
      expect(await store.register.verify()).toMatchObject({ events: LENGTH, firstBad: null });
      // What PostgreSQL itself refuses is no JSON, no date or no number any more.
      expect(found).toBeGreaterThan(250);
      expect(refused).toBeLessThan(100);
    });
  });

  test('names the head of its chain, which moves with every event and with nothing else', async () => {
    await withCopy(async ({ store }) => {
      const before = await store.register.verify();
      expect(before.head).toMatch(/^[0-9a-f]{64}$/);
      await store.cycles.record(CYCLE, [task(20)]);
      expect(await store.register.verify()).toEqual(before);
      await store.cycles.record(CYCLE, [task(21)]);
      const after = await store.register.verify();
      expect(after).toMatchObject({ events: LENGTH + 1, firstBad: null });
      expect(after.head).not.toBe(before.head);
    });
  });
});

/** An officer has put a message aside. */
async function aDecision({ content, inbound }: Store): Promise<void> {
  const raw = await content.put(new Uint8Array([2]), 'message/rfc822');
  const at = '2026-12-01T09:00:00+05:00';
  await inbound.receive({ key: 'k1', raw, envelopeFrom: 'a@b.example', envelopeTo: [], receivedAt: at });
  await inbound.mark('k1', { status: 'held', reason: 'no-match' });
  const noise = { sender: 'a@b.example', mail: 'k1', decision: 'noise', requests: [], by: 'Director', at } as const;
  await inbound.recordDecision(noise, { status: 'ignored', reason: 'noise' });
}

/** A text with a remark that was dealt with, and a weight. */
async function someDrafts({ drafts }: Store): Promise<void> {
  const at = { question: 'q1', part: null, by: 'Director', on: '2027-01-20' };
  await drafts.write(CYCLE, { ...at, paragraphs: [], reason: '' }, 0);
  const { id } = await drafts.comment(CYCLE, { ...at, sentence: null, text: 'Which year?' });
  await drafts.resolve(CYCLE, id, 'Director', '2027-01-21', 'added');
  await drafts.weigh(CYCLE, 'q1', 2, 'Director', '2027-01-21');
}
