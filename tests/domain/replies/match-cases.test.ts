import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { matchReply } from '../../../domain/replies/match-reply.ts';
import type { KnownMail, KnownRequest, MatchQuestion } from '../../../domain/replies/matching.ts';
import { replyTokenIn } from '../../../domain/replies/reply-token.ts';
import { namesReference } from '../../../domain/replies/request-reference.ts';
import { senderStanding } from '../../../domain/replies/sender-standing.ts';
import { aDecision, aMessage, aRequest, known, PUNJAB, SIGNED, TOKEN } from '../../builders/matching.ts';

const THREAD = { references: ['<one@desk.example>'] };
const CAT = aRequest({
  cycle: 'cycle/cat/x',
  tokens: ['qrstuvwxyz234567'],
  messageIds: ['<three@desk.example>'],
  reference: 'NMRF/CAT/2026/moi',
});
const PRIVATE = 'ali@gmail.example';

/** What the match says, in one line: where it was filed and by what, or why it waits. */
function verdict(change: Partial<MatchQuestion>, of: Partial<KnownMail> = {}): string {
  const match = matchReply(aMessage(change), { ...known(), ...of });
  if (match.state === 'matched') return `${match.office} ${match.cycle.split('/')[1]} by ${match.by}`;
  if (match.state === 'shared') return `${match.office} ${match.cycles.length} cycles by ${match.by}`;
  return match.reason;
}

