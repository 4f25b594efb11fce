/** How one mail system tells whom a letter did not reach, where that is not a list of addresses on lines of their own. */
export interface Dialect {
  readonly system: string;
  /** What shows that a text is of this system. */
  readonly sign: RegExp;
  /** Where the failed addresses stand: the first group. Global. */
  readonly failed: RegExp;
}

const A = '([^\\s<>@"\'“”（）【】《》「」：，。；、,;:()[\\]]{1,64}@[a-z0-9][a-z0-9.-]{1,180})';
const all = (pattern: string): RegExp => new RegExp(pattern, 'gimu');

/** The dialects, the most particular first. The texts are those the systems' own manuals and source give. */
export const DIALECTS: readonly Dialect[] = [
  {
    system: 'Sun Java System Messaging Server, Oracle Communications',
    sign: /^[ \t]{0,8}recipient address:/imu,
    failed: all(`^[ \\t]{0,8}(?:original|recipient) address:\\s{0,8}<?${A}`),
  },
  {
    system: 'Apache James',
    sign: /^message details:/imu,
    failed: all(`^[ \\t]{0,8}rcpt to:\\s{0,4}<?${A}`),
  },
  {
    system: 'Exchange 5.5, 2000, 2003',
    sign: /did not reach the following recipient/iu,
    failed: all(`^[ \\t]{0,8}['"<]{0,2}(?:smtp:)?${A}['">]{0,2}\\s{1,4}on\\s.{4,60}$`),
  },
  {
    system: 'X.400 gateways',
    sign: /^[ \t]{0,8}original recipient:/imu,
    failed: all(`^[ \\t]{0,8}original recipient:\\s{0,4}<?${A}`),
  },
  {
    system: 'Smail and Deutsche Telekom',
    sign: /failed addresses follow:/iu,
    failed: all(`^[ \\t]{0,4}<?${A}>?\\s{0,3}\\.{3}`),
  },
  {
    system: 'LSMTP',
    sign: /^-{0,2}>?\s?error description:/imu,
    failed: all(`^error-for:\\s{1,4}<?${A}`),
  },
  {
    system: 'Compuserve, usa.net, HotPOP and others that label it',
    sign: /^[ \t]{0,8}(?:intended recipient|undeliverable address|failed recipient|invalid receiver address|addressed to|failed address|bad address|recipient|user's mailbox is full|unknown user|user mailbox|undeliverable to|invalid final delivery userid|delivery userid|envelope recipient)\s{0,3}:/imu,
    failed: all(
      `^[ \\t]{0,8}(?:intended recipient|undeliverable address|failed recipient|invalid receiver address|addressed to|failed address|bad address|recipient|user's mailbox is full|unknown user|user mailbox|undeliverable to|invalid final delivery userid|delivery userid|envelope recipient)\\s{0,3}:\\s{0,8}<?${A}`,
    ),
  },
  {
    system: 'IMail',
    sign: /\bdelivery failed \d{1,3} attempts?:/iu,
    failed: all(`\\bdelivery failed \\d{1,3} attempts?:\\s{0,4}<?${A}`),
  },
  {
    system: 'X6 and its kin',
    sign: /rejected recipient </iu,
    failed: all(`rejected recipient <${A}`),
  },
  {
    system: 'KDDI',
    sign: /could not be delivered to: </iu,
    failed: all(`could not be delivered to:\\s{0,3}<${A}`),
  },
  {
    system: 'DragonFly Mail Agent',
    sign: /there was an error delivering your mail to/iu,
    failed: all(`error delivering your mail to\\s{0,3}<${A}`),
  },
  {
    system: 'gateways to pagers and telephones',
    sign: /could not be delivered to mobile/iu,
    failed: all(`rcpt to:\\s{0,4}<?${A}`),
  },
  {
    system: 'Dovecot and others that reject after delivery',
    sign: /your message to\s{1,3}<?\S{3,200}>? was automatically rejected/iu,
    failed: all(`your message to\\s{1,3}<?${A}>?\\s{1,3}was automatically rejected`),
  },
  {
    system: 'Exchange Online and Google, in a sentence',
    sign: /\b(?:your message to|ihre nachricht an|votre message à|su mensaje (?:para|a)|tu mensaje (?:para|a)|sua mensagem para|il (?:tuo )?messaggio (?:a|per)|uw bericht aan|ditt meddelande till|din (?:meddelelse|melding) til|twoja wiadomość do|ваше сообщение для|message wasn't delivered to|was not delivered to|problem delivering your message to)\s{1,3}[<*]{0,2}\S{3,200}@/iu,
    failed: all(
      `\\b(?:your message to|ihre nachricht an|votre message à|su mensaje (?:para|a)|tu mensaje (?:para|a)|sua mensagem para|il (?:tuo )?messaggio (?:a|per)|uw bericht aan|ditt meddelande till|din (?:meddelelse|melding) til|twoja wiadomość do|ваше сообщение для|message wasn't delivered to|was not delivered to|problem delivering your message to)\\s{1,3}[<*]{0,2}${A}`,
    ),
  },
];
