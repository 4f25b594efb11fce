import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../../adapters/store/migrations/index.ts';
import { openStore } from '../../../adapters/store/open-store.ts';
import type { OpenedStore } from '../../../activities/store-ports.ts';
import { DeskError, ERRORS } from '../../../contracts/errors.ts';
import { LivedCycle } from '../../builders/cycle.ts';
import { testDatabase } from '../../database.ts';
import type { TestDatabase } from '../../database.ts';
import { aMail, CYCLE, opened, task, written } from './some-events.ts';

/** As an activity does: what failed because the database was away is asked again. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof DeskError) || !ERRORS[error.code].retryable || tries === 5) throw error;
    }
  }
}

describe('the store in PostgreSQL', () => {
  let database: TestDatabase;
  let admin: Client;
  const stores: OpenedStore[] = [];
  const another = async (): Promise<OpenedStore> => {
    const store = await openStore({ connectionString: database.url, poolSize: 3 });
    stores.push(store);
    return store;
  };

  beforeEach(async () => {
    database = await testDatabase();
    admin = new Client(database.connection);
    await admin.connect();
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await admin.end();
    await database.drop();
  });

  test('opened by several at once on an empty database makes its tables once', async () => {
    const opening = await Promise.all(Array.from({ length: 6 }, another));
    expect(opening).toHaveLength(6);
    const { rows } = await admin.query('select number, name, length(hash) as digits from schema_migration');
    expect(rows).toEqual(MIGRATIONS.map(({ name }, i) => ({ number: i + 1, name, digits: 64 })));
  });

  test('keeps what it had when it is opened again', async () => {
    const first = await another();
    await first.cycles.record(CYCLE, [opened(), task(2)]);
    const before = await first.register.verify();
    const second = await another();
    expect(await second.register.verify()).toEqual(before);
    expect(await second.cycles.state(CYCLE)).toEqual(await first.cycles.state(CYCLE));
  });

  test.each([
    {
      what: 'steps that this version does not know',
      change: `insert into schema_migration (number, name, hash) values (999, '0999-future', 'x')`,
      says: /belongs to a newer version of this software: it has step 0999-future, this version knows \d+ steps/,
    },
    {
      what: 'views of a later kind',
      change: 'update view_version set version = 999',
      says: /belongs to a newer version of this software: it has views of version 999/,
    },
    {
      what: 'a step of another text',
      change: `update schema_migration set hash = 'x' where number = 1`,
      says: /another text of step 0001-first-tables/,
    },
  ])('with $what is refused, and left as it is', async ({ change, says }) => {
    await another();
    await admin.query(change);
    await expect(another()).rejects.toMatchObject({ code: 'store-version', message: expect.stringMatching(says) });
    await expect(another()).rejects.toMatchObject({ hint: expect.stringMatching(/Run the/) });
  });

  test('has its views made again from the register when they are of an older kind', async () => {
    const store = await another();
    const lived = new LivedCycle();
    lived.assign({ moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'] });
    lived.until('2027-02-15');
    await store.cycles.record(lived.state.cycleId, lived.events);
    await store.cycles.record(CYCLE.replace('99', '98'), [opened({ cycleId: CYCLE.replace('99', '98') })]);
    const views = async () => (await admin.query('select * from cycle_view order by cycle_id')).rows as unknown[];
    const before = await views();
    expect(before).toHaveLength(2);

    await admin.query(`update cycle_view set state = '{}', stage = 'x', deadline = '2000-01-01', seq = 0;
      insert into cycle_view select 'cycle/cat/ghost', mechanism, stage, deadline, rehearsal, seq, state from cycle_view limit 1`);
    await another();
    expect(await views()).toHaveLength(3);

    await admin.query('update view_version set version = 0');
    const again = await another();
    expect(await views()).toEqual(before);
    expect(await again.cycles.state(lived.state.cycleId)).toEqual(lived.state);
  });

  test('written by several processes at once keeps one chain and each event once', async () => {
    const ids = Array.from({ length: 4 }, (_, i) => `cycle/cat/c${i}`);
    const writers = await Promise.all(Array.from({ length: 4 }, another));
    // Every writer writes every cycle: each batch is given four times, and overlaps the one before.
    await Promise.all(
      writers.flatMap((store, w) =>
        ids.map(async (cycleId, i) => {
          const events = [
            opened({ cycleId }),
            ...Array.from({ length: 24 }, (_, n) => (n % 3 === 0 ? written(n + 2, 'moi', `r${n}`) : task(n + 2))),
          ];
          for (let to = 1 + ((w + i) % 4); to < events.length + 4; to += 4) {
            await store.cycles.record(cycleId, events.slice(Math.max(0, to - 9), to));
          }
        }),
      ),
    );
    const [reader] = writers;
    expect(await reader?.register.verify()).toMatchObject({ events: 100, firstBad: null });
    for (const cycleId of ids) {
      expect((await reader?.cycles.events(cycleId))?.map(({ seq }) => seq)).toEqual(
        Array.from({ length: 25 }, (_, i) => i + 1),
      );
      expect((await reader?.cycles.state(cycleId))?.seq).toBe(25);
    }
    expect(await reader?.outbox.waiting('moi', '')).toHaveLength(32);
  });

  test('cut off in the middle of a batch has kept all of it or nothing, and takes it again', async () => {
    const store = await another();
    await store.cycles.record(CYCLE, [opened()]);
    let cuts = 0;
    let recorded = 1;
    for (let round = 0; round < 40; round += 1) {
      const batch = Array.from({ length: 12 }, (_, i) => {
        const seq = recorded + 1 + i;
        return i % 3 === 0 ? written(seq, 'moi', `r${seq}`) : task(seq);
      });
      const writing = store.cycles.record(CYCLE, batch).then(
        () => 'done',
        (error: unknown) => error,
      );
      await new Promise((resolve) => setTimeout(resolve, round % 8));
      await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);
      const outcome = await writing;
      if (outcome !== 'done') {
        cuts += 1;
        expect(outcome).toMatchObject({ code: 'store-unavailable' });
      }
      const seen = (await patiently(() => store.cycles.events(CYCLE))).length;
      expect([recorded, recorded + 12]).toContain(seen);
      const waiting = await patiently(() => store.outbox.waiting('moi', ''));
      expect(waiting).toHaveLength(((seen - 1) / 12) * 4);
      const { recorded: now } = await patiently(() => store.cycles.record(CYCLE, batch));
      expect(now).toBe(recorded + 12 - seen);
      recorded += 12;
    }
    expect(cuts).toBeGreaterThan(5);
    expect(await store.register.verify()).toMatchObject({ events: 1 + 40 * 12, firstBad: null });
    expect((await store.cycles.state(CYCLE))?.seq).toBe(1 + 40 * 12);
  });

  test('out-boxes of a cycle and of its trays never block each other', async () => {
    const [cycle, tray] = [await another(), await another()];
    const raw = await cycle.content.put(new Uint8Array([1]), 'message/rfc822');
    const rungs = Array.from({ length: 30 }, (_, i) => `r${i}`);
    await cycle.cycles.record(CYCLE, [opened(), ...rungs.map((rung, i) => written(i + 2, 'moi', rung))]);
    const failed = rungs.map((rung, i) => ({
      ...task(i + 32),
      event: { type: 'letter-failed' as const, office: 'moi', rung, reason: 'no mailbox' },
    }));
    await Promise.all([
      cycle.cycles.record(CYCLE, failed),
      tray.outbox.withdraw(
        [...rungs].reverse().map((rung) => `${CYCLE}/moi/${rung}`),
        'answered',
      ),
      tray.outbox
        .makeMail(
          aMail(
            raw,
            [...rungs].reverse().map((rung) => [CYCLE, rung]),
          ),
        )
        .catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'refused' });
        }),
    ]);
    expect(await cycle.outbox.waiting('moi', '')).toEqual([]);
  });

  test('that cannot be reached says so, and where it looked, but no password', async () => {
    const nowhere = 'postgresql://desk:s3cret@localhost:1/treaty_desk?host=/nonexistent';
    const failure: unknown = await openStore({ connectionString: nowhere }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'store-unavailable', message: expect.stringContaining('/nonexistent') });
    expect(String(failure)).not.toContain('s3cret');
    const { host, port, user } = database.connection;
    await expect(openStore({ host, port, user, database: 'none' })).rejects.toMatchObject({
      code: 'store-unavailable',
    });
  });

  test('that was closed says so too', async () => {
    const store = await openStore({ connectionString: database.url });
    await store.close();
    await expect(store.cycles.state(CYCLE)).rejects.toMatchObject({ code: 'store-unavailable' });
  });
});
