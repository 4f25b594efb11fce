import { beforeEach, expect, it } from 'vitest';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { messageMatcher } from '../../../activities/match-mail.ts';
import { decideHeldMessage } from '../../../client/cli/commands/mail-hold-decide.ts';
import { run as show } from '../../../client/cli/commands/mail-hold-show.ts';
import { run as hold } from '../../../client/cli/commands/mail-hold.ts';
import type { CliContext } from '../../../client/cli/command.ts';
import type { MailReading } from '../../../domain/replies/reply.ts';
import { deskIdentity } from '../../../worker/activity-ports.ts';
import { deskInMemory, specimen, type DeskInMemory } from './desk-in-memory.ts';

const ID = 'cycle/ccpr/ccpr-c-pak-q-99';
const RAW = 'From: someone@elsewhere.example\r\nSubject: Reply on detention\r\n\r\nPlease find our reply.\r\n';

let desk: DeskInMemory;
beforeEach(async () => {
  desk = await deskInMemory();
  await start([specimen('specimen-ccpr')], { confirm: true }, desk.context);
});

/** Takes a message in that waits for an officer, for the reason given. */
async function held(key: string, reason: string, change: Partial<MailReading> = {}, text = RAW): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const raw = await desk.store.content.put(bytes, 'message/rfc822');
  const envelope = { envelopeFrom: 'someone@elsewhere.example', envelopeTo: ['reply@desk.example'] };
  await desk.store.inbound.receive({ key, raw, ...envelope, receivedAt: '2026-12-02T09:00:00+05:00' });
  const { read } = await desk.context.mail();
  await desk.store.inbound.mark(key, { status: 'held', reason, reading: { ...(await read(bytes)), ...change } });
}

it('says that nothing is held', async () => {
  expect(await hold([], {}, desk.context)).toEqual({ json: [], text: 'Nothing is held.' });
});

it('lists what waits for an officer, with the reason, the sender and the subject', async () => {
  await held('k1', 'the sender is not of the office');
  const { json, text } = await hold([], {}, desk.context);
  expect(json).toMatchObject([{ key: 'k1', reason: 'the sender is not of the office' }]);
  for (const part of [
    '2026-12-02',
    'the sender is not of the office',
    'someone@elsewhere.example',
    'Reply on detention',
  ])
    expect(text).toContain(part);
});

it('files a held message to a request; it is read again, and waits no more', async () => {
  await held('k1', 'the sender is not of the office');
  const filed = await hold([], { file: 'k1', cycle: 'ccpr-c-pak-q-99', office: 'moi' }, desk.context);
  expect(filed.json).toMatchObject({ key: 'k1', cycleId: ID, office: 'moi', by: 'Director' });
  expect(desk.readAgain).toEqual(['k1']);
  expect((await hold([], {}, desk.context)).json).toEqual([]);
});

it.each([
  ['a message nobody has', { file: 'k2', cycle: ID, office: 'moi' }, 'mail-unknown'],
  ['an office that is not asked', { file: 'k1', cycle: ID, office: 'moon' }, 'office-unknown'],
  ['a cycle nobody started', { file: 'k1', cycle: 'crc', office: 'moi' }, 'cycle-unknown'],
  ['a message without its office', { file: 'k1', cycle: ID }, 'usage'],
  ['a message without its cycle', { file: 'k1', office: 'moi' }, 'usage'],
])('does not file %s', async (_what, options, code) => {
  await held('k1', 'the sender is not of the office');
  await expect(hold([], options, desk.context)).rejects.toMatchObject({ code });
  expect(desk.readAgain).toEqual([]);
  expect((await hold([], {}, desk.context)).json).toHaveLength(1);
});

const withMatch = (): CliContext => ({
  ...desk.context,
  mail: async () => ({
    ...(await desk.context.mail()),
    match: messageMatcher({ store: desk.store, desk: deskIdentity('nmrf.example') }),
  }),
});
const decide = (decision: Parameters<typeof decideHeldMessage>[0], options: object = {}, key = 'k1') =>
  decideHeldMessage(decision, [key], { ...options }, withMatch());

