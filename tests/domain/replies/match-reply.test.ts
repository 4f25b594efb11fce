import { describe, expect, it } from 'vitest';
import { classifyReply } from '../../../domain/replies/classify-reply.ts';
import type { MatchQuestion } from '../../../domain/replies/match-reply.ts';
import { matchReply } from '../../../domain/replies/match-reply.ts';
import { aMessage, aRequest, known, SIGNED, TOKEN } from '../../builders/matching.ts';
import type { RowAnswer } from '../../../domain/replies/reply.ts';

describe('a message is filed to a request', () => {
  it.each<[string, Partial<MatchQuestion>, string]>([
    ['its signed address', SIGNED, 'address'],
    ['its signed address, from a colleague of the same domain', { ...SIGNED, from: 'other@moi.example' }, 'address'],
    ['its signed address, from a server of the same domain', { ...SIGNED, from: 'other@mail.moi.example' }, 'address'],
    [
      'its signed address among ten others',
      { recipients: ['a@b.example', 'desk@desk.example', ...SIGNED.recipients] },
      'address',
    ],
    ['the mail it answers', { references: ['<zero@elsewhere.example>', '<one@desk.example>'] }, 'references'],
    ['the reference in its subject', { subject: 'FW: Reminder-I [nmrf/crc/2026/MOI]' }, 'reference'],
    [
      'its signed address, though its subject is of another request',
      { ...SIGNED, subject: '[NMRF/CRC/2026/punjab-home]' },
      'address',
    ],
    ['its signed address, as a bounce without a sender', { ...SIGNED, kind: 'bounce', from: null }, 'address'],
    [
      'its signed address, as an automatic answer from elsewhere',
      { ...SIGNED, kind: 'auto-reply', from: 'helpdesk@elsewhere.example' },
      'address',
    ],
  ])('by %s', (_sign, change, by) => {
    expect(matchReply(aMessage(change), known())).toEqual({
      state: 'matched',
      cycle: 'cycle/crc/x',
      office: 'moi',
      by,
    });
  });

  it.each<[string, Partial<MatchQuestion>, string]>([
    ['a stranger at the right address', { ...SIGNED, from: 'ali@gmail.example' }, 'strange-sender'],
    ['somebody whose domain only ends alike', { ...SIGNED, from: 'ali@notmoi.example' }, 'strange-sender'],
    ['no sender at all', { ...SIGNED, from: null }, 'strange-sender'],
    [
      'a stranger who answers our mail',
      { references: ['<one@desk.example>'], from: 'ali@gmail.example' },
      'strange-sender',
    ],
    ['a stranger who knows the reference', { subject: '[NMRF/CRC/2026/moi]', from: 'ali@gmail.example' }, 'no-match'],
    ['a known sender without any sign', {}, 'no-match'],
    ['a reference that only begins alike', { subject: '[NMRF/CRC/2026/moi-2]' }, 'no-match'],
    [
      'two signed addresses',
      { recipients: [...SIGNED.recipients, 'desk+ponmlkjihgfedcba@desk.example'], from: 'x@y.example' },
      'several-requests',
    ],
    ['a token of another domain', { recipients: [`desk+${TOKEN}@other.example`] }, 'no-match'],
  ])('but %s waits for an officer', (_what, change, reason) => {
    expect(matchReply(aMessage(change), known())).toMatchObject({ state: 'held', reason });
  });

  it('waits when the cycle no longer takes replies', () => {
    expect(matchReply(aMessage(SIGNED), known(aRequest({ closed: true })))).toMatchObject({
      state: 'held',
      reason: 'cycle-closed',
    });
  });

  it('goes to the office of its sender when it is addressed to several', () => {
    const both = { recipients: [...SIGNED.recipients, 'desk+ponmlkjihgfedcba@desk.example'] };
    expect(matchReply(aMessage({ ...both, from: 'fp@punjab.example' }), known())).toMatchObject({
      state: 'matched',
      office: 'punjab-home',
    });
    // Also where he answers our mail to another office and takes his own address along.
    expect(
      matchReply(aMessage({ ...both, from: 'fp@punjab.example', references: ['<one@desk.example>'] }), known()),
    ).toMatchObject({ state: 'matched', office: 'punjab-home' });
  });

  it('is shared by the requests of a digest, unless a further sign points to one of them', () => {
    const DIGEST = 'abcdefghijklmn22';
    const cat = aRequest({
      cycle: 'cycle/cat/x',
      tokens: ['ponmlkjihgfedc22', DIGEST],
      reference: 'NMRF/CAT/2026/moi',
    });
    const crc = aRequest({ tokens: [TOKEN, DIGEST] });
    const both = known(crc, cat);
    const answer = { recipients: [`desk+${DIGEST}@desk.example`] };
    expect(matchReply(aMessage(answer), both)).toMatchObject({
      state: 'shared',
      office: 'moi',
      cycles: [crc.cycle, cat.cycle],
      by: 'address',
    });
    expect(matchReply(aMessage({ references: ['<one@desk.example>'] }), both)).toMatchObject({ state: 'shared' });
    expect(matchReply(aMessage({ ...answer, subject: 'More time: NMRF/CAT/2026/moi' }), both)).toMatchObject({
      state: 'matched',
      cycle: cat.cycle,
    });
    expect(matchReply(aMessage(answer), known({ ...crc, closed: true }, cat))).toMatchObject({
      state: 'matched',
      cycle: cat.cycle,
    });
    expect(matchReply(aMessage({ ...answer, from: 'x@y.example' }), both)).toMatchObject({
      state: 'held',
      reason: 'strange-sender',
    });
  });

  it('is refused when we sent it ourselves, so that no two machines answer each other', () => {
    for (const from of ['desk@desk.example', `desk+${TOKEN}@desk.example`, 'Director@MOHR.example']) {
      expect(matchReply(aMessage({ ...SIGNED, from }), known())).toEqual({ state: 'refused', reason: 'own-address' });
    }
  });

  it('names the likely requests with the reasons, the likeliest first', () => {
    const match = matchReply(
      aMessage({ ...SIGNED, subject: 'Re: [NMRF/CRC/2026/punjab-home]', from: 'ali@gmail.example' }),
      known(),
    );
    expect(match).toEqual({
      state: 'held',
      reason: 'strange-sender',
      suggestions: [
        {
          cycle: 'cycle/crc/x',
          office: 'moi',
          score: 0.5,
          reasons: ['It was sent to the signed address of this request.'],
        },
        {
          cycle: 'cycle/crc/x',
          office: 'punjab-home',
          score: 0.2,
          reasons: ['Its subject names the reference of this request.'],
        },
      ],
    });
  });
});

