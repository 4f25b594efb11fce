import type { KnownMail, KnownRequest, MatchQuestion, SenderDecision } from '../../domain/replies/matching.ts';

/** Token of the signed address of `aRequest()`. */
export const TOKEN = 'abcdefghijklmnop';
/** A message to that address. */
export const SIGNED = { recipients: [`Desk+${TOKEN.toUpperCase()}@Desk.Example`] };

/** The request of the Ministry of Interior in a cycle of the CRC. */
export function aRequest(change: Partial<KnownRequest> = {}): KnownRequest {
  return {
    cycle: 'cycle/crc/x',
    office: 'moi',
    tokens: [TOKEN],
    people: ['focal.point@moi.example'],
    domain: 'moi.example',
    messageIds: ['<one@desk.example>'],
    reference: 'NMRF/CRC/2026/moi',
    closed: false,
    ...change,
  };
}

/** The request of another office in the same cycle; its people have no mail domain of their own. */
export const PUNJAB = aRequest({
  office: 'punjab-home',
  tokens: ['ponmlkjihgfedcba'],
  people: ['fp@punjab.example'],
  domain: null,
  messageIds: ['<two@desk.example>'],
  reference: 'NMRF/CRC/2026/punjab-home',
});

/** What is known of these requests; of the two above when none is given. */
export function known(...requests: KnownRequest[]): KnownMail {
  return {
    desk: { localPart: 'desk', domain: 'desk.example' },
    ownAddresses: ['director@mohr.example'],
    requests: requests.length === 0 ? [aRequest(), PUNJAB] : requests,
  };
}

/** A message of moi's focal point to the desk's plain address, without any sign of what it is about. */
export function aMessage(change: Partial<MatchQuestion> = {}): MatchQuestion {
  return {
    kind: 'reply',
    recipients: ['desk@desk.example'],
    references: [],
    subject: 'Reply',
    from: 'focal.point@moi.example',
    ...change,
  };
}

/** An officer filed a message of somebody's private address to `aRequest()`. */
export function aDecision(change: Partial<SenderDecision> = {}): SenderDecision {
  return {
    sender: 'ali@gmail.example',
    mail: 'm1',
    decision: 'filed',
    requests: [{ cycle: 'cycle/crc/x', office: 'moi' }],
    by: 'Director',
    at: '2026-12-05T11:00:00+05:00',
    ...change,
  };
}