describe('each way in which mail reaches the wrong case elsewhere has its rule', () => {
  const all = [aRequest(), CAT, PUNJAB];
  it.each<[string, Partial<MatchQuestion>, Partial<KnownMail>, string]>([
    [
      'a colleague sends on what the focal point wrote',
      { ...SIGNED, from: 'so@moi.example' },
      {},
      'moi crc by address',
    ],
    [
      'a colleague sends it on and only the thread is left',
      { ...THREAD, from: 'so@moi.example', subject: 'FW: FW: your letter' },
      {},
      'moi crc by references',
    ],
    [
      'a reply to another mail of the thread, newest last',
      { references: ['<gone@moi.example>', '<one@desk.example>', '<so@moi.example>'] },
      {},
      'moi crc by references',
    ],
    ['a private address that nobody vouched for', { ...SIGNED, from: PRIVATE }, {}, 'strange-sender'],
    [
      'a private address after an officer filed it once, at the signed address',
      { ...SIGNED, from: 'Ali@Gmail.example' },
      { decisions: [aDecision()] },
      'moi crc by address',
    ],
    [
      'the same, answering a mail of ours',
      { ...THREAD, from: PRIVATE },
      { decisions: [aDecision()] },
      'moi crc by references',
    ],
    [
      'the same, naming the reference',
      { subject: 'NMRF/CRC/2026/moi', from: PRIVATE },
      { decisions: [aDecision()] },
      'moi crc by reference',
    ],
    ['the same, without any sign', { from: PRIVATE }, { decisions: [aDecision()] }, 'no-match'],
    [
      'the same, when his provider disowns the message',
      { ...SIGNED, from: PRIVATE, proof: 'failed' },
      { decisions: [aDecision()] },
      'sender-failed',
    ],
    [
      'the same, writing for another office than the one he was filed to',
      { recipients: ['desk+ponmlkjihgfedcba@desk.example'], from: PRIVATE },
      { decisions: [aDecision()] },
      'strange-sender',
    ],
    [
      'the same, after a later message of his was noise',
      { ...SIGNED, from: PRIVATE },
      { decisions: [aDecision(), aDecision({ mail: 'm2', decision: 'noise', requests: [] })] },
      'strange-sender',
    ],
    [
      'the same, when that was taken back',
      { ...SIGNED, from: PRIVATE },
      {
        decisions: [
          aDecision(),
          aDecision({ mail: 'm2', decision: 'noise', requests: [] }),
          aDecision({ mail: 'm2', decision: 'back', requests: [] }),
        ],
      },
      'moi crc by address',
    ],
    [
      'the same sender, whose message was split over two offices',
      { recipients: ['desk+ponmlkjihgfedcba@desk.example'], from: PRIVATE },
      {
        decisions: [
          aDecision({
            decision: 'split',
            requests: [
              { cycle: 'cycle/crc/x', office: 'moi' },
              { cycle: 'cycle/crc/x', office: 'punjab-home' },
            ],
          }),
        ],
      },
      'punjab-home crc by address',
    ],
    [
      'what an officer decided about somebody else',
      { ...SIGNED, from: PRIVATE },
      { decisions: [aDecision({ sender: 'other@gmail.example' })] },
      'strange-sender',
    ],
    [
      'a person of another office at this office’s address',
      { ...SIGNED, from: 'fp@punjab.example' },
      { memberOf: ['punjab-home'] },
      'strange-sender',
    ],
    [
      'the same, though both share a mail domain',
      { ...SIGNED, from: 'police@moi.example' },
      { memberOf: ['police'] },
      'strange-sender',
    ],
    [
      'a person of both offices',
      { ...SIGNED, from: 'focal.point@moi.example' },
      { memberOf: ['moi', 'punjab-home'] },
      'moi crc by address',
    ],
    [
      'a predecessor, named in an earlier directory',
      { ...SIGNED, from: 'predecessor@elsewhere.example' },
      { requests: [aRequest({ former: ['Predecessor@elsewhere.example'] })] },
      'moi crc by address',
    ],
    [
      'a predecessor who serves another office today',
      { ...SIGNED, from: 'predecessor@elsewhere.example' },
      { requests: [aRequest({ former: ['predecessor@elsewhere.example'] })], memberOf: ['punjab-home'] },
      'strange-sender',
    ],
    [
      'an office whose domain is a provider for everybody',
      { ...SIGNED, from: 'anybody@gmail.com' },
      { requests: [aRequest({ domain: 'gmail.com' })] },
      'strange-sender',
    ],
    [
      'copied to ten offices: the sender’s own decides',
      { recipients: [...SIGNED.recipients, 'desk+ponmlkjihgfedcba@desk.example'], from: 'fp@punjab.example' },
      {},
      'punjab-home crc by address',
    ],
    [
      'copied to ten offices by somebody of none',
      { recipients: [...SIGNED.recipients, 'desk+ponmlkjihgfedcba@desk.example'], from: PRIVATE },
      {},
      'several-requests',
    ],
    [
      'one circular, an answer from one of its offices',
      { references: ['<all@desk.example>'], from: 'fp@punjab.example' },
      {
        requests: [aRequest({ messageIds: ['<all@desk.example>'] }), { ...PUNJAB, messageIds: ['<all@desk.example>'] }],
      },
      'punjab-home crc by references',
    ],
    [
      'one circular, an answer from another of its offices',
      { references: ['<all@desk.example>'] },
      {
        requests: [aRequest({ messageIds: ['<all@desk.example>'] }), { ...PUNJAB, messageIds: ['<all@desk.example>'] }],
      },
      'moi crc by references',
    ],
    ['a closed cycle', SIGNED, { requests: [aRequest({ closed: true })] }, 'cycle-closed'],
    [
      'a new matter begun by answering an old mail',
      { ...THREAD, subject: 'NMRF/CAT/2026/moi: torture statistics' },
      { requests: all },
      'several-requests',
    ],
    [
      'the same at the old signed address',
      { ...SIGNED, ...THREAD, subject: 'NMRF/CAT/2026/moi: torture statistics' },
      { requests: all },
      'several-requests',
    ],
    [
      'a thread whose subject names another office’s request',
      { ...THREAD, subject: 'NMRF/CRC/2026/punjab-home' },
      {},
      'several-requests',
    ],
    [
      'a passing mention of another request in the text',
      { ...SIGNED, text: 'As said in our reply to NMRF/CAT/2026/moi, the law was amended.' },
      { requests: all },
      'moi crc by address',
    ],
    [
      'a reference in the text alone',
      { text: 'Ref: NMRF/CRC/2026/moi\nThe law was amended.' },
      {},
      'moi crc by reference',
    ],
    ['a reference in what is quoted', { quoted: '> No. NMRF/CRC/2026/moi' }, {}, 'moi crc by reference'],
    [
      'a new text that names one request under a quote that names another',
      { text: 'On NMRF/CAT/2026/moi:', quoted: 'On NMRF/CAT/2026/moi:\n> NMRF/CRC/2026/moi' },
      { requests: all },
      'moi cat by reference',
    ],
    ['a stranger who quotes our letter', { quoted: '> NMRF/CRC/2026/moi', from: PRIVATE }, {}, 'no-match'],
    ['a subject that only sounds right', { subject: 'Re: List of issues, detention' }, {}, 'no-match'],
    ['ourselves', { ...SIGNED, from: 'desk@desk.example' }, {}, 'own-address'],
    ['the desk’s plain address', { recipients: ['desk@desk.example'] }, {}, 'no-match'],
    ['a forged sender', { ...SIGNED, proof: 'failed' }, {}, 'sender-failed'],
    ['a sender of whom nothing is proven', { ...SIGNED, proof: 'unproven' }, {}, 'moi crc by address'],
    [
      'a bounce whose server signs nothing, at the signed address',
      { ...SIGNED, kind: 'bounce', proof: 'failed', from: 'mailer-daemon@moi.example' },
      {},
      'moi crc by address',
    ],
    [
      'the same without the signed address',
      { ...THREAD, kind: 'bounce', proof: 'failed', from: 'mailer-daemon@moi.example' },
      {},
      'sender-failed',
    ],
    ['an encrypted message', { ...SIGNED, unread: 'encrypted' }, {}, 'encrypted'],
    ['a message nobody could read', { ...SIGNED, unread: 'unreadable' }, {}, 'unreadable'],
    [
      'a message of ours that nobody could read',
      { from: 'desk@desk.example', unread: 'unreadable' },
      {},
      'own-address',
    ],
  ])('%s', (_case, change, of, says) => {
    expect(verdict(change, of)).toBe(says);
  });
});

