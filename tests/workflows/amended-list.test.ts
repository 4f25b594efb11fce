import { afterAll, beforeAll, expect, test } from 'vitest';
import { instrumentOf, loadTerms } from '../../activities/reference.ts';
import { readDocument } from '../../adapters/documents/read-document.ts';
import { amendmentAhead, listByDocument, putInForce } from '../../client/list-amendments.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { questionOf } from '../../domain/requests/row.ts';
import { deskUnderTest, eventually, type DeskUnderTest } from './desk-under-test.ts';

let of: DeskUnderTest;

beforeAll(async () => {
  of = await deskUnderTest();
  await of.work();
});
afterAll(() => of.stop());

const stateOf = async (cycleId: string): Promise<CycleState> => (await of.store.cycles.state(cycleId))!;
const allSent = (state: CycleState | null): boolean => {
  const letters = Object.values(state?.letters ?? {});
  return letters.length > 0 && letters.every(({ status }) => status === 'sent');
};

test('a corrigendum in the middle of the chase touches the offices of its paragraphs, and nobody else', async () => {
  const { cycleId } = await of.start({ confirmBy: 'Director' });
  const asked = await eventually(() => stateOf(cycleId), allSent);
  const { reading } = await instrumentOf(of.store, cycleId);
  const [first, second] = reading.questions;
  const holders = (state: CycleState, question: string): readonly string[] =>
    Object.values(state.requests)
      .filter(({ rows }) => Object.keys(rows).some((row) => questionOf(row) === question))
      .map(({ office }) => office)
      .sort();
  const [answering] = holders(asked, first!.id) as [string, ...string[]];
  const rows = Object.keys(asked.requests[answering]!.rows);
  await of.desk.ask(cycleId, {
    type: 'record-reply',
    reply: {
      office: answering,
      mail: 'mail-1',
      class: 'complete',
      answers: rows.map((row) => ({ row, status: 'answered' })),
      returnsOn: null,
      wishedUntil: null,
      failedRungs: [],
    },
  });

  const words = `Human Rights Committee\n\nCorrigendum\n\nParagraph ${first!.number} should read:\n${first!.number}. Please state how many laws were repealed since 2020.\n\nAfter paragraph ${second!.number}, insert a new paragraph ${second!.number} bis reading:\n${second!.number} bis. Please state how many judges are women.\n`;
  const document = { bytes: new TextEncoder().encode(words), filename: 'corr-1.txt', leaveUnclear: false };
  const said = { by: 'Director', on: '2026-11-30' };
  const state = await stateOf(cycleId);
  const list = await listByDocument(of.store, readDocument, state, document, said);
  const wishes = { keep: [], ask: {} };
  const ahead = await amendmentAhead(of.store, state, list, wishes, '2026-11-30');
  const receipts = await Promise.all([1, 2].map(() => putInForce(of.store, of.desk, state, list, wishes)));
  expect(receipts.map(({ changed }) => String(changed)).sort()).toEqual(['false', 'true']);

  const after = await eventually(() => stateOf(cycleId), allSent);
  const told = Object.keys(after.letters).filter((letter) => letter.includes('/amended-'));
  expect(told.sort()).toEqual(holders(asked, first!.id).map((office) => `${office}/amended-1`));
  expect(ahead.offices.map(({ office }) => office).sort()).toEqual(holders(asked, first!.id));

  const now = after.requests[answering]!.rows;
  expect(
    Object.keys(now)
      .filter((row) => now[row] === 'open')
      .map(questionOf),
  ).toEqual(
    Object.keys(now)
      .filter((row) => questionOf(row) === first!.id && now[row] === 'open')
      .map(questionOf),
  );
  expect(rows.filter((row) => questionOf(row) !== first!.id).map((row) => now[row])).toEqual(
    rows.filter((row) => questionOf(row) !== first!.id).map(() => 'answered'),
  );

  const mails = await of.store.outbox.mailsOf(cycleId);
  const mail = mails.find(({ letters }) =>
    letters.some(({ rung, office }) => rung === 'amended-1' && office === answering),
  )!;
  const raw = new TextDecoder()
    .decode((await of.store.content.get(mail.raw))!.bytes)
    .replace(/=\r\n/gu, '')
    .replace(/\s+/gu, ' ');
  expect(raw).toContain('how many laws were repealed since 2020');
  expect(raw).toContain('are no longer asked');

  const added = `q${reading.questions.length + 1}`;
  expect(after.tasks.map(({ id }) => id)).toContain(`list-changed/${added}`);
  await of.desk.ask(cycleId, { type: 'reassign', question: added, to: ['punjab-home'], by: 'Director' });
  const given = await stateOf(cycleId);
  expect(given.requests['punjab-home']!.rows[added]).toBe('open');
  expect(given.tasks.map(({ kind }) => kind)).not.toContain('list-changed');

  // Everything that reads the list reads it as it is now.
  const inForce = await instrumentOf(of.store, cycleId);
  expect(inForce.reading.questions.map(({ id }) => id)).toContain(added);
  expect(inForce.asRead?.questions).toEqual(reading.questions);
  const terms = await loadTerms(of.store, cycleId, inForce.versions);
  expect(terms.questions.map(({ id }) => id)).toContain(added);
  expect((await of.store.instruments.versions(cycleId)).map(({ list: hash }) => hash)).toEqual([given.list]);
});

test('a list corrected before anybody is asked is proposed anew and confirmed as it reads then', async () => {
  const { cycleId } = await of.start();
  const proposed = await eventually(
    () => stateOf(cycleId),
    (state) => state?.assignment != null,
  );
  const { reading } = await instrumentOf(of.store, cycleId);
  const gone = reading.questions[1]!;
  const document = {
    bytes: new TextEncoder().encode(`Corrigendum\n\nDelete paragraph ${gone.number}\n`),
    filename: 'corr-1.txt',
    leaveUnclear: false,
  };
  const list = await listByDocument(of.store, readDocument, proposed, document, { by: 'Director', on: '2026-11-30' });
  const wishes = { keep: [], ask: {} };
  // Both at once: whichever is taken first, nobody owes an answer to what is gone.
  await Promise.all([
    putInForce(of.store, of.desk, proposed, list, wishes),
    of.desk.ask(cycleId, { type: 'confirm-assignment', by: 'Director', assignment: null }),
  ]);
  const after = await stateOf(cycleId);
  expect(after.assignment).not.toBe(proposed.assignment);
  const owed = Object.values(after.requests).flatMap(({ rows }) =>
    Object.keys(rows)
      .filter((row) => rows[row] === 'open')
      .map(questionOf),
  );
  expect(owed).not.toContain(gone.id);
  expect(owed.length).toBeGreaterThan(0);
});