describe('what a message does to its request', () => {
  const reply = { kind: 'reply', replyClass: 'partial' } as const;
  const answer = (row: string, status: RowAnswer['status'] = 'answered'): RowAnswer => ({ row, status, text: 'x' });

  it.each<[string, Parameters<typeof classifyReply>, string]>([
    ['all open rows answered', [reply, [answer('q1'), answer('q2')], ['q1', 'q2']], 'complete'],
    ['the rest answered, others were before', [reply, [answer('q2')], ['q2']], 'complete'],
    ['some rows answered', [reply, [answer('q1')], ['q1', 'q2']], 'partial'],
    ['all rows without data', [reply, [answer('q1', 'no-data')], ['q1']], 'no-data'],
    ['all rows not of this office', [reply, [answer('q1', 'not-ours')], ['q1']], 'redirect'],
    ['one answered and one without data', [reply, [answer('q1'), answer('q2', 'no-data')], ['q1', 'q2']], 'complete'],
    ['a question to each row', [reply, [answer('q1', 'clarification')], ['q1']], 'clarification'],
    [
      'one answered and one asked about',
      [reply, [answer('q1'), answer('q2', 'clarification')], ['q1', 'q2']],
      'partial',
    ],
    [
      'answers, with a wish for time for the rest',
      [{ kind: 'reply', replyClass: 'extension' }, [answer('q1')], ['q1', 'q2']],
      'partial',
    ],
    ['no answers, only a wish for time', [{ kind: 'reply', replyClass: 'extension' }, [], ['q1']], 'extension'],
    [
      'an absence note that quotes an answer',
      [{ kind: 'auto-reply', replyClass: 'out-of-office' }, [answer('q1')], ['q1']],
      'out-of-office',
    ],
    ['a bounce', [{ kind: 'bounce', replyClass: 'bounce-hard' }, [], ['q1']], 'bounce-hard'],
  ])('%s', (_what, given, expected) => {
    expect(classifyReply(...given)).toBe(expected);
  });
});
