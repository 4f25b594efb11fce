import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingsOf } from '../../activities/answer-checks.ts';
import type { CycleEvent } from '../../domain/cycle/events.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from './desk-under-test.ts';

let of: DeskUnderTest;

beforeAll(async () => {
  of = await deskUnderTest();
  const procedure = of.seeds.procedures.find(({ id }) => id === 'ccpr-list-of-issues')!;
  await of.store.reference.save('procedure', procedure.id, { ...procedure, returnByCheck: 'thin' });
  await of.work();
});
afterAll(() => of.stop());

test('a thin answer is returned by the cycle itself, once, with a letter that names what is missing', async () => {
  const { cycleId } = await of.start({ confirmBy: 'Director' });
  const asked = await eventually(
    () => of.store.cycles.state(cycleId),
    (state) => state?.letters['moi/request']?.status === 'sent',
  );
  const row = Object.keys(asked!.requests['moi']!.rows)[0]!;
  const answer = async (text: string, mail: string): Promise<void> => {
    const answers = [{ row, status: 'answered', text }] as const;
    await of.store.answers.save(cycleId, 'moi', mail, '2026-11-30', answers);
    const reply = {
      office: 'moi',
      mail,
      class: 'partial',
      answers,
      returnsOn: null,
      wishedUntil: null,
      failedRungs: [],
    } as const;
    await of.desk.ask(cycleId, { type: 'record-reply', reply: { ...reply, answers: [{ row, status: 'answered' }] } });
  };
  const written = async (): Promise<readonly Extract<CycleEvent, { type: 'letter-written' }>['letter'][]> =>
    (await of.store.cycles.events(cycleId)).flatMap(({ event }) =>
      event.type === 'letter-written' && event.letter.rung.startsWith('returned-') ? [event.letter] : [],
    );

  await answer('All necessary steps are being taken in accordance with law.', 'm'.repeat(40));
  const [letter] = await eventually(written, (letters) => letters.length === 1);
  expect(letter).toMatchObject({ office: 'moi', rows: [row] });
  const missing = (await findingsOf(of.store, letter!.findings!))[row]!;
  expect(missing.map(({ code }) => code)).toContain('too-thin');
  expect((await of.store.cycles.state(cycleId))!.requests['moi']!.rows[row]).toBe('open');
  await eventually(
    () => of.store.cycles.state(cycleId),
    (state) => state?.letters['moi/returned-1']?.status === 'sent',
  );
  const [mail] = (await of.store.outbox.mailsOf(cycleId)).filter(({ letters }) =>
    letters.some(({ rung }) => rung === 'returned-1'),
  );
  const raw = await of.store.content.get(mail!.raw);
  expect(new TextDecoder().decode(raw!.bytes)).toContain('Answers returned for completion');

  // The same text again is for an officer, and is not returned a second time.
  await answer('All necessary steps  are being taken in accordance with law.', 'n'.repeat(40));
  expect((await of.store.cycles.state(cycleId))!.requests['moi']!.rows[row]).toBe('answered');
  expect(await written()).toHaveLength(1);
});
