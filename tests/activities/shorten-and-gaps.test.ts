import { expect, test } from 'vitest';
import { cycleRecordActivities } from '../../activities/cycle.ts';
import { matrixActivities, consolidationOf } from '../../activities/matrix.ts';
import { fillMatrix } from '../../adapters/documents/fill-matrix.ts';
import { readMatrix } from '../../adapters/documents/read-matrix.ts';
import { openAttachments } from '../../adapters/mail/reading/open-attachments.ts';
import { readMail } from '../../adapters/mail/reading/read-mail.ts';
import { deskActivities, directory, type DeskActivities } from '../builders/desk-activities.ts';

const BY = 'Director';
const LONG = 'The Act of 2022 is in force and its rules are made. '.repeat(20).trim();
const moi = directory.find((office) => office.id === 'moi')!.focalPoint!.email!;

/** The newest mail to an office. */
async function newest(desk: DeskActivities, office: string) {
  const mail = desk.offered.findLast(({ mailId }) => mailId.includes(`/${office}`))!;
  return { ...mail, files: await openAttachments(mail.raw), reading: await readMail(mail.raw) };
}

/** The Interior has given a long answer to q1.a, which was accepted; its request has left. */
async function answered(): Promise<DeskActivities> {
  const desk = await deskActivities();
  const { cycle, ports } = desk;
  await desk.send('moi');
  cycle.until('2026-12-14');
  const { cycleId } = cycle.state;
  await ports.store.answers.save(cycleId, 'moi', 'first', '2026-12-14', [
    { row: 'q1.a', status: 'answered', text: LONG },
  ]);
  cycle.answer('moi', ['q1.a'], 'first');
  cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to: 'accepted', by: BY, reason: null });
  await desk.record();
  return desk;
}

/** Puts the text together; the builder's cycle was assigned without anything being stored. */
function assemble({ ports, cycle }: DeskActivities) {
  const { content, ...store } = ports.store;
  const none = { bytes: new TextEncoder().encode('[]'), contentType: 'application/json' };
  const get = async (hash: string) => (hash === cycle.state.assignment ? none : content.get(hash));
  return matrixActivities({ store: { ...store, content: { ...content, get } } }).assembleText(cycle.state.cycleId);
}

