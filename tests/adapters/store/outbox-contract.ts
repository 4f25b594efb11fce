import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../activities/store-ports.ts';
import type { CycleEvent } from '../../../domain/cycle/events.ts';
import { aDecision, aMail, anEvent, CYCLE, opened, written } from './some-events.ts';

const OTHER = 'cycle/cat/cat-c-pak-q-3';
const REHEARSAL = 'rehearsal/7/cycle/ccpr/ccpr-c-pak-q-99';

/** What every store does with letters and mails. */
export function outboxContract(current: () => Store): void {
  describe('the out-box', () => {
    let store: Store;
    let raw: string;
    beforeEach(async () => {
      store = current();
      raw = await store.content.put(new TextEncoder().encode('Subject: Reminder\r\n\r\n'), 'message/rfc822');
    });
    const waitingIds = async (office: string, scope: string) =>
      (await store.outbox.waiting(office, scope)).map((letter) => letter.id);

    test('holds what was written, by office and scope, oldest first over all cycles', async () => {
      await store.cycles.record(OTHER, [opened({ cycleId: OTHER, mechanism: 'cat' })]);
      const first = await store.cycles.record(CYCLE, [
        opened(),
        written(2, 'moi', 'request', '2026-12-02'),
        written(3, 'mofa', 'request'),
      ]);
      expect(first.traysToWake).toEqual(['mofa', 'moi']);
      expect((await store.cycles.record(OTHER, [written(2, 'moi', 'request')])).traysToWake).toEqual(['moi']);
      await store.cycles.record(REHEARSAL, [
        opened({ cycleId: REHEARSAL, rehearsal: true }),
        written(2, 'moi', 'request'),
      ]);
      await store.cycles.record(CYCLE, [written(4, 'moi', 'courtesy')]);

      expect(await waitingIds('moi', '')).toEqual([
        `${CYCLE}/moi/request`,
        `${OTHER}/moi/request`,
        `${CYCLE}/moi/courtesy`,
      ]);
      expect(await waitingIds('moi', 'rehearsal/7/')).toEqual([`${REHEARSAL}/moi/request`]);
      expect(await waitingIds('law', '')).toEqual([]);
      expect((await store.outbox.waiting('moi', ''))[0]).toEqual({
        id: `${CYCLE}/moi/request`,
        cycleId: CYCLE,
        office: 'moi',
        rung: 'request',
        decision: aDecision('moi', 'request'),
        writtenOn: '2026-12-02',
        writtenAt: '2026-12-02T09:02:00+05:00',
        route: 1,
      });
    });

    test('still knows a letter whatever became of it', async () => {
      await store.cycles.record(CYCLE, [opened(), written(2, 'moi', 'request'), written(3, 'moi', 'courtesy')]);
      const [request, courtesy] = await store.outbox.waiting('moi', '');
      await store.outbox.makeMail(aMail(raw, [[CYCLE, 'request']]));
      await store.outbox.withdraw([`${CYCLE}/moi/courtesy`], 'nothing is open');
      const ids = [`${CYCLE}/moi/courtesy`, `${CYCLE}/moi/none`, `${CYCLE}/moi/request`];
      expect(await store.outbox.letters(ids)).toEqual([request, courtesy]);
      expect(await store.outbox.letters([])).toEqual([]);
    });

    test('wakes the trays again when a batch is repeated after a crash', async () => {
      const batch = [opened(), written(2, 'moi', 'request')];
      await store.cycles.record(CYCLE, batch);
      expect(await store.cycles.record(CYCLE, batch)).toEqual({ recorded: 0, traysToWake: ['moi'] });
      await store.outbox.makeMail(aMail(raw, [[CYCLE, 'request']]));
      expect(await store.cycles.record(CYCLE, batch)).toEqual({ recorded: 0, traysToWake: [] });
    });

    test('follows what the cycle says of a letter', async () => {
      const letter = { office: 'moi', rung: 'request' };
      const say = (seq: number, event: CycleEvent) => store.cycles.record(CYCLE, [anEvent(seq, event)]);
      await store.cycles.record(CYCLE, [opened(), written(2, 'moi', 'request')]);
      await store.outbox.makeMail(aMail(raw, [[CYCLE, 'request']]));

      expect((await say(3, { type: 'letter-failed', ...letter, reason: 'no such mailbox' })).traysToWake).toEqual([]);
      const rerouted = await say(4, { type: 'letter-rerouted', ...letter, reason: 'to the alternate' });
      expect(rerouted.traysToWake).toEqual(['moi']);
      expect(await store.outbox.waiting('moi', '')).toMatchObject([{ id: `${CYCLE}/moi/request`, route: 2 }]);

      await store.outbox.makeMail(aMail(raw, [[CYCLE, 'request']], { mailId: 'second', messageId: '<second@desk>' }));
      await say(5, { type: 'letter-sent', ...letter, mail: 'second' });
      await say(6, { type: 'letter-withdrawn', ...letter, reason: 'too late to withdraw' });
      const again = await say(7, { type: 'letter-rerouted', ...letter, reason: 'bounced after all' });
      expect(again.traysToWake).toEqual(['moi']);
      expect(await store.outbox.waiting('moi', '')).toMatchObject([{ route: 3 }]);
      await say(8, { type: 'letter-withdrawn', ...letter, reason: 'answered' });
      expect(await waitingIds('moi', '')).toEqual([]);
    });

    test('takes a letter that is written and withdrawn in one batch through both', async () => {
      const withdrawn = { type: 'letter-withdrawn', office: 'moi', rung: 'request', reason: 'answered' } as const;
      const result = await store.cycles.record(CYCLE, [opened(), written(2, 'moi', 'request'), anEvent(3, withdrawn)]);
      expect(result).toEqual({ recorded: 3, traysToWake: [] });
    });

    test('withdraws what waits, and leaves alone what does not', async () => {
      await store.cycles.record(CYCLE, [opened(), written(2, 'moi', 'request'), written(3, 'moi', 'courtesy')]);
      await store.outbox.makeMail(aMail(raw, [[CYCLE, 'request']]));
      const both = [`${CYCLE}/moi/request`, `${CYCLE}/moi/courtesy`, `${CYCLE}/moi/unknown`];
      await store.outbox.withdraw(both, 'nothing is open');
      await store.outbox.withdraw(both, 'nothing is open');
      await store.outbox.withdraw([], 'nothing');
      expect(await waitingIds('moi', '')).toEqual([]);
      expect(await store.outbox.unfinished('moi', '')).toHaveLength(1);
      const late = store.outbox.makeMail(aMail(raw, [[CYCLE, 'courtesy']]));
      await expect(late).rejects.toMatchObject({
        code: 'refused',
        message: expect.stringContaining('it is withdrawn'),
      });
    });

    describe('a mail', () => {
      beforeEach(async () => {
        await store.cycles.record(CYCLE, [opened(), written(2, 'moi', 'request'), written(3, 'moi', 'courtesy')]);
        await store.cycles.record(OTHER, [opened({ cycleId: OTHER, mechanism: 'cat' }), written(2, 'moi', 'request')]);
        await store.cycles.record(REHEARSAL, [
          opened({ cycleId: REHEARSAL, rehearsal: true }),
          written(2, 'moi', 'request'),
        ]);
      });

      test('takes its letters out of the waiting list, and made again is the same', async () => {
        const digest = aMail(
          raw,
          [
            [CYCLE, 'courtesy'],
            [OTHER, 'request'],
          ],
          { subject: 'Two matters\0' },
        );
        await store.outbox.makeMail(digest);
        await store.outbox.makeMail({ ...digest, subject: 'made again', raw });
        expect(await waitingIds('moi', '')).toEqual([`${CYCLE}/moi/request`]);
        const made = { ...digest, subject: 'Two matters␀', status: 'made', attempts: [] };
        expect(await store.outbox.mail(digest.mailId)).toEqual(made);
        expect(await store.outbox.unfinished('moi', '')).toEqual([made]);
        expect(await store.outbox.unfinished('moi', 'rehearsal/7/')).toEqual([]);
        expect(await store.outbox.unfinished('mofa', '')).toEqual([]);
        expect(await store.outbox.mail('none')).toBeNull();
      });

      test.each([
        {
          what: 'a letter that is in another mail',
          letters: [
            [CYCLE, 'courtesy'],
            [CYCLE, 'request'],
          ],
          code: 'refused',
          says: /it is mailed/,
        },
        { what: 'a letter nobody wrote', letters: [[CYCLE, 'chair']], code: 'refused', says: /no such letter/ },
        { what: 'no letter', letters: [], code: 'data-invalid', says: /holds no letter/ },
        {
          what: 'a rehearsal’s letter beside a real one',
          letters: [
            [CYCLE, 'courtesy'],
            [REHEARSAL, 'request'],
          ],
          code: 'data-invalid',
          says: /letters of {2}and rehearsal\/7\//,
        },
      ] as const)('with $what is refused, and nothing half done', async ({ letters, code, says }) => {
        await store.outbox.makeMail(aMail(raw, [[CYCLE, 'request']]));
        const mail = aMail(raw, [...letters] as [string, string][], { mailId: 'refused', messageId: '<refused@desk>' });
        await expect(store.outbox.makeMail(mail)).rejects.toMatchObject({ code, message: expect.stringMatching(says) });
        expect(await store.outbox.mail('refused')).toBeNull();
        expect(await waitingIds('moi', '')).toEqual([`${CYCLE}/moi/courtesy`, `${OTHER}/moi/request`]);
      });

      test('whose raw form is not stored is refused', async () => {
        const mail = aMail('c'.repeat(64), [[CYCLE, 'request']]);
        await expect(store.outbox.makeMail(mail)).rejects.toMatchObject({ code: 'data-invalid' });
      });

      test('made by two at once takes each letter once', async () => {
        const mails = [
          aMail(raw, [
            [CYCLE, 'request'],
            [CYCLE, 'courtesy'],
          ]),
          aMail(raw, [
            [CYCLE, 'courtesy'],
            [OTHER, 'request'],
          ]),
        ];
        const made = await Promise.allSettled([...mails, ...mails].map((mail) => store.outbox.makeMail(mail)));
        const kept = await store.outbox.unfinished('moi', '');
        expect(kept).toHaveLength(1);
        expect(made.filter((m) => m.status === 'fulfilled').length).toBe(2);
      });

      test('goes through attempts until one is accepted', async () => {
        const mail = aMail(raw, [[CYCLE, 'request']]);
        await store.outbox.makeMail(mail);
        expect(await store.outbox.beginAttempt(mail.mailId)).toBe(1);
        expect(await store.outbox.mail(mail.mailId)).toMatchObject({
          status: 'sending',
          attempts: [{ number: 1, outcome: null }],
        });
        await store.outbox.endAttempt(mail.mailId, 1, 'deferred', '451 try later\0');
        expect(await store.outbox.unfinished('moi', '')).toHaveLength(1);
        expect(await store.outbox.beginAttempt(mail.mailId)).toBe(2);
        await store.outbox.endAttempt(mail.mailId, 2, 'accepted', '250 taken');
        await store.outbox.endAttempt(mail.mailId, 2, 'accepted', '250 taken again');
        await store.outbox.endAttempt(mail.mailId, 2, 'refused', '550 no');
        expect(await store.outbox.mail(mail.mailId)).toMatchObject({
          status: 'sent',
          attempts: [
            { number: 1, outcome: 'deferred', response: '451 try later␀' },
            { number: 2, outcome: 'accepted', response: '250 taken' },
          ],
        });
        expect(await store.outbox.beginAttempt(mail.mailId)).toBeNull();
        expect(await store.outbox.unfinished('moi', '')).toEqual([]);
      });

      test('that was only put off can be taken apart: its letters wait again, and it is never sent', async () => {
        const mail = aMail(raw, [
          [CYCLE, 'courtesy'],
          [OTHER, 'request'],
        ]);
        await store.outbox.makeMail(mail);
        await store.outbox.beginAttempt(mail.mailId);
        expect(await store.outbox.supersede(mail.mailId)).toBe(false);
        await store.outbox.endAttempt(mail.mailId, 1, 'deferred', '451 try later');
        expect(await store.outbox.supersede(mail.mailId)).toBe(true);
        expect(await store.outbox.supersede(mail.mailId)).toBe(false);
        expect(await store.outbox.beginAttempt(mail.mailId)).toBeNull();
        expect(await store.outbox.mail(mail.mailId)).toMatchObject({ status: 'superseded' });
        expect(await store.outbox.unfinished(null, '')).toEqual([]);
        expect((await store.outbox.waiting(null, '')).map((letter) => letter.id)).toEqual([
          `${CYCLE}/moi/request`,
          `${CYCLE}/moi/courtesy`,
          `${OTHER}/moi/request`,
        ]);
      });

      test.each(['uncertain', 'accepted', 'refused'] as const)(
        'of which an attempt was %s is never taken apart, since it may have left or has ended',
        async (outcome) => {
          const mail = aMail(raw, [[CYCLE, 'request']]);
          await store.outbox.makeMail(mail);
          for (const [number, how] of [
            [1, 'deferred'],
            [2, outcome],
          ] as const) {
            await store.outbox.beginAttempt(mail.mailId);
            await store.outbox.endAttempt(mail.mailId, number, how, 'as said');
          }
          expect(await store.outbox.supersede(mail.mailId)).toBe(false);
          expect(await waitingIds('moi', '')).not.toContain(`${CYCLE}/moi/request`);
        },
      );

      test('that ended is untold until the register shows it of its letters', async () => {
        const mail = aMail(raw, [[CYCLE, 'request']]);
        const ids = async () => (await store.outbox.untold('')).map((one) => one.mailId);
        await store.outbox.makeMail(mail);
        await store.outbox.beginAttempt(mail.mailId);
        expect(await ids()).toEqual([]);
        await store.outbox.endAttempt(mail.mailId, 1, 'refused', '550 no such mailbox');
        expect(await ids()).toEqual([mail.mailId]);
        expect(await store.outbox.untold('rehearsal/7/')).toEqual([]);
        const again = { type: 'letter-rerouted', office: 'moi', rung: 'request', reason: '550' } as const;
        await store.cycles.record(CYCLE, [anEvent(4, again)]);
        expect(await ids()).toEqual([]);
        const second = { ...mail, mailId: 'second', messageId: '<second@desk>' };
        await store.outbox.makeMail({ ...second, letters: mail.letters.map((letter) => ({ ...letter, route: 2 })) });
        expect(await ids()).toEqual([]);
      });

      test('keeps the route by which each letter goes in it', async () => {
        const mail = aMail(raw, [[CYCLE, 'request']]);
        await store.outbox.makeMail({ ...mail, letters: mail.letters.map((letter) => ({ ...letter, route: 2 })) });
        expect((await store.outbox.mail(mail.mailId))?.letters[0]?.route).toBe(2);
      });

      test('that is refused has failed', async () => {
        const mail = aMail(raw, [[CYCLE, 'request']]);
        await store.outbox.makeMail(mail);
        await store.outbox.beginAttempt(mail.mailId);
        await store.outbox.endAttempt(mail.mailId, 1, 'refused', '550 no such mailbox');
        expect(await store.outbox.mail(mail.mailId)).toMatchObject({ status: 'failed' });
        expect(await store.outbox.beginAttempt(mail.mailId)).toBeNull();
      });

      test('whose attempt never ended is uncertain, until the attempt ends after all', async () => {
        const mail = aMail(raw, [[CYCLE, 'request']]);
        await store.outbox.makeMail(mail);
        await store.outbox.beginAttempt(mail.mailId);
        expect(await store.outbox.beginAttempt(mail.mailId)).toBe(2);
        const attempts = async () => (await store.outbox.mail(mail.mailId))?.attempts.map((a) => a.outcome);
        expect(await attempts()).toEqual(['uncertain', null]);
        await store.outbox.endAttempt(mail.mailId, 2, 'refused', '550 no');
        await store.outbox.endAttempt(mail.mailId, 1, 'accepted', '250 taken');
        expect(await attempts()).toEqual(['accepted', 'refused']);
        expect(await store.outbox.mail(mail.mailId)).toMatchObject({ status: 'sent' });
      });

      test('that was accepted once is sent, whatever another attempt says afterwards', async () => {
        const mail = aMail(raw, [[CYCLE, 'request']]);
        await store.outbox.makeMail(mail);
        await store.outbox.beginAttempt(mail.mailId);
        await store.outbox.beginAttempt(mail.mailId);
        await store.outbox.endAttempt(mail.mailId, 1, 'accepted', '250 taken');
        await store.outbox.endAttempt(mail.mailId, 2, 'refused', '550 no');
        expect(await store.outbox.mail(mail.mailId)).toMatchObject({ status: 'sent' });
      });

      test('that is unknown is said to be', async () => {
        await expect(store.outbox.beginAttempt('none')).rejects.toMatchObject({ code: 'mail-unknown' });
        await expect(store.outbox.endAttempt('none', 1, 'accepted', '')).rejects.toMatchObject({
          code: 'mail-unknown',
        });
        const mail = aMail(raw, [[CYCLE, 'request']]);
        await store.outbox.makeMail(mail);
        const never = store.outbox.endAttempt(mail.mailId, 3, 'accepted', '250');
        await expect(never).rejects.toMatchObject({
          code: 'mail-unknown',
          message: expect.stringContaining('attempt 3'),
        });
      });

      test('begun by many at once gives each attempt its own number', async () => {
        const mail = aMail(raw, [[CYCLE, 'request']]);
        await store.outbox.makeMail(mail);
        const numbers = await Promise.all(Array.from({ length: 6 }, () => store.outbox.beginAttempt(mail.mailId)));
        expect(new Set(numbers)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
      });

      test('is found by cycle in the order of its date, and by its Message-ID with or without brackets', async () => {
        const late = aMail(
          raw,
          [
            [CYCLE, 'courtesy'],
            [OTHER, 'request'],
          ],
          { datedAt: '2026-12-09T09:00:00+05:00' },
        );
        const early = aMail(raw, [[CYCLE, 'request']], { datedAt: '2026-12-09T10:00:00+08:00' });
        await store.outbox.makeMail(late);
        await store.outbox.makeMail(early);
        expect((await store.outbox.mailsOf(CYCLE)).map((m) => m.mailId)).toEqual([early.mailId, late.mailId]);
        expect((await store.outbox.mailsOf(OTHER)).map((m) => m.mailId)).toEqual([late.mailId]);
        expect(await store.outbox.mailsOf('cycle/ccpr/none')).toEqual([]);
        expect((await store.outbox.datedOn('moi', '', '2026-12-09')).map((m) => m.mailId)).toEqual([
          late.mailId,
          early.mailId,
        ]);
        expect(await store.outbox.datedOn('moi', '', '2026-12-08')).toEqual([]);
        expect(await store.outbox.datedOn('moi', 'rehearsal/7/', '2026-12-09')).toEqual([]);
        expect(await store.outbox.datedOn('mofa', '', '2026-12-09')).toEqual([]);
        const letters = [
          { cycleId: CYCLE, office: 'moi', rung: 'courtesy' },
          { cycleId: OTHER, office: 'moi', rung: 'request' },
        ];
        expect(await store.inbound.lettersByMessageId(late.messageId)).toEqual(letters);
        expect(await store.inbound.lettersByMessageId(late.messageId.slice(1, -1))).toEqual(letters);
        expect(await store.inbound.lettersByMessageId('<unknown@desk>')).toEqual([]);
      });
    });
  });
}