describe('an address that was retyped', () => {
  it.each([
    ['as it is', `desk+${TOKEN}@desk.example`],
    ['in capitals', `DESK+${TOKEN.toUpperCase()}@DESK.EXAMPLE`],
    ['in angle brackets', `NMRF Unit <desk+${TOKEN}@desk.example>`],
    ['in a shown name', `"desk+${TOKEN}@desk.example" <desk@desk.example>`],
    ['with its plus written for the wire', `desk=2B${TOKEN}@desk.example`],
    ['with its plus written for a link', `desk%2b${TOKEN}@desk.example`],
  ])('%s is the signed address', (_how, named) => {
    expect(replyTokenIn(named, 'desk.example')).toBe(TOKEN);
    expect(verdict({ recipients: [named] })).toBe('moi crc by address');
  });

  it.each([
    ['one wrong letter', `desk+abcdefghijklmnoq@desk.example`, /one letter away/],
    ['one letter missing', `desk+abcdefghjklmnop@desk.example`, /one letter away/],
    ['one letter too many', `desk+abccdefghijklmnop@desk.example`, /one letter away/],
    ['two letters swapped', `desk+abcdefghijklmnpo@desk.example`, /one letter away/],
    ['digits for letters, from paper', `desk+abcdefgh1jk1mn0p@desk.example`, /one letter away/],
    ['cut at the end', `desk+abcdefghijk@desk.example`, /the beginning/],
    ['cut at the beginning', `desk+ghijklmnop@desk.example`, /the end/],
    ['no plus', `desk${TOKEN}@desk.example`, /holds the signed part/],
    ['a hyphen for the plus', `desk-${TOKEN}@desk.example`, /holds the signed part/],
    ['another domain', `desk+${TOKEN}@mohr.example`, /holds the signed part/],
  ])('with %s only suggests', (_how, address, reason) => {
    expect(replyTokenIn(address, 'desk.example')).not.toBe(TOKEN);
    const match = matchReply(aMessage({ recipients: [address], from: PRIVATE }), known());
    expect(match).toMatchObject({ state: 'held', reason: 'no-match', suggestions: [{ office: 'moi' }] });
    expect(match.state === 'held' && match.suggestions[0]?.reasons.join()).toMatch(reason);
  });

  it.each([
    ['two wrong letters', 'desk+abcdefghijklmmmm@desk.example'],
    ['hardly any of it', 'desk+abcdefg@desk.example'],
    ['the plain address', 'desk@desk.example'],
    ['another mailbox', 'director+abcdefghijk@desk.example'],
  ])('with %s suggests nothing', (_how, address) => {
    expect(matchReply(aMessage({ recipients: [address], from: PRIVATE }), known())).toMatchObject({ suggestions: [] });
  });

  it('is never read from a longer token, another domain or a domain that only begins alike', () => {
    for (const address of [
      'desk+short@desk.example',
      `desk+${TOKEN}x@desk.example`,
      `desk+${TOKEN}@desk.example.evil.example`,
      `desk+${TOKEN}@evildesk.example`,
      `desk+${TOKEN.replace('a', '1')}@desk.example`,
      '',
      '@',
      `${'+'.repeat(5_000)}@desk.example`,
    ])
      expect(replyTokenIn(address, 'desk.example'), address).toBeNull();
  });
});