it('shows one message: its head, its sender, where it may belong and why, its text', async () => {
  const reference = `NMRF/CCPR/2026/CCPR-C-PAK-Q-99/moi`;
  const { inbound } = desk.store;
  await inbound.saveReplyAddress({ token: 'abcdefghijklmnop', office: 'moi', cycles: [ID] });
  await held('k1', 'no-match', {}, RAW.replace('Reply on detention', `Reply, No. ${reference}`));
  await inbound.mark('k1', {
    proof: {
      verdict: 'failed',
      spf: 'fail',
      dkim: 'none',
      dmarc: 'fail',
      arc: 'none',
      by: 'desk',
      says: 'It is forged.',
    },
  });
  const { json, text } = await show(['k1'], {}, withMatch());
  expect(json).toMatchObject({
    key: 'k1',
    suggestions: [{ cycle: ID, office: 'moi', reasons: ['Its subject names the reference of this request.'] }],
    decided: [],
    before: [],
    askForPlain: null,
  });
  for (const part of [
    'no request fits',
    'someone@elsewhere.example',
    'It is forged.',
    reference,
    'Please find our reply.',
  ])
    expect(text).toContain(part);
  await expect(show(['k2'], {}, withMatch())).rejects.toMatchObject({ code: 'mail-unknown' });
});

it('has the words ready in which an encrypted message is asked for again', async () => {
  await held('k1', 'encrypted', { protection: 'encrypted' });
  const { json, text } = await show(['k1'], {}, withMatch());
  expect(json).toMatchObject({ askForPlain: { to: 'someone@elsewhere.example', subject: 'Re: Reply on detention' } });
  expect(text).toContain('send it again without encryption');
});

it('keeps who decided what and when, and shows it with the next message of the sender', async () => {
  await held('k1', 'strange-sender');
  await decide('filed', { cycle: ID, office: 'moi', by: 'Section Officer' });
  const kept = {
    sender: 'someone@elsewhere.example',
    mail: 'k1',
    decision: 'filed',
    requests: [{ cycle: ID, office: 'moi' }],
    by: 'Section Officer',
    at: '2026-11-30T05:00:00.000Z',
  };
  expect(await desk.store.inbound.decisionsOn('k1')).toEqual([kept]);
  await held('k2', 'no-match');
  const { json, text } = await show(['k2'], {}, withMatch());
  expect(json).toMatchObject({ before: [kept], decided: [] });
  expect(text).toContain(`2026-11-30: filed to moi in ${ID} (Section Officer)`);
});

it('splits one message over several requests', async () => {
  await held('k1', 'several-requests');
  const offices = Object.keys(desk.cycle().state.requests).slice(0, 2);
  const to = offices.map((office) => `ccpr-c-pak-q-99:${office}`);
  const requests = offices.map((office) => ({ cycle: ID, office }));
  expect((await decide('split', { to })).json).toMatchObject({ requests, decision: 'split' });
  expect(await desk.store.inbound.load('k1')).toMatchObject({ split: requests, reason: null, status: 'held' });
  expect(desk.readAgain).toEqual(['k1']);
});

it.each([
  ['over one request', { to: [`${ID}:moi`] }, 'usage'],
  ['over one request twice', { to: [`${ID}:moi`, `ccpr-c-pak-q-99:moi`] }, 'usage'],
  ['over nothing', {}, 'usage'],
  ['over what names no office', { to: [ID, `${ID}:moi`] }, 'usage'],
  ['over an office that is not asked', { to: [`${ID}:moi`, `${ID}:moon`] }, 'office-unknown'],
])('is not split %s', async (_what, options, code) => {
  await held('k1', 'several-requests');
  await expect(decide('split', options)).rejects.toMatchObject({ code });
  expect(await desk.store.inbound.decisionsOn('k1')).toEqual([]);
});

it('puts noise aside with who said so, and takes it back', async () => {
  await held('k1', 'no-match');
  await decide('noise', { by: 'Section Officer' });
  expect(await hold([], {}, desk.context)).toMatchObject({ json: [] });
  expect((await hold([], { noise: true }, desk.context)).text).toContain('an officer put it aside as noise');
  expect(desk.readAgain).toEqual([]);
  await decide('back');
  expect(await desk.store.inbound.load('k1')).toMatchObject({ status: 'stored', reason: null });
  expect(desk.readAgain).toEqual(['k1']);
  expect((await desk.store.inbound.decisionsOn('k1')).map(({ decision, by }) => `${decision} ${by}`)).toEqual([
    'noise Section Officer',
    'back Director',
  ]);
  await expect(decide('back')).rejects.toMatchObject({ code: 'refused' });
});

it('decides once: a second officer is told that it is done', async () => {
  await held('k1', 'no-match');
  await decide('filed', { cycle: ID, office: 'moi' });
  const late = decide('noise');
  await expect(late).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('being filed') });
  await held('k2', 'no-match');
  await desk.store.inbound.mark('k2', { status: 'ignored', reason: 'own-address' });
  await expect(decide('back', {}, 'k2')).rejects.toMatchObject({ code: 'refused' });
});
