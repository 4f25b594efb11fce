import { expect, test } from 'vitest';
import { letterOnPaper } from '../../activities/letter-print.ts';
import { deskActivities, directory, type DeskActivities } from '../builders/desk-activities.ts';

const POSTAL = ['R Block, Pak Secretariat', 'Islamabad 44000'];

async function withPostalAddress(): Promise<DeskActivities> {
  const desk = await deskActivities();
  const offices = directory.map((office) =>
    office.id === 'moi'
      ? {
          ...office,
          postalAddress: POSTAL,
          languages: ['en', 'ur'],
          focalPoint: { ...office.focalPoint!, email: null },
        }
      : office,
  );
  await desk.ports.store.reference.save('offices', 'pakistan', { offices });
  return desk;
}

const print = (desk: DeskActivities, rung: string | null, today = desk.cycle.today) =>
  letterOnPaper(desk.ports, desk.cycle.state, 'moi', rung, today);

test('goes to the officer it is meant for, under the postal address, though he has no address for mail', async () => {
  const desk = await withPostalAddress();
  const { view, rung } = await print(desk, 'request');
  expect(rung).toBe('request');
  expect(view.to).toMatchObject({ post: 'Focal point', postalAddress: POSTAL });
  expect(view).toMatchObject({ onPaper: true, attachment: null, languages: ['en', 'ur'] });
});

test('a request that leaves late on paper asks for its answer as much later', async () => {
  const desk = await withPostalAddress();
  const [now, later] = [await print(desk, 'request'), await print(desk, 'request', '2026-12-07')];
  const by = ({ view }: typeof now): string => ('answerBy' in view ? view.answerBy : '');
  expect(later.view.date).toBe('2026-12-07');
  expect(by(later) > by(now)).toBe(true);
});

test('without a rung it is the one that no mail delivers, else the newest', async () => {
  const desk = await withPostalAddress();
  await desk.send('moi');
  desk.cycle.outageUntil('2026-12-29');
  await desk.record();
  expect((await print(desk, null)).rung).not.toBe('request');
  desk.cycle.reply('moi', { class: 'bounce-hard', failedRungs: ['request'], routesLeft: { request: 0 } });
  expect((await print(desk, null)).rung).toBe('request');
});

test('says which letters were written where there is none of that name', async () => {
  const desk = await withPostalAddress();
  await expect(print(desk, 'chair')).rejects.toMatchObject({ code: 'mail-unknown', hint: 'Written: request.' });
  await expect(letterOnPaper(desk.ports, desk.cycle.state, 'nobody', null, '2026-12-01')).rejects.toMatchObject({
    code: 'office-unknown',
  });
  await expect(letterOnPaper(desk.ports, desk.cycle.state, 'punjab-home', null, '2026-12-01')).rejects.toMatchObject({
    message: 'No letter to punjab-home has been written.',
  });
});