describe('what an officer is shown of a held message', () => {
  const suggestions = (change: Partial<MatchQuestion>, of: Partial<KnownMail> = {}) => {
    const match = matchReply(aMessage(change), { ...known(), ...of });
    return match.state === 'held' ? match.suggestions : [];
  };

  it('names the addressed request first where the sender wrote from a private address', () => {
    expect(suggestions({ ...SIGNED, from: PRIVATE })[0]).toMatchObject({ office: 'moi', score: 0.5 });
  });

  it('names the open request of the same office when the cycle is closed, that of the same treaty before others', () => {
    const closed = aRequest({ closed: true, mechanism: 'crc' });
    const next = aRequest({
      cycle: 'cycle/crc/y',
      tokens: [],
      messageIds: [],
      reference: 'NMRF/CRC/2027/moi',
      mechanism: 'crc',
    });
    const named = suggestions(SIGNED, { requests: [closed, { ...CAT, mechanism: 'cat' }, next, PUNJAB] });
    expect(named.map(({ cycle }) => cycle)).toEqual(['cycle/crc/x', 'cycle/crc/y', 'cycle/cat/x']);
    expect(named[0]?.reasons).toContain('Its cycle no longer takes replies.');
    expect(named[1]?.reasons.join(' ')).toMatch(/same treaty is open/);
  });

  it('names every request that was certainly addressed, so that it can be split over them', () => {
    const many = Array.from({ length: 9 }, (_, i) =>
      aRequest({ office: `office-${i}`, tokens: [`abcdefghijklmno${'abcdefghi'[i]}`], people: [], domain: null }),
    );
    const recipients = many.map(({ tokens }) => `desk+${tokens[0]}@desk.example`);
    expect(suggestions({ recipients, from: PRIVATE }, { requests: many })).toHaveLength(9);
  });

  it('says what an officer decided about the sender before', () => {
    const [first] = suggestions({ from: PRIVATE }, { decisions: [aDecision()] });
    expect(first).toMatchObject({ office: 'moi', cycle: 'cycle/crc/x' });
    expect(first?.reasons.join(' ')).toMatch(/filed a message of its sender to this office before.*to this request/);
  });
});

