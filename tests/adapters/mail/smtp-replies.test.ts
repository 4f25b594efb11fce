import { expect, test } from 'vitest';
import { enhancedCode, judgeReply, type SmtpStep, type Verdict } from '../../../adapters/mail/smtp-replies.ts';

/** What servers say, in the words of their kind, and what it means for the mail. */
const SAID: readonly (readonly [string, SmtpStep, Verdict['when'], Verdict['about'], string])[] = [
  ['421 4.7.0 Too many connections', 'connect', 'later', 'server', 'the server is busy'],
  ['450 4.2.0 Greylisted, see you in 5 minutes', 'recipient', 'later', 'server', 'greylisting'],
  ['450 4.1.1 unverified address', 'recipient', 'later', 'server', 'a look-up that failed this time'],
  ['451 4.3.0 Temporary lookup failure', 'sender', 'later', 'server', 'the server has a fault'],
  ['452 4.2.2 Mailbox full', 'recipient', 'later', 'server', 'a full mailbox'],
  ['452 4.5.3 Too many recipients', 'recipient', 'later', 'server', 'too many at a time'],
  ['454 4.7.0 Temporary authentication failure', 'login', 'later', 'server', 'its login service is away'],
  ['554 5.3.2 No service today', 'connect', 'later', 'server', 'a greeting says nothing of the mail'],
  ['521 does not accept mail', 'connect', 'later', 'server', 'a greeting says nothing of the mail'],
  ['503 5.5.1 Bad sequence of commands', 'text', 'later', 'server', 'the conversation went wrong'],

  ['535 5.7.8 Authentication credentials invalid', 'login', 'login', 'policy', 'a wrong password'],
  ['530 5.7.1 Authentication required', 'sender', 'login', 'policy', 'no login at all'],
  ['534 5.7.9 Application-specific password required', 'login', 'login', 'policy', 'another kind of login'],
  ['538 5.7.11 Encryption required', 'login', 'login', 'policy', 'no login in the clear'],

  ['550 5.1.1 <x@y.example>: User unknown in local recipient table', 'recipient', 'never', 'address', 'Postfix'],
  ['550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'recipient', 'never', 'address', 'Exchange'],
  ['550 5.4.1 Recipient address rejected: Access denied', 'recipient', 'never', 'address', 'Exchange Online'],
  ['550-5.1.1 The email account that you tried to reach does not exist', 'recipient', 'never', 'address', 'Gmail'],
  ['550 5.2.1 The email account is disabled', 'recipient', 'never', 'address', 'a closed account'],
  ['550 5.1.2 Host unknown', 'recipient', 'never', 'address', 'no such domain'],
  ['556 5.1.10 Recipient address has null MX', 'recipient', 'never', 'address', 'a domain without mail'],
  ['550 No such user here', 'recipient', 'never', 'address', 'in words alone'],
  ['550 Unrouteable address', 'recipient', 'never', 'address', 'Exim'],
  ['550 <x@y.example> rejected', 'recipient', 'never', 'address', 'said of a recipient without a reason'],
  ['551 User not local', 'recipient', 'never', 'address', 'moved away'],
  ['553 sorry, that domain isn’t in my list', 'recipient', 'never', 'address', 'qmail'],
  ['550 Unknown user', 'text', 'never', 'address', 'a server that looks up its people late'],

  ['550 5.7.1 Message rejected due to policy', 'recipient', 'never', 'policy', 'a rule of the server'],
  ['550 5.7.23 The message was rejected because of SPF', 'text', 'never', 'policy', 'our domain’s SPF'],
  ['550-5.7.26 This mail has been blocked because the sender is unauthenticated', 'text', 'never', 'policy', 'Gmail'],
  ['554 5.7.1 Service unavailable; Client host blocked using zen', 'recipient', 'never', 'policy', 'a block list'],
  ['550 5.7.25 no PTR record', 'recipient', 'never', 'policy', 'reverse DNS'],
  ['550 SPF check failed', 'recipient', 'never', 'policy', 'in words alone'],
  ['554 Your address is blacklisted', 'recipient', 'never', 'policy', 'in words alone'],
  ['554 Transaction failed', 'recipient', 'never', 'policy', 'no word of the mailbox'],

  ['552 5.3.4 Message size exceeds fixed limit', 'sender', 'never', 'message', 'too large, by SIZE'],
  [
    '552-5.2.3 Your message exceeded Google’s message size limits',
    'text',
    'never',
    'message',
    'too large for the mailbox',
  ],
  ['552 Message too large', 'text', 'never', 'message', 'too large, in words'],
  ['550 5.6.0 Message header size exceeds limit', 'text', 'never', 'message', 'its content'],
  ['554 Message contains a virus', 'text', 'never', 'message', 'its content'],
  ['550 5.3.4 too big', 'recipient', 'never', 'message', 'too large'],
  ['552 5.2.2 Over quota', 'recipient', 'later', 'mailbox', 'full, though said as 5xx'],
  ['552 too many recipients', 'recipient', 'later', 'mailbox', 'by RFC 5321 a 452'],

  ['553 5.7.1 Sender address rejected: not owned by user desk', 'sender', 'repair', 'policy', 'our sender'],
  ['550 5.1.8 Sender address rejected: Domain not found', 'recipient', 'repair', 'policy', 'our domain'],
  ['554 5.7.1 Relay access denied', 'recipient', 'repair', 'policy', 'Postfix does not relay for us'],
  ['550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', 'recipient', 'repair', 'policy', 'Exchange'],
  ['550 relay not permitted', 'recipient', 'repair', 'policy', 'Exim does not relay for us'],

  ['500 5.5.2 Error: command not recognized', 'recipient', 'never', 'server', 'not of this mail'],
  ['554 5.4.14 Hop count exceeded', 'text', 'never', 'server', 'a loop of servers'],
];

test.each(SAID)('“%s” at %s: %s, about the %s (%s)', (response, step, when, about) => {
  const verdict = judgeReply(Number(response.slice(0, 3)), response, step);
  expect(verdict).toMatchObject({ when, about });
  expect(verdict.why).not.toBe('');
});

test('every reply of a server means something, and no 4xx is for good', () => {
  const steps: readonly SmtpStep[] = ['connect', 'login', 'sender', 'recipient', 'text'];
  let asked = 0;
  for (let code = 400; code < 600; code += 1) {
    for (const step of steps) {
      for (const words of ['', ' 5.9.9 unheard of', ' 5.7.1 no', ' no']) {
        const { when } = judgeReply(code, `${code}${words}`, step);
        if (code < 500) expect(when).toBe('later');
        asked += 1;
      }
    }
  }
  expect(asked).toBe(4_000);
});

test.each([
  ['550 5.1.1 no', '5.1.1'],
  ['550-5.7.26 no\n550 5.7.26 more', '5.7.26'],
  ['451 4.7.650 later', '4.7.650'],
  ['550 no', null],
  ['550 5.1 no', null],
  ['550 192.0.2.1 is listed', null],
  ['550 5.10.2.1 is listed', null],
])('the enhanced code of “%s” is %s', (response, code) => {
  expect(enhancedCode(response)).toBe(code);
});
