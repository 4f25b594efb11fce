import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAttachments } from '../../../adapters/mail/reading/open-attachments.ts';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';
import { ownCorpus } from '../../../bench/mail-corpus.ts';
import { headMutated, MUTATIONS, mutated } from '../../../bench/mutations.ts';

const messages = ownCorpus().map(({ raw }) => raw);
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe('mail damaged on its way', () => {
  it('is always read, the same way each time, and every file that it does not hold opens', async () => {
    const used = new Set<string>();
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { raw, how } = mutated(messages, seed);
        for (const name of how) used.add(name);
        const reading = await readMail(raw);
        expect(['reply', 'auto-reply', 'bounce', 'other']).toContain(reading.kind);
        const opened = new Set((await openAttachments(raw)).map(({ filename }) => filename));
        const closed = reading.attachments.filter(({ filename, held }) => held === undefined && !opened.has(filename));
        expect(closed).toEqual([]);
        if (seed % 8 === 0) expect(await readMail(raw)).toEqual(reading);
      }),
      { numRuns: 500 },
    );
    expect([...used].sort()).toEqual(Object.keys(MUTATIONS).sort());
  });

  it('loses no word of its body where only its head is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.nat(messages.length - 1), async (seed, at) => {
        const raw = messages[at] ?? Buffer.alloc(0);
        const damaged = await readMail(headMutated(raw, seed));
        const kept = new Set(words(`${damaged.fullText} ${damaged.subject}`));
        const lost = words((await readMail(raw)).fullText).filter((word) => !kept.has(word));
        expect(lost).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
