import { expect, test } from 'vitest';
import type { SendOutcome } from '../../activities/mail-ports.ts';
import { deskActivities, directory, type DeskActivities } from '../builders/desk-activities.ts';

const moi = directory.find((office) => office.id === 'moi')!;
const focalPoint = moi.focalPoint!.email!;
const alternate = moi.alternates[0]!.email!;

/** The mail server refuses one address for good. */
function dead(desk: DeskActivities, address: string): void {
  desk.answer = ({ recipients }): SendOutcome => {
    const rejected = recipients
      .filter((to) => to === address)
      .map((to) => ({ address: to, code: 550, permanent: true, response: '550 5.1.1 no such user' }));
    return { state: 'accepted', response: '250 Ok', rejected };
  };
}

test('a request leaves once, under its signed address, however often the tray is looked through', async () => {
  const desk = await deskActivities();
  const first = await desk.makeMails('moi');
  expect(await desk.makeMails('moi')).toEqual(first);
  const [mail, ...others] = await desk.mails('moi');
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ to: [focalPoint], status: 'made' });
  expect(mail!.envelopeFrom).toMatch(/^desk\+[a-z0-9]+@nmrf\.example$/);
  await desk.send('moi');
  expect(await desk.makeMails('moi')).toEqual([]);
});

test('a dead focal point is passed over by every later letter too', async () => {
  const desk = await deskActivities();
  dead(desk, focalPoint);
  await desk.send('moi');
  expect(desk.cycle.state.letters['moi/request']).toMatchObject({ status: 'waiting', routes: 2 });
  await desk.send('moi');
  desk.cycle.outageUntil('2026-12-31');
  await desk.record();
  await desk.send('moi');
  const [first, ...later] = await desk.mails('moi');
  expect(first!.to).toEqual([focalPoint]);
  expect(later.length).toBeGreaterThan(1);
  for (const mail of later)
    expect([mail.to, mail.to.includes(focalPoint)]).toEqual([expect.arrayContaining([alternate]), false]);
});

test('an address that is put right is written to again', async () => {
  const desk = await deskActivities();
  dead(desk, focalPoint);
  await desk.send('moi');
  await desk.correct('moi', 'new.focal.point@moi.example');
  await desk.send('moi');
  desk.cycle.outageUntil('2026-12-31');
  await desk.record();
  await desk.send('moi');
  const [, ...later] = (await desk.mails('moi')).map((mail) => mail.to);
  expect(later.length).toBeGreaterThan(1);
  for (const to of later) expect(to).toContain('new.focal.point@moi.example');
});

test('an office nobody can write to: its letter fails in words and delays nobody', async () => {
  const desk = await deskActivities();
  const offices = directory.map((office) =>
    office.id === 'moi'
      ? { ...office, focalPoint: null, alternates: [], accountable: { ...office.accountable, email: null } }
      : office,
  );
  await desk.ports.store.reference.save('offices', 'pakistan', { offices });
  await desk.send('moi');
  await desk.send('mofa');
  expect(desk.cycle.state.letters['moi/request']).toMatchObject({ status: 'failed' });
  expect(desk.cycle.state.letters['moi/request']?.reason).toMatch(/no usable address/);
  expect(desk.cycle.state.letters['mofa/request']?.status).toBe('sent');
});

test('a letter that left the tray while its mail was made is no fault: everything is looked at again', async () => {
  const desk = await deskActivities();
  const { outbox } = desk.ports.store;
  const [letter] = await outbox.waiting('moi', '');
  const make = outbox.makeMail.bind(outbox);
  Object.assign(outbox, {
    makeMail: async (mail: Parameters<typeof make>[0]) => {
      await outbox.withdraw([letter!.id], 'reassigned');
      return make(mail);
    },
  });
  expect(await desk.prepare()).toMatchObject({ lookAgainIn: 0 });
  expect(await desk.prepare()).toMatchObject({ lookAgainIn: null });
  expect(await desk.mails('moi')).toEqual([]);
  expect(await desk.mails('mofa')).toHaveLength(1);
});
