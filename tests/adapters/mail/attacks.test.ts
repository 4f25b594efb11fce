import { expect, it } from 'vitest';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';
import { attacks } from '../../../bench/attacks.ts';
import { aReply } from '../../../bench/mail-corpus.ts';

const BYTES = 50_000;
/** Of the five sorts of message; `npm run bench -- fuzz` tries more and larger ones. */
const SORTS = 2;
/** An expression whose work grows with the square of the text takes thousands of times as long as prose. */
const TIMES = 150;

async function msToRead(raw: Uint8Array): Promise<number> {
  const begun = performance.now();
  await readMail(raw);
  return performance.now() - begun;
}

/** @returns the milliseconds that prose of so many bytes takes, in the middle of several tries */
async function msOfProse(bytes: number): Promise<number> {
  const one = aReply(1).toString('utf8');
  const prose = Buffer.from(one + one.slice(one.indexOf('Q1:')).repeat(Math.ceil(bytes / one.length)));
  const usual: number[] = [];
  for (let time = 0; time < 9; time += 1) usual.push(await msToRead(prose));
  return usual.sort((a, b) => a - b)[4]!;
}

/** On a busy machine one reading may be slow for no fault of its own; not three in a row. */
async function isSlow(raw: Uint8Array, most: number): Promise<boolean> {
  for (let attempt = 0; attempt < 3; attempt += 1) if ((await msToRead(raw)) <= most) return false;
  return true;
}

it('no regular expression can be made to work for long by what a stranger writes', { timeout: 300_000 }, async () => {
  const most = TIMES * (await msOfProse(BYTES));
  let tried = 0;
  const slow: string[] = [];
  for (const { where, how, raw } of attacks(BYTES, SORTS)) {
    tried += 1;
    if (await isSlow(raw, most)) slow.push(`${where}: ${how}`);
  }
  expect(slow).toEqual([]);
  expect(tried).toBeGreaterThan(200);
});

it.each([['a file that begins in every line and never ends', 'begin-base64 0457 {$=@j]\r\r8J']])(
  'a text with %s is not searched once for each line',
  { timeout: 300_000 },
  async (_what, line) => {
    const bytes = 1_000_000;
    const most = 20 * (await msOfProse(bytes));
    const raw = Buffer.from(`Content-Type: text/plain\r\n\r\n${line.repeat(bytes / line.length)}\r\n`);
    expect(await isSlow(raw, most)).toBe(false);
  },
);
