import type { RefusalSubject } from '../../activities/mail-ports.ts';

/** At which step of the conversation a reply came. */
export type SmtpStep = 'connect' | 'login' | 'sender' | 'recipient' | 'text';

/** What a reply that is no "yes" means for the mail. */
export interface Verdict {
  /**
   * `never`: the same mail will be refused again. `later`: it may be taken another time. `repair`: nothing can leave until
   * somebody changes a setting, so it waits. `login`: the server does not know us.
   */
  readonly when: 'never' | 'later' | 'repair' | 'login';
  readonly about: RefusalSubject;
  /** Why, for an officer. */
  readonly why: string;
}

interface ReplyRule extends Verdict {
  /** Of the three digits; absent: any. */
  readonly code?: RegExp;
  /** Of the enhanced code; absent: any or none. `null`: none was given. */
  readonly enhanced?: RegExp | null;
  readonly step?: readonly SmtpStep[];
  /** Of the words, where codes alone do not tell. */
  readonly words?: RegExp;
}

const UNKNOWN_PERSON =
  /(?:user|recipient|mailbox|account|address|person)\b.{0,40}\b(?:unknown|not found|not exist|doesn.t exist|no such|unavailable|disabled|inactive|invalid|rejected)|(?:unknown|no such|invalid|unrouteable|bad)\b.{0,20}\b(?:user|recipient|mailbox|address|person)/iu;
const OUR_STANDING =
  /\b(?:spf|dkim|dmarc|rdns|ptr|helo|reputation|block(?:ed|list)?|black ?list(?:ed)?|listed|dnsbl|rbl|spam|policy|policies|not permitted|not allowed|authenticat\w*)\b/iu;

/**
 * Replies and what they mean; the first that fits counts. A refusal that is about our own sending, about the text or
 * about the server says nothing against the office's address.
 *
 * @source RFC 5321 4.2.3, 4.2.4.2, 4.5.3.1.10 (552 for too many recipients); RFC 3463 and the IANA list of enhanced codes;
 *   RFC 4954 6 (530, 534, 535, 538); RFC 7504 (521, 556); Microsoft "Email non-delivery reports", Google "SMTP errors"; read 2026-11-24
 */
const RULES: readonly ReplyRule[] = [
  { code: /^5(?:30|34|35|38)$/u, when: 'login', about: 'policy', why: 'the server wants another login' },
  { code: /^454$/u, step: ['login'], when: 'later', about: 'server', why: 'its login service is away' },
  { step: ['login'], code: /^5/u, when: 'login', about: 'policy', why: 'our login is refused' },
  { code: /^4/u, when: 'later', about: 'server', why: 'every 4xx is for the time being' },
  {
    step: ['connect'],
    when: 'later',
    about: 'server',
    why: 'a greeting is about the server’s state, not about a mail',
  },
  { code: /^503$/u, when: 'later', about: 'server', why: 'the conversation went wrong, not the mail' },

  { enhanced: /^5\.(?:3\.4|2\.3)$/u, when: 'never', about: 'message', why: 'too large' },
  { code: /^552$/u, step: ['sender', 'text'], when: 'never', about: 'message', why: 'too large' },
  { enhanced: /^5\.2\.2$/u, when: 'later', about: 'mailbox', why: 'a full mailbox is emptied some day' },
  { code: /^552$/u, step: ['recipient'], when: 'later', about: 'mailbox', why: 'old servers mean 452 by it' },
  { enhanced: /^5\.5\.3$/u, when: 'later', about: 'message', why: 'too many recipients at a time' },

  {
    words: /\brelay/iu,
    enhanced: /^5\.7\./u,
    when: 'repair',
    about: 'policy',
    why: 'the server does not know that it relays for us',
  },
  {
    words: /\brelay/iu,
    enhanced: null,
    step: ['recipient'],
    when: 'repair',
    about: 'policy',
    why: 'the same without an enhanced code',
  },
  { step: ['sender'], when: 'repair', about: 'policy', why: 'our own sender is refused, whoever the mail is for' },

  { enhanced: /^5\.1\.[78]$/u, when: 'repair', about: 'policy', why: 'it is our sender’s address that is wrong' },
  { enhanced: /^5\.1\./u, when: 'never', about: 'address', why: 'no such mailbox or domain' },
  { enhanced: /^5\.2\.[01]$/u, when: 'never', about: 'address', why: 'the mailbox is closed' },
  {
    enhanced: /^5\.4\.[14]$/u,
    step: ['recipient'],
    when: 'never',
    about: 'address',
    why: 'Exchange Online so calls a mailbox it does not know',
  },
  { enhanced: /^5\.6\.7$/u, when: 'never', about: 'address', why: 'the server takes no address in that script' },
  { code: /^556$/u, when: 'never', about: 'address', why: 'the domain takes no mail' },
  {
    enhanced: /^5\.7\./u,
    when: 'never',
    about: 'policy',
    why: 'security or policy, our standing rather than the address',
  },
  { enhanced: /^5\.6\./u, when: 'never', about: 'message', why: 'the content' },
  { enhanced: /^5\.[345]\./u, when: 'never', about: 'server', why: 'the system, the network or the conversation' },

  {
    enhanced: null,
    step: ['text'],
    words: UNKNOWN_PERSON,
    when: 'never',
    about: 'address',
    why: 'a server that looks up its people late',
  },
  { step: ['text'], when: 'never', about: 'message', why: 'what was said after the text is about the text' },
  { enhanced: null, words: UNKNOWN_PERSON, when: 'never', about: 'address', why: 'said in words alone' },
  { enhanced: null, words: OUR_STANDING, when: 'never', about: 'policy', why: 'said in words alone' },
  { code: /^554$/u, when: 'never', about: 'policy', why: 'a transaction refused for no fault of the mailbox' },
  { code: /^5(?:50|51|53|01|21)$/u, when: 'never', about: 'address', why: 'what 550, 551 and 553 mean at a recipient' },
  { when: 'never', about: 'server', why: 'a command the server does not know' },
];

/**
 * What a reply means.
 *
 * @param code three digits, 400 or more
 * @param response the whole reply, `550 5.1.1 <x@y>: unknown`
 * @param step where it came
 * @example judgeReply(552, '552 5.3.4 too large', 'text') // { when: 'never', about: 'message', why: 'too large' }
 */
export function judgeReply(code: number, response: string, step: SmtpStep): Verdict {
  const enhanced = enhancedCode(response);
  const rule = RULES.find(
    (one) =>
      (one.code === undefined || one.code.test(String(code))) &&
      (one.step === undefined || one.step.includes(step)) &&
      (one.enhanced === undefined || (one.enhanced === null ? enhanced === null : one.enhanced.test(enhanced ?? ''))) &&
      (one.words === undefined || one.words.test(response)),
  );
  const { when, about, why } = rule!;
  return { when, about, why };
}

/**
 * The enhanced code of a reply, which stands right after its three digits; null for none.
 * @source RFC 2034 section 4
 * @example enhancedCode('550-5.1.1 no such user') // '5.1.1'
 */
export function enhancedCode(response: string): string | null {
  return /^\d{3}[ -]+([245]\.\d{1,3}\.\d{1,3})(?!\S*\.)/u.exec(response)?.[1] ?? null;
}
