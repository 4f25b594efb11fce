import { describe, expect, test } from 'vitest';
import type { Store } from '../../../activities/store-ports.ts';
import type { SenderDecision } from '../../../domain/replies/match-reply.ts';
import type { SenderProof } from '../../../domain/replies/sender-proof.ts';
import { CYCLE } from './some-events.ts';

const OTHER = 'cycle/cat/cat-c-pak-q-3';

/** What every store does with how a message came, whether its sender is proven, and what officers decided about it. */
export function inboundContract(of: () => Store): void {
  describe('a message of the mailroom', () => {
    const take = async (key: string, more: object = {}): Promise<void> => {
      const { content, inbound } = of();
      const raw = await content.put(new TextEncoder().encode('raw mail'), 'message/rfc822');
      const receivedAt = '2026-12-05T10:00:00+05:00';
      await inbound.receive({ key, raw, envelopeFrom: 'a@moi.example', envelopeTo: [], receivedAt, ...more });
    };
    const origin = { via: 'smtp', client: '192.0.2.7', greeting: 'mail\0.moi.example', mailbox: null } as const;
    const proof: SenderProof = {
      verdict: 'proven',
      spf: 'pass',
      dkim: 'none',
      dmarc: 'none',
      arc: 'none',
      by: 'desk',
      says: 'SPF\0 names it.',
    };
    const filed: SenderDecision = {
      sender: 'Clerk@MOI.example',
      mail: 'k1',
      decision: 'filed',
      requests: [{ cycle: CYCLE, office: 'moi' }],
      by: 'Director\0',
      at: '2026-12-05T11:00:00+05:00',
    };

    test('keeps how it came and what its sender is worth; what came without stays without', async () => {
      await take('k1', { origin });
      await take('k2');
      await of().inbound.mark('k1', { proof });
      expect(await of().inbound.load('k1')).toMatchObject({
        origin: { ...origin, greeting: 'mail␀.moi.example' },
        proof: { ...proof, says: 'SPF␀ names it.' },
      });
      const bare = await of().inbound.load('k2');
      expect(Object.keys(bare ?? {})).not.toContain('origin');
      expect(Object.keys(bare ?? {})).not.toContain('proof');
      expect(Object.keys(bare ?? {})).not.toContain('split');
    });

    test('is filed over several requests, and no longer', async () => {
      await take('k1');
      const split = [
        { cycle: CYCLE, office: 'moi' },
        { cycle: CYCLE, office: 'mofa' },
      ];
      await of().inbound.mark('k1', { split });
      await of().inbound.mark('k1', { status: 'applied' });
      expect((await of().inbound.load('k1'))?.split).toEqual(split);
      await of().inbound.mark('k1', { split: null });
      expect(Object.keys((await of().inbound.load('k1')) ?? {})).not.toContain('split');
    });

    test('is decided about once: the decision and what becomes of the message are recorded together', async () => {
      const { inbound } = of();
      for (const key of ['k1', 'k2']) await take(key);
      await inbound.mark('k1', { status: 'held', reason: 'strange-sender' });
      const change = { cycleId: CYCLE, office: 'moi', reason: null };
      expect(await inbound.recordDecision(filed, change)).toBe(true);
      // Somebody else presses the same button, or another one.
      expect(await inbound.recordDecision(filed, change)).toBe(false);
      expect(await inbound.recordDecision({ ...filed, decision: 'noise' }, { status: 'ignored' })).toBe(false);
      expect(await inbound.load('k1')).toMatchObject({ status: 'held', reason: null, cycleId: CYCLE });
      const kept = { ...filed, sender: 'clerk@moi.example', by: 'Director␀' };
      expect(await inbound.decisionsAbout('CLERK@moi.example')).toEqual([kept]);
      expect(await inbound.decisionsOn('k1')).toEqual([kept]);
      expect(await inbound.decisionsAbout('other@moi.example')).toEqual([]);
      expect(await inbound.decisionsOn('k2')).toEqual([]);
      // What is not held waits for nobody.
      expect(await inbound.recordDecision({ ...filed, mail: 'k2' }, change)).toBe(false);
      await expect(inbound.recordDecision({ ...filed, mail: 'k9' }, change)).rejects.toMatchObject({
        code: 'mail-unknown',
      });
    });

    test('put aside as noise comes back, and every step of it stays', async () => {
      const { inbound } = of();
      await take('k1');
      await inbound.mark('k1', { status: 'held', reason: 'no-match' });
      const noise: SenderDecision = { ...filed, decision: 'noise', requests: [] };
      expect(await inbound.recordDecision({ ...noise, decision: 'back' }, { status: 'held' })).toBe(false);
      expect(await inbound.recordDecision(noise, { status: 'ignored' })).toBe(true);
      expect(await inbound.recordDecision({ ...noise, decision: 'back' }, { status: 'held' })).toBe(true);
      expect(await inbound.recordDecision(filed, { reason: null })).toBe(true);
      expect((await inbound.decisionsOn('k1')).map((one) => one.decision)).toEqual(['noise', 'back', 'filed']);
    });

    test('is found again however many there are, some at a time', async () => {
      const { inbound } = of();
      const keys = ['k5', 'k1', 'k4', 'k2', 'k3'];
      for (const [day, key] of keys.entries())
        await take(key, { receivedAt: `2026-12-0${day + 1}T${day % 2 === 0 ? '02:00:00+05:00' : '02:00:00Z'}` });
      await inbound.mark('k4', { status: 'applied', cycleId: OTHER });
      const all = async (of: Omit<Parameters<typeof inbound.page>[0], 'after'>): Promise<string[][]> => {
        const pages: string[][] = [];
        for (let after: string | null | undefined; after !== null;) {
          const page = await inbound.page({ ...of, after: after ?? null });
          pages.push(page.mails.map((mail) => mail.key));
          after = page.next;
        }
        return pages;
      };
      expect(await all({ limit: 2 })).toEqual([['k5', 'k1'], ['k4', 'k2'], ['k3']]);
      expect(await all({ limit: 5 })).toEqual([keys]);
      expect(await all({ limit: 2, status: 'stored' })).toEqual([
        ['k5', 'k1'],
        ['k2', 'k3'],
      ]);
      expect(await all({ limit: 9, status: 'held' })).toEqual([[]]);
      // Midnight in Islamabad is seven in the evening of the day before elsewhere: instants are compared, not texts.
      expect(await all({ limit: 9, since: '2026-12-03T00:00:00+05:00' })).toEqual([['k4', 'k2', 'k3']]);
      expect(await all({ limit: 9, since: '2026-12-02T21:00:00Z' })).toEqual([['k4', 'k2', 'k3']]);
      expect(await all({ limit: 9, since: '2026-12-02T21:00:01Z' })).toEqual([['k2', 'k3']]);
    });
  });
}
