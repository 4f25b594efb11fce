import { expect, test } from 'vitest';
import { mailReplay } from '../../activities/replay-mail.ts';
import { intakeActivities } from '../../activities/replies.ts';
import { decideHeld, type HoldDecision } from '../../client/hold.ts';
import type { SenderProof } from '../../domain/replies/sender-proof.ts';
import { deskActivities, directory, type DeskActivities } from '../builders/desk-activities.ts';

const PRIVATE = 'ali.focal@mail.example';
const focalPoint = (office: string): string => directory.find(({ id }) => id === office)!.focalPoint!.email!;
const key = (n: number): string => String(n).padStart(40, '0');

/** Moi and mofa have been asked by mail. */
async function asked(): Promise<DeskActivities & { readonly addressOf: (office: string) => Promise<string> }> {
  const desk = await deskActivities();
  await desk.send('moi');
  await desk.send('mofa');
  return { ...desk, addressOf: async (office) => (await desk.mails(office))[0]!.envelopeFrom };
}

function message(fields: {
  from: string;
  to: string;
  text: string;
  id: string;
  subject?: string;
  more?: string[];
}): string {
  const { from, to, text, id, subject = 'Re: your letter', more = [] } = fields;
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}@mail.example>`,
    'Content-Type: text/plain; charset=utf-8',
    ...more,
    '',
    text,
    '',
  ].join('\r\n');
}

/** An officer decides, and the message is read again as the workflow does. */
async function decide(desk: DeskActivities, change: Pick<HoldDecision, 'key' | 'decision'> & Partial<HoldDecision>) {
  const intake = intakeActivities(desk.ports);
  const readAgain = async (again: string): Promise<void> => {
    for (const filed of [(await intake.interpretMail(again)) ?? []].flat()) await intake.fileReply(filed);
  };
  const given = { requests: [], by: 'Director', now: Date.parse('2026-12-05T11:00:00+05:00'), ...change };
  await decideHeld({ store: desk.ports.store, desk: { readAgain } }, given);
}

const rowsOf = (desk: DeskActivities, office: string) => Object.keys(desk.cycle.state.requests[office]!.rows);
const wholeRow = (desk: DeskActivities, office: string): string =>
  rowsOf(desk, office).find((row) => !row.includes('.'))!;
const stored = (desk: DeskActivities, n: number) => desk.ports.store.inbound.load(key(n));

test('a private address waits once; what the officer filed teaches, but only together with the signed address', async () => {
  const desk = await asked();
  const to = await desk.addressOf('moi');
  const row = wholeRow(desk, 'moi');
  const answer = `${row.toUpperCase()}: The law was amended in 2025 and courts apply it.`;
  await desk.receive(message({ from: PRIVATE, to, text: answer, id: 'one' }), key(1));
  expect(await stored(desk, 1)).toMatchObject({ status: 'held', reason: 'strange-sender', office: 'moi' });
  const requests = [{ cycle: desk.cycle.state.cycleId, office: 'moi' }];
  await decide(desk, { key: key(1), decision: 'filed', requests });
  expect(await stored(desk, 1)).toMatchObject({ status: 'applied', office: 'moi' });
  expect(desk.cycle.state.requests['moi']?.rows[row]).toBe('answered');

  await desk.receive(message({ from: PRIVATE, to, text: 'Receipt is acknowledged.', id: 'two' }), key(2));
  expect(await stored(desk, 2)).toMatchObject({ status: 'applied', office: 'moi' });
  await desk.receive(message({ from: PRIVATE, to: 'desk@nmrf.example', text: 'More follows.', id: 'three' }), key(3));
  expect(await stored(desk, 3)).toMatchObject({ status: 'held', reason: 'no-match', office: 'moi' });
  await desk.receive(
    message({ from: PRIVATE, to: await desk.addressOf('mofa'), text: 'For them.', id: 'four' }),
    key(4),
  );
  expect(await stored(desk, 4)).toMatchObject({ status: 'held', reason: 'strange-sender' });
});

test('a sender whom his own domain disowns waits for an officer, is not dropped, and is looked at once', async () => {
  const desk = await asked();
  let looked = 0;
  const proof: SenderProof = {
    verdict: 'failed',
    spf: 'fail',
    dkim: 'none',
    dmarc: 'fail',
    arc: 'none',
    by: 'desk',
    says: 'Forged.',
  };
  const ports = { ...desk.ports, proveSender: async () => ((looked += 1), proof) };
  const intake = intakeActivities(ports);
  const { store } = desk.ports;
  const text = message({ from: focalPoint('moi'), to: await desk.addressOf('moi'), text: 'Q1: No.', id: 'one' });
  const raw = await store.content.put(new TextEncoder().encode(text), 'message/rfc822');
  const receivedAt = '2026-12-05T11:00:00+05:00';
  await store.inbound.receive({ key: key(1), raw, envelopeFrom: '', envelopeTo: [], receivedAt });
  expect(await intake.interpretMail(key(1))).toEqual([]);
  expect(await intake.interpretMail(key(1))).toEqual([]);
  expect(looked).toBe(1);
  expect(await stored(desk, 1)).toMatchObject({ status: 'held', reason: 'sender-failed', office: 'moi', proof });
  await decide(
    { ...desk, ports },
    { key: key(1), decision: 'filed', requests: [{ cycle: desk.cycle.state.cycleId, office: 'moi' }] },
  );
  expect(await stored(desk, 1)).toMatchObject({ status: 'applied' });
});

test('one message is split over two offices of a cycle: each gets the answers to its own rows, the message is stored once', async () => {
  const desk = await asked();
  const [mois, mofas] = [wholeRow(desk, 'moi'), rowsOf(desk, 'mofa')[0]!];
  const text = [
    `${mois.toUpperCase()}: The Interior has amended the law in 2025.`,
    '',
    `${mofas.toUpperCase().replace(/\.(\w)$/u, ' ($1)')}: Foreign Affairs has ratified the protocol.`,
  ].join('\r\n');
  const to = `${await desk.addressOf('moi')}, ${await desk.addressOf('mofa')}`;
  await desk.receive(message({ from: PRIVATE, to, text, id: 'one' }), key(1));
  expect(await stored(desk, 1)).toMatchObject({ status: 'held', reason: 'several-requests' });
  const { cycleId } = desk.cycle.state;
  const requests = [
    { cycle: cycleId, office: 'moi' },
    { cycle: cycleId, office: 'mofa' },
  ];
  await decide(desk, { key: key(1), decision: 'split', requests });
  expect(await stored(desk, 1)).toMatchObject({ status: 'applied', split: requests });
  expect(desk.cycle.state.requests['moi']?.rows[mois]).toBe('answered');
  expect(desk.cycle.state.requests['mofa']?.rows[mofas]).toBe('answered');
  const kept = await desk.ports.store.answers.current(cycleId);
  expect(kept.map(({ office, row, mail }) => `${office} ${row} ${mail}`).sort()).toEqual([
    `mofa ${mofas} ${key(1)}`,
    `moi ${mois} ${key(1)}`,
  ]);
  expect((await desk.ports.store.inbound.ofCycle(cycleId)).map((mail) => mail.key)).toEqual([key(1)]);
  // Asked again, by a worker that was lost in between, nothing is counted twice.
  const { seq } = desk.cycle.state;
  const intake = intakeActivities(desk.ports);
  await desk.ports.store.inbound.mark(key(1), { status: 'held', reason: null });
  for (const filed of [(await intake.interpretMail(key(1))) ?? []].flat()) await intake.fileReply(filed);
  expect(desk.cycle.state.seq).toBe(seq);
});

test('one message is split over two cycles of an office: a number that both ask goes to neither, what one alone asks to it', async () => {
  const desk = await asked();
  const other = await desk.beside({ moi: ['q3'] });
  await desk.send('moi');
  const mine = wholeRow(desk, 'moi');
  const text = `${mine.toUpperCase()}: The Interior has amended the law in 2025.`;
  await desk.receive(message({ from: PRIVATE, to: 'desk@nmrf.example', text, id: 'one' }), key(1));
  const requests = [desk.cycle.state.cycleId, other.state.cycleId].map((cycle) => ({ cycle, office: 'moi' }));
  await decide(desk, { key: key(1), decision: 'split', requests });
  expect(desk.cycle.state.requests['moi']?.rows[mine]).toBe('answered');
  expect(Object.values(other.state.requests['moi']!.rows)).not.toContain('answered');
  for (const { cycle } of requests)
    expect((await desk.ports.store.inbound.ofCycle(cycle)).map((mail) => mail.key)).toEqual([key(1)]);
});

test('noise is put aside, and read again as if it had just come when that is taken back', async () => {
  const desk = await asked();
  await desk.receive(message({ from: PRIVATE, to: 'desk@nmrf.example', text: 'Eid Mubarak', id: 'one' }), key(1));
  await decide(desk, { key: key(1), decision: 'noise' });
  expect(await stored(desk, 1)).toMatchObject({ status: 'ignored', reason: 'noise' });
  await decide(desk, { key: key(1), decision: 'back' });
  expect(await stored(desk, 1)).toMatchObject({ status: 'held', reason: 'no-match' });
});

test('a predecessor is known by an earlier directory', async () => {
  const desk = await asked();
  const before = focalPoint('moi');
  await desk.correct('moi', 'successor@elsewhere.example');
  await desk.correct('moi', 'third@elsewhere.example');
  const to = await desk.addressOf('moi');
  const from = 'successor@elsewhere.example';
  await desk.receive(message({ from, to, text: 'Receipt is acknowledged.', id: 'one' }), key(1));
  await desk.receive(message({ from: before, to, text: 'Receipt is acknowledged.', id: 'two' }), key(2));
  for (const n of [1, 2]) expect(await stored(desk, n)).toMatchObject({ status: 'applied', office: 'moi' });
  await desk.receive(message({ from: 'fourth@elsewhere.example', to, text: 'Receipt.', id: 'three' }), key(3));
  expect(await stored(desk, 3)).toMatchObject({ status: 'held', reason: 'strange-sender' });
});

test('a person of another office at this office’s address waits, with both offices named', async () => {
  const desk = await asked();
  await desk.receive(
    message({ from: focalPoint('mofa'), to: await desk.addressOf('moi'), text: 'Receipt.', id: 'one' }),
    key(1),
  );
  expect(await stored(desk, 1)).toMatchObject({ status: 'held', reason: 'strange-sender', office: 'moi' });
});

test('what nobody can read waits with the likely request; what is read later is judged anew', async () => {
  const desk = await asked();
  const text = message({ from: focalPoint('moi'), to: await desk.addressOf('moi'), text: 'Receipt.', id: 'one' });
  const { readMail } = desk.ports;
  const dead = {
    ...desk.ports,
    readMail: async (raw: Uint8Array) => ({
      ...(await readMail(raw)),
      kind: 'other' as const,
      fullText: '',
      replyText: '',
      problems: ['Its reader ended.'],
    }),
  };
  const { store } = desk.ports;
  const raw = await store.content.put(new TextEncoder().encode(text), 'message/rfc822');
  await store.inbound.receive({
    key: key(1),
    raw,
    envelopeFrom: '',
    envelopeTo: [],
    receivedAt: '2026-12-05T11:00:00+05:00',
  });
  await intakeActivities(dead).interpretMail(key(1));
  expect(await stored(desk, 1)).toMatchObject({ status: 'held', reason: 'unreadable', office: 'moi' });
});

test('mail read again says nothing where nothing changed, and each difference where something did', async () => {
  const desk = await asked();
  const to = await desk.addressOf('moi');
  const [row] = [wholeRow(desk, 'moi')];
  const answer = `${row.toUpperCase()}: The law was amended in 2025 and courts apply it.`;
  await desk.receive(message({ from: focalPoint('moi'), to, text: answer, id: 'one' }), key(1));
  await desk.receive(message({ from: PRIVATE, to, text: 'Please see.', id: 'two' }), key(2));
  await desk.receive(
    message({
      from: focalPoint('mofa'),
      to: await desk.addressOf('mofa'),
      text: 'Receipt is acknowledged.',
      id: 'three',
    }),
    key(3),
  );
  const { seq } = desk.cycle.state;
  const same = mailReplay(desk.ports);
  for (const n of [1, 2, 3]) expect(await same((await stored(desk, n))!)).toEqual([]);

  const { readMail } = desk.ports;
  const other = mailReplay({
    ...desk.ports,
    readMail: async (raw) => {
      const reading = await readMail(raw);
      return { ...reading, replyText: `${row.toUpperCase()}: Nothing of the kind was ever done.`, from: PRIVATE };
    },
  });
  expect(await other((await stored(desk, 1))!)).toEqual([
    {
      what: 'rows',
      before: expect.stringContaining(`${row} answered (`),
      now: expect.stringContaining(`${row} answered (`),
    },
    { what: 'match', before: `moi in ${desk.cycle.state.cycleId}`, now: 'held: strange-sender' },
  ]);
  expect(await other((await stored(desk, 3))!)).toEqual([
    { what: 'match', before: `mofa in ${desk.cycle.state.cycleId}`, now: 'held: strange-sender' },
  ]);
  expect(desk.cycle.state.seq).toBe(seq);
  expect(await stored(desk, 1)).toMatchObject({ status: 'applied', reading: { from: focalPoint('moi') } });
});
