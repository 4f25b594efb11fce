import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BuiltMail, Mailer, SendOutcome } from '../../activities/mail-ports.ts';
import { smtpMailer } from '../../adapters/mail/smtp-mailer.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from './desk-under-test.ts';

let of: DeskUnderTest;

beforeEach(async () => {
  of = await deskUnderTest();
});
afterEach(() => of.stop());

const stateOf = (cycleId: string): Promise<CycleState | null> => of.store.cycles.state(cycleId);
const sent = (state: CycleState | null): number =>
  Object.values(state?.letters ?? {}).filter((letter) => letter.status === 'sent').length;

/** A real mailer whose outcome can be bent for one mail. */
function bent(bend: (mail: BuiltMail, real: () => Promise<SendOutcome>) => Promise<SendOutcome>): Mailer {
  const real = smtpMailer({ host: '127.0.0.1', port: of.post.port, localPost: true });
  return { ...real, deliver: (mail) => bend(mail, () => real.deliver(mail)) };
}

test('one office whose mail server is away delays nobody else', async () => {
  await of.work(
    {},
    bent(async (mail, real) =>
      mail.recipients.some((to) => to.includes('@moi.'))
        ? { state: 'deferred', code: null, response: 'connection refused', rejected: [] }
        : real(),
    ),
  );
  const { cycleId } = await of.start({ confirmBy: 'Director' });
  const state = await eventually(
    () => stateOf(cycleId),
    (now) => sent(now) === 18,
  );
  expect(state!.letters['moi/request']!.status).toBe('waiting');
});

test('a connection that breaks after the text was handed over repeats the same message, not another', async () => {
  let broken = 0;
  await of.work(
    {},
    bent(async (mail, real) => {
      const outcome = await real();
      if (broken > 0 || !mail.recipients.some((to) => to.includes('@moi.'))) return outcome;
      broken += 1;
      return { state: 'uncertain', code: null, response: 'connection lost after DATA' };
    }),
  );
  const { cycleId } = await of.start({ confirmBy: 'Director' });
  await eventually(
    () => stateOf(cycleId),
    (now) => sent(now) === 19,
    40_000,
  );
  const focalPoint = of.seeds.offices.find((office) => office.id === 'moi')!.focalPoint!.email!;
  const copies = of.post.messages(focalPoint).map((raw) => Buffer.from(raw).toString('latin1'));
  expect(broken).toBe(1);
  expect(copies).toHaveLength(2);
  expect(new Set(copies.map((copy) => /^message-id: (\S+)/imu.exec(copy)?.[1])).size).toBe(1);
  const [mail] = (await of.store.outbox.mailsOf(cycleId)).filter((one) => one.office === 'moi');
  expect(mail!.attempts.map((attempt) => attempt.outcome)).toEqual(['uncertain', 'accepted']);
});

test('a focal point whose address is refused for good is passed over once, and nobody is asked twice', async () => {
  const moi = of.seeds.offices.find((office) => office.id === 'moi')!;
  of.post.refuse(moi.focalPoint!.email!, { code: '5.1.1', mode: 'reject' });
  await of.work();
  const { cycleId } = await of.start({ confirmBy: 'Director' });
  const state = await eventually(
    () => stateOf(cycleId),
    (now) => sent(now) === 19,
  );
  expect(state!.letters['moi/request']).toMatchObject({ status: 'sent', routes: 2 });
  expect(of.post.messages(moi.alternates[0]!.email!)).toHaveLength(1);
});

test('an office nobody can write to is a task for the Director, never a silence', async () => {
  const offices = of.seeds.offices.map((office) =>
    office.id === 'moc'
      ? { ...office, focalPoint: null, alternates: [], accountable: { ...office.accountable, email: null } }
      : office,
  );
  await of.store.reference.save('offices', 'pakistan', { offices });
  await of.work();
  const { cycleId } = await of.start({ confirmBy: 'Director' });
  const state = await eventually(
    () => stateOf(cycleId),
    (now) => sent(now) === 18 && now!.letters['moc/request']?.status === 'failed',
  );
  expect(state!.tasks.filter((task) => task.office === 'moc').map((task) => task.kind)).toContain('no-address');
});

test('a worker killed between sending and recording sends the same message again or not at all', async () => {
  let hang = true;
  const stuck = bent(async (mail, real) => {
    const outcome = await real();
    if (hang && mail.recipients.some((to) => to.includes('@moi.'))) await new Promise(() => undefined);
    return outcome;
  });
  const first = await of.work({ shutdownGraceTime: 0, shutdownForceTime: '200 milliseconds' }, stuck);
  const { cycleId } = await of.start({ confirmBy: 'Director' });
  await eventually(
    () => stateOf(cycleId),
    (now) => sent(now) === 18,
  );
  await first.stop().catch(() => undefined);
  hang = false;
  await of.work();
  const state = await eventually(
    () => stateOf(cycleId),
    (now) => sent(now) === 19,
    110_000,
  );
  expect(state!.letters['moi/request']!.status).toBe('sent');
  const focalPoint = of.seeds.offices.find((office) => office.id === 'moi')!.focalPoint!.email!;
  const ids = of.post
    .messages(focalPoint)
    .map((raw) => /^message-id: (\S+)/imu.exec(Buffer.from(raw).toString('latin1'))?.[1]);
  expect(new Set(ids).size).toBe(1);
}, 150_000);
