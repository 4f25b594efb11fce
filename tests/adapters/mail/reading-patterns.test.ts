import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { growth, LINEAR } from '../../growth.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDERS = ['adapters/mail/reading/reports', 'adapters/mail/reading/automatic', 'domain/replies'];
const FILES = [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  ),
  'adapters/mail/reading/for-nobody.ts',
];

/** What makes careless patterns slow: near hits without end, long runs, addresses, labels, digits. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['letters', 'a'],
  ['blanks', ' '],
  ['lines', '\n'],
  ['dashes', '-'],
  ['opening brackets', '<('],
  ['half addresses', 'a@b.'],
  ['addresses', '<a@b.example>: '],
  ['digits and points', '5.1.1.'],
  ['reply codes', '550 5.1.1 <a '],
  ['labels', 'Final-Recipient: rfc822; '],
  ['words of reports', 'your message could not be delivered to the following recipients '],
  ['words of absence', 'until the 5 to the 6 May on leave back from '],
  ['words of offices', 'may kindly be no data information not pertain request extension of time '],
  ['Urdu', 'رخصت ۵ مئی سے تک '],
  ['blanks in lines', ' \n \t'],
];

/** Every pattern in a value, however deep. */
function patternsIn(value: unknown): readonly RegExp[] {
  if (value instanceof RegExp) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(patternsIn) : [];
}

function look(pattern: RegExp, text: string): void {
  if (pattern.global) for (const match of text.matchAll(pattern)) void match;
  else pattern.test(text);
}

const found = await Promise.all(
  FILES.map(
    async (file) => [file, Object.values((await import(join(ROOT, file))) as object).flatMap(patternsIn)] as const,
  ),
);
const withPatterns = found.filter(([, patterns]) => patterns.length > 0);

describe('the patterns that read what strangers wrote', () => {
  it('are found', () => {
    expect(withPatterns.flatMap(([, patterns]) => patterns).length).toBeGreaterThan(90);
  });

  it.each(withPatterns)(
    'of %s read anything in time that grows with it',
    async (_file, patterns) => {
      for (const [what, piece] of HOSTILE) {
        const text = piece.repeat(Math.ceil(250_000 / piece.length));
        for (const pattern of patterns) {
          const times = await growth((share) => look(pattern, text.slice(0, text.length * share)));
          expect(times, `${String(pattern).slice(0, 120)} on ${what}`).toBeLessThan(LINEAR);
        }
      }
    },
    120_000,
  );
});