describe('a message is never filed', () => {
  const addresses = ['focal.point@moi.example', 'so@moi.example', 'fp@punjab.example', PRIVATE, 'desk@desk.example'];
  const requests: readonly KnownRequest[] = [
    aRequest(),
    CAT,
    { ...PUNJAB, closed: true },
    { ...PUNJAB, cycle: 'cycle/crc/y' },
  ];
  const messages = fc.record({
    kind: fc.constantFrom<MatchQuestion['kind'][]>('reply', 'auto-reply', 'bounce', 'other'),
    recipients: fc.subarray([
      'desk@desk.example',
      `desk+${TOKEN}@desk.example`,
      'desk+ponmlkjihgfedcba@desk.example',
      'desk+qrstuvwxyz234567@desk.example',
      'desk+abcdefghijklmnoq@desk.example',
    ]),
    references: fc.subarray(['<one@desk.example>', '<two@desk.example>', '<three@desk.example>', '<x@y.example>']),
    subject: fc.constantFrom(
      '',
      'NMRF/CRC/2026/moi',
      'NMRF/CAT/2026/moi',
      'NMRF/CRC/2026/punjab-home',
      'Re: detention',
    ),
    text: fc.constantFrom('', 'NMRF/CRC/2026/moi', 'NMRF/CAT/2026/moi and NMRF/CRC/2026/moi'),
    quoted: fc.constantFrom('', '> NMRF/CRC/2026/punjab-home'),
    from: fc.constantFrom(null, ...addresses),
    proof: fc.constantFrom<NonNullable<MatchQuestion['proof']>[]>('proven', 'unproven', 'failed'),
  });
  const knowledge = fc.record({
    memberOf: fc.subarray(['moi', 'punjab-home', 'mofa']),
    decisions: fc.subarray([aDecision(), aDecision({ mail: 'm2', decision: 'noise', requests: [] })]),
  });

  it('to a request unless its address, our mail or its reference points to it and its sender may speak for the office', () => {
    let filed = 0;
    fc.assert(
      fc.property(messages, knowledge, (question, knows) => {
        const all: KnownMail = { ...known(), requests, ...knows };
        const match = matchReply(question, all);
        if (match.state !== 'matched' && match.state !== 'shared') return;
        filed += 1;
        expect(question.from === 'desk@desk.example').toBe(false);
        for (const cycle of match.state === 'matched' ? [match.cycle] : match.cycles) {
          const request = requests.find((one) => one.cycle === cycle && one.office === match.office && !one.closed)!;
          expect(request).toBeDefined();
          const addressed = question.recipients.some((r) =>
            request.tokens.includes(replyTokenIn(r, 'desk.example') ?? ''),
          );
          const referred = request.messageIds.some((id) => question.references.includes(id));
          const said = `${question.subject}\n${question.text}\n${question.quoted}`.toLowerCase();
          const standing = senderStanding(question.from, request, all);
          const named = namesReference(said, request.reference) && standing !== null;
          expect({ address: addressed, references: referred, reference: named }[match.by]).toBe(true);
          if (question.kind === 'reply' || question.kind === 'other') {
            expect(standing).not.toBeNull();
            expect(question.proof).not.toBe('failed');
          } else if (question.proof === 'failed') expect(addressed).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(filed).toBeGreaterThan(300);
  });

  it('and the same message always to the same place, whatever the order in which requests are known', () => {
    fc.assert(
      fc.property(messages, knowledge, (question, knows) => {
        const place = (of: readonly KnownRequest[]) => {
          const match = matchReply(question, { ...known(), requests: of, ...knows });
          return match.state === 'shared' ? { ...match, cycles: match.cycles.toSorted() } : match;
        };
        expect(place(requests.toReversed())).toEqual(place(requests));
      }),
      { numRuns: 1_000 },
    );
  });
});
