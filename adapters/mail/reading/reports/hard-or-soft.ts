import type { MailReading, ReplyClass } from '../../../../domain/replies/reply.ts';
import { isVague } from './codes-in-words.ts';

/** Reasons that say nothing against the address: full, too large, refused for its content, out of reach. */
export const SOFT_WORDS =
  /\b(?:mail ?box (?:is )?full|full mailbox|over ?quota|quota (?:exceeded|limit)|exceeded (?:\w{1,12} ){0,2}(?:quota|storage|limit|size)|exceeds|insufficient (?:disk |system )?(?:space|storage)|out of (?:disk )?space|spam|junk|unsolicited|blocked|black ?list(?:ed)?|block ?list|policy|virus|banned|too (?:large|big|many|busy)|size limit|time(?:d)? ?out|expired|connection (?:refused|timed out|reset)|not accepting mail|greylist|gr[ae]y-?listed|try again|temporar(?:y|ily)|reputation|dmarc|spf\b|authentication|moderat\w{1,8}|not (?:a )?(?:subscriber|member)|suspended|content (?:rejected|filter))/iu;

/**
 * Hard: the address is dead. Soft: the address may live, this message did not get there.
 * @param told what the report says of the reason
 * @source RFC 3463 sections 3.2 to 3.8 (x.1 addressing, x.2 mailbox, x.3 system, x.4 network, x.5 protocol, x.7 policy)
 */
export function hardOrSoft(action: MailReading['action'], status: readonly string[], told: string): ReplyClass {
  if (action === 'delayed') return 'bounce-delayed';
  if (action !== 'failed') return 'noise';
  const code = status.find((one) => !isVague(one)) ?? '';
  // 5.1.8 is about our own address; 5.4.1 is what Exchange Online says of recipients it does not know, in these words.
  if (code === '5.1.8' || code === '5.1.7') return 'bounce-soft';
  if (code.startsWith('5.1.') || code === '5.2.1' || code === '5.4.4') return 'bounce-hard';
  if (code === '5.4.1' && /recipient address rejected/iu.test(told)) return 'bounce-hard';
  if (/^4\.|^5\.[23467]\./u.test(code)) return 'bounce-soft';
  return SOFT_WORDS.test(told.slice(0, 6_000)) ? 'bounce-soft' : 'bounce-hard';
}