/** An office sends a matrix back to the letter it got. */
async function returned(desk: DeskActivities, to: string, matrix: Uint8Array, key: string): Promise<void> {
  const message = [
    `From: ${moi}`,
    `To: ${to}`,
    'Subject: Re: a shorter answer',
    `Message-ID: <${key}@moi.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="x"',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'Please find the matrix attached.',
    '--x',
    'Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition: attachment; filename="matrix.xlsx"',
    'Content-Transfer-Encoding: base64',
    '',
    ...Buffer.from(matrix)
      .toString('base64')
      .match(/.{1,76}/gu)!,
    '--x--',
    '',
  ].join('\r\n');
  await desk.receive(message, key);
  expect(desk.cycle.state.taken).toContain(key);
}

test('a shorter answer is asked with the text in its cell; it is taken in, and the long one is kept', async () => {
  const desk = await answered();
  const { cycle, ports } = desk;
  const { cycleId } = cycle.state;
  const ask = { type: 'ask-shorter', office: 'moi', row: 'q1.a', words: 220, most: 40, by: BY } as const;
  expect(cycle.tell(ask)).toBeNull();
  await desk.record();
  await desk.send('moi');
  const mail = await newest(desk, 'moi');
  expect(mail.reading.subject).toContain('A shorter answer');
  expect(mail.reading.fullText).toContain('40 words at most');
  const matrix = mail.files[0]!.content;
  expect((await readMatrix(matrix, ['q1.a'])).rows).toMatchObject([{ row: 'q1.a', status: 'answered', text: LONG }]);

  const short = 'The Act of 2022 is in force; its rules are made.';
  const filled = await fillMatrix(matrix, [{ row: 'q1.a', status: 'answered', text: short }]);
  await returned(desk, mail.envelopeFrom, filled, 'second');
  expect(cycle.tasks()).not.toContain('shorten');
  expect(cycle.tasks()).not.toContain('late-answer');
  expect(cycle.state.requests['moi']!.rows['q1.a']).toBe('accepted');
  const now = await ports.store.answers.current(cycleId);
  expect(now.find((one) => one.row === 'q1.a' && one.office === 'moi')?.text).toBe(short);
  expect((await ports.store.answers.ofMail(cycleId, 'moi', 'first'))[0]?.text).toBe(LONG);
});

test('a matrix that comes back as it was sent leaves the task open, with how long the text still is', async () => {
  const desk = await answered();
  desk.cycle.tell({ type: 'ask-shorter', office: 'moi', row: 'q1.a', words: 300, most: 40, by: BY });
  await desk.record();
  await desk.send('moi');
  const mail = await newest(desk, 'moi');
  await returned(desk, mail.envelopeFrom, mail.files[0]!.content, 'unchanged');
  expect(desk.cycle.state.tasks.find(({ kind }) => kind === 'shorten')?.text).toContain('its answer has 240');
});

test('the Committee gets the list of gaps beside the text; the others get the text alone', async () => {
  const desk = await answered();
  const { cycle, ports } = desk;
  const assembled = await assemble(desk);
  cycle.tell({ type: 'consolidate', by: BY, ...assembled });
  await desk.record();
  const { gapList } = await consolidationOf(ports.store, assembled.text);
  expect(gapList!.length).toBeGreaterThan(3);

  await desk.send('mohr');
  const toCommittee = await newest(desk, 'mohr');
  expect(toCommittee.files.map(({ filename }) => filename)).toEqual([
    'CCPR-C-PAK-Q-99-replies.docx',
    'CCPR-C-PAK-Q-99-gaps.docx',
  ]);
  expect(toCommittee.reading.fullText).toMatch(/questions are not answered in full/u);
  expect(toCommittee.reading.fullText).toContain('CCPR-C-PAK-Q-99-gaps.docx');

  cycle.tell({ type: 'clear', office: 'mohr', by: BY, reference: null });
  await desk.record();
  await desk.send('mofa');
  const toClearer = await newest(desk, 'mofa');
  expect(toClearer.files.map(({ filename }) => filename)).toEqual(['CCPR-C-PAK-Q-99-replies.docx']);
});

test('what was drafted is what is frozen for clearance', async () => {
  const desk = await answered();
  const { store } = desk.ports;
  const { cycleId } = desk.cycle.state;
  const paragraphs = [[{ text: 'The Act is in force.', origins: [] }]];
  await store.drafts.write(
    cycleId,
    { question: 'q1', part: 'q1.a', paragraphs, by: BY, on: '2026-12-14', reason: '' },
    0,
  );
  const { text, words } = await assemble(desk);
  await store.drafts.write(
    cycleId,
    { question: 'q1', part: 'q1.a', paragraphs: [], by: BY, on: '2026-12-15', reason: '' },
    1,
  );
  const frozen = await consolidationOf(store, text);
  const drafts = frozen.sections.flatMap((section) => section.paragraphs.flatMap((one) => one.drafts ?? []));
  expect(drafts).toMatchObject([{ part: 'q1.a', version: 1 }]);
  expect([words, frozen.words]).toEqual([5, 5]);
  expect(frozen.outdated).toMatchObject([{ office: 'moi', how: 'new' }]);
});

test('what a clearer wrote when it returned the text stands as comments on the next round, once', async () => {
  const desk = await answered();
  const { cycle, ports } = desk;
  const { cycleId } = cycle.state;
  const seq = cycle.state.seq;
  cycle.consolidate(BY);
  const comments = 'Please shorten. Paragraph 2 names no year.';
  cycle.tell({ type: 'return-text', office: 'mohr', by: BY, comments });
  const { recordEvents } = cycleRecordActivities(ports);
  const events = cycle.events.filter((event) => event.seq > seq);
  await recordEvents(cycleId, events);
  await recordEvents(cycleId, events);
  expect(await ports.store.drafts.comments(cycleId)).toMatchObject([
    { question: null, text: 'Please shorten.', by: 'mohr', resolved: null },
    { question: 'q1', text: 'Paragraph 2 names no year.', by: 'mohr', resolved: null },
  ]);
});
