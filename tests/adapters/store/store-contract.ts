import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../activities/store-ports.ts';
import { evolve } from '../../../domain/cycle/evolve.ts';
import type { RecordedEvent } from '../../../domain/cycle/events.ts';
import type { CycleState } from '../../../domain/cycle/state.ts';
import type { InstrumentReading } from '../../../domain/loi/instrument.ts';
import { chain, EMPTY_CHAIN } from '../../../domain/register/chain.ts';
import { sha256 } from '../../../adapters/store/sha256.ts';
import { LivedCycle } from '../../builders/cycle.ts';
import { anEvent, CYCLE, opened, task, written } from './some-events.ts';
import { draftContract } from './draft-contract.ts';
import { inboundContract } from './inbound-contract.ts';
import { listContract } from './list-contract.ts';
import { memoryContract } from './memory-contract.ts';
import { outboxContract } from './outbox-contract.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const fold = (events: readonly RecordedEvent[]) => events.reduce<CycleState | null>(evolve, null);

/** A store to be tried, empty, and how to be rid of it. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly close: () => Promise<void>;
}

/** What every store does, the fake and the real one. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let store: Store;
    let close: () => Promise<void>;
    beforeEach(async () => {
      ({ store, close } = await open());
    });
    afterEach(() => close());

    describe('content', () => {
      test('is found under its SHA-256, byte for byte', async () => {
        const raw = Uint8Array.from({ length: 1_000 }, (_, i) => i % 256);
        const hash = await store.content.put(raw, 'message/rfc822');
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
        const found = await store.content.get(hash);
        expect([...(found?.bytes ?? [])]).toEqual([...raw]);
        expect(found?.contentType).toBe('message/rfc822');
        expect(await store.content.get('0'.repeat(64))).toBeNull();
      });

      test('that is there already stays what it was', async () => {
        const hash = await store.content.put(bytes('reply'), 'text/plain');
        expect(await store.content.put(bytes('reply'), 'text/html')).toBe(hash);
        expect((await store.content.get(hash))?.contentType).toBe('text/plain');
      });
    });

    describe('reference data', () => {
      test('gets a new version only when it says something new', async () => {
        const ladder = { id: 'default', rungs: [{ id: 'courtesy', offset: -3 }] };
        const { reference } = store;
        expect(await reference.save('ladder', 'default', ladder)).toBe(1);
        expect(
          await reference.save('ladder', 'default', { rungs: [{ offset: -3, id: 'courtesy' }], id: 'default' }),
        ).toBe(1);
        expect(await reference.save('ladder', 'default', { ...ladder, rungs: [] })).toBe(2);
        // Back to the old text: the newest differs, so this is a third version and no jump backwards.
        expect(await reference.save('ladder', 'default', ladder)).toBe(3);
        expect(await reference.load('ladder', 'default')).toEqual({ version: 3, document: ladder });
        expect(await reference.load('ladder', 'default', 2)).toEqual({
          version: 2,
          document: { ...ladder, rungs: [] },
        });
        expect(await reference.load('ladder', 'default', 4)).toBeNull();
        // Made from a version that is no longer the newest, unless it says the same.
        const late = reference.save('ladder', 'default', { ...ladder, rungs: [] }, 2);
        await expect(late).rejects.toMatchObject({ code: 'data-moved' });
        expect(await reference.save('ladder', 'default', ladder, 2)).toBe(3);
        expect(await reference.save('ladder', 'default', { ...ladder, rungs: [] }, 3)).toBe(4);
        expect(await reference.load('calendar', 'default')).toBeNull();
      });

      test('lists the ids of one kind', async () => {
        await store.reference.save('procedure', 'upr', { a: 1 });
        await store.reference.save('procedure', 'ccpr', { a: 1 });
        await store.reference.save('procedure', 'ccpr', { a: 2 });
        await store.reference.save('ladder', 'default', { a: 1 });
        expect(await store.reference.ids('procedure')).toEqual(['ccpr', 'upr']);
        expect(await store.reference.ids('routing')).toEqual([]);
      });

      test('saved by several at once makes one version', async () => {
        const saved = await Promise.all(
          Array.from({ length: 8 }, () => store.reference.save('offices', 'all', { n: 1 })),
        );
        expect(new Set(saved)).toEqual(new Set([1]));
      });
    });

    describe('an instrument', () => {
      const reading = {
        kind: 'list-of-issues',
        symbol: 'CCPR/C/PAK/Q/99',
        questions: [],
      } as unknown as InstrumentReading;
      const versions = { offices: 1, calendar: 2, ladder: 3, clearanceLadder: 4, procedure: 5 };

      test('is kept once per cycle, the first as it was', async () => {
        const raw = await store.content.put(bytes('raw'), 'text/plain');
        const text = await store.content.put(bytes('text'), 'text/plain');
        const instrument = { cycleId: CYCLE, filename: 'loi.txt', raw, text, reading, versions, wordLimit: null };
        expect(await store.instruments.save(instrument)).toBe(true);
        expect(await store.instruments.save({ ...instrument, filename: 'other.txt' })).toBe(false);
        expect(await store.instruments.load(CYCLE)).toEqual(instrument);
        expect(await store.instruments.load('cycle/cat/none')).toBeNull();
      });

      test('keeps its word limit', async () => {
        const raw = await store.content.put(bytes('raw'), 'text/plain');
        const wordLimit = { words: 10_700, kind: 'soft' } as const;
        await store.instruments.save({ cycleId: CYCLE, filename: 'f', raw, text: raw, reading, versions, wordLimit });
        expect((await store.instruments.load(CYCLE))?.wordLimit).toEqual(wordLimit);
      });

      test('whose file is not stored is refused', async () => {
        const missing = {
          cycleId: CYCLE,
          filename: 'f',
          raw: 'a'.repeat(64),
          text: 'b'.repeat(64),
          reading,
          versions,
          wordLimit: null,
        };
        await expect(store.instruments.save(missing)).rejects.toMatchObject({ code: 'data-invalid' });
        expect(await store.instruments.load(CYCLE)).toBeNull();
      });
    });

    describe('recording events', () => {
      test('makes the cycle what its events say, whatever the batches', async () => {
        const lived = new LivedCycle();
        lived.assign({ moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'] });
        lived.until('2027-02-15');
        lived.answer('moi', ['q1.a']);
        lived.until('2027-03-15');
        expect(lived.events.length).toBeGreaterThan(20);
        const id = lived.state.cycleId;
        for (let from = 0, size = 1; from < lived.events.length; from += size, size = (size * 3) % 7 || 1) {
          const batch = lived.events.slice(from, from + size);
          expect((await store.cycles.record(id, batch)).recorded).toBe(batch.length);
        }
        expect(await store.cycles.state(id)).toEqual(lived.state);
        expect(await store.cycles.events(id)).toEqual(lived.events);
        expect(await store.register.verify()).toMatchObject({ events: lived.events.length, firstBad: null });
        const rows = await store.register.rowsOf(id);
        expect(rows.map(({ seq, on, at, event }) => ({ seq, on, at, event }))).toEqual(lived.events);
        expect(rows).toEqual(chain(EMPTY_CHAIN, id, lived.events, sha256));
        expect(await store.register.rowsOf('cycle/crc/none')).toEqual([]);
      });

      test('given again changes nothing, given with more records only what is new', async () => {
        const batch = [opened(), task(2), task(3)];
        expect(await store.cycles.record(CYCLE, batch)).toEqual({ recorded: 3, traysToWake: [] });
        const before = await store.register.verify();
        expect(await store.cycles.record(CYCLE, batch)).toEqual({ recorded: 0, traysToWake: [] });
        expect(await store.cycles.record(CYCLE, batch.slice(1, 2))).toEqual({ recorded: 0, traysToWake: [] });
        expect(await store.register.verify()).toEqual(before);
        expect(await store.cycles.record(CYCLE, [task(3), task(4)])).toEqual({ recorded: 1, traysToWake: [] });
        expect(await store.cycles.state(CYCLE)).toEqual(fold([...batch, task(4)]));
        expect(await store.cycles.record(CYCLE, [])).toEqual({ recorded: 0, traysToWake: [] });
      });

      test.each([
        { what: 'a cycle that does not begin at 1', before: [], batch: [opened({}, 2)], says: /cannot follow event 0/ },
        {
          what: 'a gap behind what is recorded',
          before: [opened()],
          batch: [task(3)],
          says: /#3 cannot follow event 1/,
        },
        { what: 'a gap inside the batch', before: [opened()], batch: [task(2), task(4)], says: /#4 stands where 3/ },
        { what: 'a batch out of order', before: [opened()], batch: [task(3), task(2)], says: /#3 cannot follow/ },
        {
          what: 'another event under a recorded number',
          before: [opened(), task(2)],
          batch: [task(2, 'other')],
          says: /#2 is recorded already as something else/,
        },
        {
          what: 'another event on the way to a new one',
          before: [opened(), task(2)],
          batch: [task(2, 'other'), task(3)],
          says: /#2 is recorded already/,
        },
        {
          what: 'another day under a recorded number',
          before: [opened(), task(2)],
          batch: [{ ...task(2), on: '2026-12-02' }],
          says: /#2 is recorded already/,
        },
        { what: 'a first event that opens nothing', before: [], batch: [task(1)], says: /begins with cycle-opened/ },
        {
          what: 'a cycle opened under another id',
          before: [],
          batch: [opened({ cycleId: 'cycle/cat/other' })],
          says: /open cycle\/cat\/other/,
        },
        {
          what: 'a letter written twice',
          before: [opened(), written(2, 'moi', 'request')],
          batch: [task(3), written(4, 'moi', 'request')],
          says: /moi\/request was written before/,
        },
        {
          what: 'a letter written twice in one batch',
          before: [opened()],
          batch: [written(2, 'moi', 'request'), written(3, 'moi', 'request')],
          says: /moi\/request was written before/,
        },
        {
          what: 'a letter sent that was never written',
          before: [opened()],
          batch: [task(2), anEvent(3, { type: 'letter-sent', office: 'moi', rung: 'request', mail: 'm' })],
          says: /moi\/request was never written/,
        },
      ])('$what is refused, and nothing half done', async ({ before, batch, says }) => {
        await store.cycles.record(CYCLE, before);
        const state = await store.cycles.state(CYCLE);
        const refused = store.cycles.record(CYCLE, batch);
        await expect(refused).rejects.toMatchObject({ code: 'register-broken', message: expect.stringMatching(says) });
        expect(await store.cycles.state(CYCLE)).toEqual(state);
        expect(await store.cycles.events(CYCLE)).toEqual(before);
        expect(await store.register.verify()).toMatchObject({ events: before.length, firstBad: null });
        expect(await store.outbox.waiting('moi', '')).toHaveLength(
          before.length > 1 && says.source.includes('before') ? 1 : 0,
        );
      });

      test.each(['', 'c1', 'cycle/ccpr', 'cycle/unknown/x', 'rehearsal/cycle/ccpr/x'])(
        'under %j, which is no cycle, is refused',
        async (id) => {
          await expect(store.cycles.record(id, [opened({ cycleId: id })])).rejects.toMatchObject({
            code: 'data-invalid',
          });
        },
      );

      test('of one cycle by many writers at once keeps each event once', async () => {
        const events = [opened(), ...Array.from({ length: 30 }, (_, i) => task(i + 2))];
        const writers = Array.from({ length: 6 }, async (_, w) => {
          for (let to = 1 + (w % 3); to < events.length + 3; to += 3)
            await store.cycles.record(CYCLE, events.slice(0, to));
        });
        await Promise.all(writers);
        expect(await store.cycles.events(CYCLE)).toEqual(events);
        expect(await store.register.verify()).toMatchObject({ events: events.length, firstBad: null });
      });

      test('of many cycles at once never forks the chain', async () => {
        const ids = Array.from({ length: 6 }, (_, i) => `cycle/cat/c${i}`);
        await Promise.all(
          ids.map(async (cycleId) => {
            await store.cycles.record(cycleId, [opened({ cycleId })]);
            for (let seq = 2; seq <= 10; seq += 1) await store.cycles.record(cycleId, [task(seq)]);
          }),
        );
        expect(await store.register.verify()).toMatchObject({ events: 60, firstBad: null });
      });

      test('of hostile text keeps what can be kept and shows what cannot', async () => {
        const hostile = 'NUL:\0 half:\uD800 literal:\\u0000 Urdu:سوال';
        const kept = 'NUL:␀ half:\uFFFD literal:\\u0000 Urdu:سوال';
        await store.cycles.record(CYCLE, [opened(), task(2, hostile)]);
        expect(await store.cycles.record(CYCLE, [task(2, hostile)])).toMatchObject({ recorded: 0 });
        expect((await store.cycles.state(CYCLE))?.tasks[0]?.text).toBe(kept);
        expect((await store.register.verify()).firstBad).toBeNull();
      });
    });

    describe('cycles', () => {
      test('are listed by deadline, rehearsals only when asked for', async () => {
        const cycles = [
          { cycleId: 'cycle/ccpr/late', deadline: '2027-06-30' },
          { cycleId: 'cycle/cat/early', deadline: '2027-01-31', mechanism: 'cat' },
          { cycleId: 'rehearsal/7/cycle/ccpr/play', deadline: '2027-03-31', rehearsal: true },
        ] as const;
        for (const facts of cycles) await store.cycles.record(facts.cycleId, [opened(facts)]);
        const ids = async (filter: Parameters<Store['cycles']['list']>[0]) =>
          (await store.cycles.list(filter)).map((state) => state.cycleId);
        expect(await ids({})).toEqual(['cycle/cat/early', 'cycle/ccpr/late']);
        expect(await ids({ rehearsals: true })).toEqual([
          'cycle/cat/early',
          'rehearsal/7/cycle/ccpr/play',
          'cycle/ccpr/late',
        ]);
        expect(await store.cycles.state('cycle/ccpr/none')).toBeNull();
        expect(await store.cycles.events('cycle/ccpr/none')).toEqual([]);
      });

      test('are late by the day that is given', async () => {
        await store.cycles.record(CYCLE, [opened()]);
        // The plan has it assigned on 2026-12-03; on the day itself it is not late yet.
        expect(await store.cycles.list({ late: true, today: '2026-12-03' })).toEqual([]);
        expect(await store.cycles.list({ late: true, today: '2026-12-04' })).toHaveLength(1);
        await expect(store.cycles.list({ late: true })).rejects.toMatchObject({ code: 'data-invalid' });
      });
    });

    outboxContract(() => store);
    inboundContract(() => store);
    listContract(() => store);
    memoryContract(() => store);
    draftContract(() => store);

    describe('a message taken in', () => {
      const message = {
        key: 'k1',
        envelopeFrom: 'a@moi.example',
        envelopeTo: ['desk+t@mohr.example'],
        receivedAt: '2026-12-05T10:00:00+05:00',
      };
      const raw = () => store.content.put(bytes('raw mail'), 'message/rfc822');

      test('is there once, however often it is delivered', async () => {
        const mail = { ...message, raw: await raw() };
        expect(await store.inbound.receive(mail)).toBe(true);
        expect(await store.inbound.receive({ ...mail, receivedAt: '2026-12-06T10:00:00+05:00' })).toBe(false);
        const nothing = { status: 'stored', reading: null, cycleId: null, office: null, alsoCycles: [], reason: null };
        expect(await store.inbound.load('k1')).toEqual({ ...mail, ...nothing });
        expect(await store.inbound.load('k2')).toBeNull();
      });

      test('is refused before its raw form is stored', async () => {
        await expect(store.inbound.receive({ ...message, raw: 'a'.repeat(64) })).rejects.toMatchObject({
          code: 'data-invalid',
        });
        expect(await store.inbound.load('k1')).toBeNull();
      });

      test('is marked with what became of it, and keeps what is not mentioned', async () => {
        await store.inbound.receive({ ...message, raw: await raw() });
        const reading = { kind: 'reply', replyText: 'نعم\0', subject: 'Re: \0' } as never;
        await store.inbound.mark('k1', {
          status: 'held',
          reading,
          cycleId: CYCLE,
          office: 'moi',
          reason: 'stranger\0',
        });
        await store.inbound.mark('k1', { status: 'applied', reason: null });
        expect(await store.inbound.load('k1')).toMatchObject({
          status: 'applied',
          reading: { kind: 'reply', replyText: 'نعم␀', subject: 'Re: ␀' },
          cycleId: CYCLE,
          office: 'moi',
          reason: null,
        });
        await store.inbound.mark('k1', {});
        expect(await store.inbound.load('k1')).toMatchObject({ status: 'applied', office: 'moi' });
        await expect(store.inbound.mark('none', { status: 'held' })).rejects.toMatchObject({ code: 'mail-unknown' });
      });

      test('is listed by state and by cycle, oldest first; one that is held is filed nowhere', async () => {
        const hash = await raw();
        for (const key of ['k3', 'k1', 'k2', 'k4']) await store.inbound.receive({ ...message, key, raw: hash });
        await store.inbound.mark('k1', { status: 'applied', cycleId: CYCLE, office: 'moi' });
        await store.inbound.mark('k3', { status: 'ignored', cycleId: CYCLE, office: 'moi' });
        await store.inbound.mark('k4', { status: 'held', cycleId: CYCLE, office: 'moi' });
        expect((await store.inbound.inStatus('stored')).map((m) => m.key)).toEqual(['k2']);
        expect((await store.inbound.inStatus('held')).map((m) => m.key)).toEqual(['k4']);
        expect((await store.inbound.ofCycle(CYCLE)).map((m) => m.key)).toEqual(['k3', 'k1']);
      });

      test('an officer has decided on is found among all that are held', async () => {
        const hash = await raw();
        for (const key of ['k1', 'k4', 'k2']) await store.inbound.receive({ ...message, key, raw: hash });
        await store.inbound.mark('k1', { status: 'held', reason: 'no-match' });
        await store.inbound.mark('k4', { status: 'held', reason: null });
        const { mails } = await store.inbound.page({ status: 'held', unexplained: true, after: null, limit: 9 });
        expect(mails.map(({ key }) => key)).toEqual(['k4']);
      });

      test('that cannot be read waits for an officer from the first moment', async () => {
        const hash = await raw();
        expect(await store.inbound.receive({ ...message, key: 'large', raw: hash, held: 'too-large' })).toBe(true);
        expect(await store.inbound.receive({ ...message, key: 'large', raw: hash })).toBe(false);
        expect(await store.inbound.load('large')).toMatchObject({ status: 'held', reason: 'too-large' });
      });

      test('that answers a digest is listed with each cycle it was filed to', async () => {
        const other = 'cycle/cat/cat-c-pak-q-3';
        await store.inbound.receive({ ...message, raw: await raw() });
        await store.inbound.mark('k1', { status: 'applied', cycleId: CYCLE, office: 'moi', alsoCycles: [other] });
        for (const cycle of [CYCLE, other])
          expect((await store.inbound.ofCycle(cycle)).map((m) => m.key)).toEqual(['k1']);
        expect(await store.inbound.ofCycle('cycle/cat/cat-c-pak-q-4')).toEqual([]);
        expect((await store.inbound.load('k1'))?.alsoCycles).toEqual([other]);
      });

      test('with hostile addresses is taken in all the same, and hostile words find nothing', async () => {
        await store.inbound.receive({
          ...message,
          raw: await raw(),
          envelopeFrom: 'a\0@b',
          envelopeTo: ['x\0y@z', '\uDC00'],
        });
        expect(await store.inbound.load('k1')).toMatchObject({ envelopeFrom: 'a␀@b', envelopeTo: ['x␀y@z', '\uFFFD'] });
        expect(await store.inbound.replyAddress('tok\0en')).toBeNull();
        expect(await store.inbound.lettersByMessageId('<\0@\uD800>')).toEqual([]);
      });
    });

    test('a reply address belongs to one office, in one cycle or in those of a digest, for good', async () => {
      const other = 'cycle/cat/cat-c-pak-q-3';
      const address = { token: 't1', office: 'moi', cycles: [CYCLE] };
      await store.inbound.saveReplyAddress(address);
      await store.inbound.saveReplyAddress(address);
      await store.inbound.saveReplyAddress({ ...address, token: 't0', office: 'mofa' });
      await store.inbound.saveReplyAddress({ ...address, token: 't3', cycles: [CYCLE, other] });
      expect(await store.inbound.replyAddress('t1')).toEqual(address);
      expect(await store.inbound.replyAddress('t2')).toBeNull();
      expect(await store.inbound.replyAddress('t3')).toEqual({ token: 't3', office: 'moi', cycles: [other, CYCLE] });
      expect((await store.inbound.replyAddresses()).map((a) => a.token)).toEqual(['t0', 't1', 't3']);
      for (const stolen of [{ office: 'mofa' }, { cycles: [other] }, { cycles: [CYCLE, other] }]) {
        await expect(store.inbound.saveReplyAddress({ ...address, ...stolen })).rejects.toMatchObject({
          code: 'refused',
          message: expect.stringContaining('belongs to moi'),
        });
      }
      expect(await store.inbound.replyAddress('t1')).toEqual(address);
    });

    describe('answers', () => {
      const answer = (row: string, text: string) => ({ row, text, status: 'answered' as const });

      test('stand in their newest version, each message once', async () => {
        const { answers } = store;
        await answers.save(CYCLE, 'moi', 'm1', '2026-12-05', [answer('q1.a', 'first'), answer('q1.b', 'only')]);
        await answers.save(CYCLE, 'moi', 'm2', '2026-12-08', [answer('q1.a', 'second\0')]);
        await answers.save(CYCLE, 'moi', 'm1', '2026-12-05', [answer('q1.a', 'first'), answer('q1.b', 'only')]);
        await answers.save(CYCLE, 'mofa', 'm3', '2026-12-05', [answer('q1.a', 'of another office')]);
        await answers.save('cycle/cat/other', 'moi', 'm4', '2026-12-09', [answer('q1.a', 'of another cycle')]);
        await answers.save(CYCLE, 'moi', 'm5', '2026-12-09', []);
        expect(await answers.current(CYCLE)).toEqual([
          {
            cycleId: CYCLE,
            office: 'mofa',
            mail: 'm3',
            receivedOn: '2026-12-05',
            ...answer('q1.a', 'of another office'),
          },
          { cycleId: CYCLE, office: 'moi', mail: 'm2', receivedOn: '2026-12-08', ...answer('q1.a', 'second␀') },
          { cycleId: CYCLE, office: 'moi', mail: 'm1', receivedOn: '2026-12-05', ...answer('q1.b', 'only') },
        ]);
      });

      test('of one message are found again, also where newer ones stand', async () => {
        const { answers } = store;
        await answers.save(CYCLE, 'moi', 'm1', '2026-12-05', [answer('q2', 'one'), answer('q1.a', 'two')]);
        await answers.save(CYCLE, 'moi', 'm2', '2026-12-08', [answer('q2', 'newer')]);
        await answers.save(CYCLE, 'mofa', 'm1', '2026-12-05', [answer('q3', 'of another office')]);
        expect((await answers.ofMail(CYCLE, 'moi', 'm1')).map(({ row, text }) => `${row} ${text}`)).toEqual([
          'q2 one',
          'q1.a two',
        ]);
        expect(await answers.ofMail(CYCLE, 'moi', 'm3')).toEqual([]);
      });

      test('filed late do not supersede what was received after them', async () => {
        await store.answers.save(CYCLE, 'moi', 'm2', '2026-12-08', [answer('q1', 'newer')]);
        await store.answers.save(CYCLE, 'moi', 'm1', '2026-12-05', [answer('q1', 'held for days')]);
        expect((await store.answers.current(CYCLE)).map((a) => a.text)).toEqual(['newer']);
      });

      test('to one row twice in a message: the later one stands', async () => {
        await store.answers.save(CYCLE, 'moi', 'm1', '2026-12-05', [answer('q1', 'above'), answer('q1', 'below')]);
        expect((await store.answers.current(CYCLE)).map((a) => a.text)).toEqual(['below']);
      });
    });

    test('what is handed out is a copy', async () => {
      await store.cycles.record(CYCLE, [opened()]);
      const state = (await store.cycles.state(CYCLE)) as { title: string };
      state.title = 'scribbled over';
      expect((await store.cycles.state(CYCLE))?.title).toBe('CCPR/C/PAK/Q/99');
    });
  });
}
