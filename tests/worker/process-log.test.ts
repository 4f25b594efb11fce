import { expect, test } from 'vitest';
import type { Mailer } from '../../activities/mail-ports.ts';
import { checkedAddress } from '../../adapters/mail/address.ts';
import { smtpMailer } from '../../adapters/mail/smtp-mailer.ts';
import { toldMailer } from '../../worker/outgoing-mail.ts';
import { processLog } from '../../worker/process-log.ts';
import { withoutPersons } from '../../worker/without-persons.ts';
import { aMail } from '../adapters/mail/a-mail.ts';
import { scriptedSmtp } from '../adapters/mail/scripted-smtp.ts';
import { filesIn, textOf } from '../architecture/project-files.ts';

const MARK = 'ayesha.khan';
const NAME = 'Ayesha Khan';

test.each([
  ['550 5.1.1 <ayesha.khan@moi.gov.pk>: unknown', '550 5.1.1 <…@moi.gov.pk>: unknown'],
  ['ayesha.khan@moi.gov.pk and b@x.example', '…@moi.gov.pk and …@x.example'],
  ['to Ayesha Khan <ayesha.khan@moi.gov.pk>', 'to <…@moi.gov.pk>'],
  ['"Khan, Ayesha" <ayesha.khan@moi.gov.pk>', '<…@moi.gov.pk>'],
  ['عائشہ خان <ayesha.khan@moi.gov.pk>', '<…@moi.gov.pk>'],
  ['عائشہ@وزارت.پاکستان', '…@وزارت.پاکستان'],
  ['reply to desk+abcdefghijklmnop@nmrf.example', 'reply to …@nmrf.example'],
  ['GET /office?mail=ayesha.khan%40moi.gov.pk', 'GET /office?mail=…%40moi.gov.pk'],
  ['smtp://ayesha:secret@mail.example.org:587', 'smtp://…@mail.example.org:587'],
  ['postgresql://treaty:secret@db:5432/x', 'postgresql://…@db:5432/x'],
  ['cycle/crc/crc-c-pak-q-6-7/moi/request@1 failed', 'cycle/crc/crc-c-pak-q-6-7/moi/request@1 failed'],
  [
    'at file:///work/node_modules/@temporalio/worker/lib/x.js:1:2',
    'at file:///work/node_modules/@temporalio/worker/lib/x.js:1:2',
  ],
  ['No such user here', 'No such user here'],
])('of “%s” the log says “%s”', (text, logged) => {
  expect(withoutPersons(text)).toBe(logged);
});

test('whatever a process writes about a mail, no line names a person, and every line is still JSON', async () => {
  const lines: string[] = [];
  const log = processLog('worker', { write: (line) => void lines.push(line) });
  const says = (code: string): string =>
    `${code} <${MARK}@moi.example>: "${NAME}" is not known here (${NAME} <${MARK}@moi.example>)`;
  const letter = aMail({ to: [{ address: `${MARK}@moi.example`, name: NAME }], subject: `Request to ${NAME}` });
  for (const script of [
    { RCPT: says('550 5.1.1') },
    { MAIL: says('451 4.3.0') },
    { text: says('554 5.7.1') },
    { AUTH: says('535') },
  ]) {
    const server = await scriptedSmtp({ EHLO: '250-mail.example\r\n250 AUTH PLAIN', ...script });
    const login = 'AUTH' in script ? { login: { user: `${MARK}@moi.example`, password: 'x' } } : {};
    const mailer: Mailer = toldMailer(
      smtpMailer({ host: '127.0.0.1', port: server.port, localPost: true, ...login }),
      log,
    );
    const recipients = letter.to.map(({ address }) => address);
    await mailer.deliver({
      mailId: letter.mailId,
      envelopeFrom: letter.envelopeFrom,
      recipients,
      raw: Buffer.from('x'),
    });
    await mailer.close();
    await server.close();
  }
  expect(lines).toHaveLength(4);
  expect(lines.filter((line) => line.includes('"level":50'))).toHaveLength(1);
  try {
    checkedAddress(`${NAME} <${MARK}@moi.example>`, 'a recipient');
  } catch (error) {
    log.fatal({ stack: (error as Error).stack, hint: (error as { hint?: string }).hint }, (error as Error).message);
  }
  log.error({ err: new Error(`could not write to ${MARK}@moi.example`) }, 'failed');
  log.warn({ subject: letter.subject, to: letter.to, mail: { recipients: [NAME], from: NAME } }, 'not sent');
  expect(lines).toHaveLength(7);
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({ name: 'worker' });
    expect(line).not.toMatch(new RegExp(`${MARK}|${NAME.split(' ').join('|')}|secret`, 'iu'));
  }
  expect(JSON.parse(lines[0]!)).toMatchObject({
    mailId: letter.mailId,
    state: 'refused',
    about: 'address',
    msg: 'a mail did not leave: 550 5.1.1',
  });
});

test('no process writes by another way than this log', () => {
  const files = ['activities', 'adapters', 'client/web', 'worker', 'workflows'].flatMap((folder) =>
    filesIn(folder, '.ts'),
  );
  expect(files.length).toBeGreaterThan(200);
  /** What speaks to whoever sits at the terminal, or between our own processes. */
  const toAPerson = /^worker\/(start|start-screen|rehearsal\/.*|embedded\/sdk-download)\.ts$/u;
  const otherwise = files.filter(
    (path) => !toAPerson.test(path) && /\bconsole\.|process\.std(?:out|err)\.write|\bpino\(/u.test(textOf(path)),
  );
  expect(otherwise).toEqual(['worker/process-log.ts']);
});
