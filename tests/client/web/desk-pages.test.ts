import { describe, expect, it } from 'vitest';
import { DeskError } from '../../../contracts/errors.ts';
import { aDesk, aPost, aProposedCycle, aRunningCycle, record, reading } from './a-desk.ts';

const AT = '/cycles/cycle%2Fccpr%2Fccpr-c-pak-q-99';

/** What a person reads of a page: its text without markup, in one line. */
const read = (page: string): string =>
  page
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&')
    .replace(/\s+/gu, ' ');

describe('the first screen', () => {
  it('tells how to start when there is no cycle', async () => {
    const { text, status } = await (await aDesk()).get('/');
    expect(status).toBe(200);
    expect(read(text)).toContain('No cycle has been started yet');
    expect(text).toContain('npx treaty-desk cycle start FILE');
  });

  it('shows the Director’s first decision, with the command that takes it', async () => {
    const desk = await aDesk();
    await aProposedCycle(desk);
    const page = read((await desk.get('/')).text);
    expect(page).toContain('CCPR/C/PAK/Q/99');
    expect(page).toContain('npx treaty-desk cycle assign cycle/ccpr/ccpr-c-pak-q-99 --confirm');
    expect(page).toContain('not asked yet');
  });

  it.each([
    ['2026-12-15T10:00:00+05:00', '197 days', 'both places have the same date'],
    ['2026-12-15T00:30:00+05:00', '197 days in Islamabad, 198 days in Geneva', 'Geneva still has the day before'],
    ['2027-06-30T23:00:00+05:00', '0 days', 'the last day'],
    ['2027-07-01T02:00:00+05:00', '1 day past in Islamabad, 0 days in Geneva', 'it can still be kept in Geneva'],
    ['2027-07-02T10:00:00+05:00', '2 days past', 'it has been missed'],
  ])('at %s the deadline of 30 June 2027 is %s away: %s', async (now, left) => {
    const desk = await aDesk(now);
    await aProposedCycle(desk);
    const page = read((await desk.get('/')).text);
    expect(page).toContain('Wed 30 Jun 2027 , end of day in Geneva ( Thu 1 Jul 2027 , 02:59 in Islamabad)');
    expect(page).toContain(` ${left} `);
  });

  it('names the offices that are late, and how much is answered', async () => {
    const desk = await aDesk('2027-01-08T10:00:00+05:00');
    const cycle = await aRunningCycle(desk);
    const rows = Object.keys(cycle.state.requests['moi']!.rows);
    cycle.answer('moi', rows);
    cycle.until('2027-01-08');
    await record(desk.store, cycle);
    const page = read((await desk.get('/')).text);
    expect(page).toContain(`${rows.length} of ${2 * rows.length} Home Department, Government of Punjab`);
  });

  it('lists messages that wait for an officer, their words never as markup', async () => {
    const desk = await aDesk();
    const raw = await desk.store.content.put(Buffer.from('Subject: x\r\n\r\nx'), 'message/rfc822');
    const receivedAt = '2026-12-14T09:00:00Z';
    await desk.store.inbound.receive({ key: 'k', raw, envelopeFrom: '<b>@x.example', envelopeTo: [], receivedAt });
    await desk.store.inbound.mark('k', { status: 'held', reason: 'its sender is not known' });
    const { text } = await desk.get('/');
    expect(read(text)).toContain('its sender is not known');
    expect(text).toContain('&lt;b&gt;@x.example');
  });
});

describe('the page of a cycle', () => {
  it('shows where it stands among the eight stages, and the proposal open to be judged', async () => {
    const desk = await aDesk();
    await aProposedCycle(desk);
    const { text, status } = await desk.get(AT);
    expect(status).toBe(200);
    expect(/aria-current="step"\s*>\s*(\w+)/u.exec(text)?.[1]).toBe('questions');
    expect(text.match(/<li class="(?:done|now|ahead)"/gu)).toHaveLength(8);
    expect(read(text)).toContain('2 questions, proposed; for 1 no rule is sure');
    expect(read(text)).toContain(reading.questions[0]!.text.replace(/\s+/gu, ' ').slice(0, 100));
    expect(text).toContain('The text names &lt;police&gt; &amp; custody.');
    expect(read(text)).toContain('Nobody is asked before the Director has confirmed');
  });

  it('shows for each office what it owes, until when, what it was last told and what comes next', async () => {
    const desk = await aDesk('2026-12-23T10:00:00+05:00');
    const cycle = await aRunningCycle(desk);
    cycle.until('2026-12-23');
    await record(desk.store, cycle);
    const page = read((await desk.get(AT)).text);
    const open = Object.keys(cycle.state.requests['moi']!.rows).length;
    expect(page).toContain(
      `Ministry of Interior moi log a call Mon 30 Nov 2026 0 of ${open} no answer yet 0 Tue 29 Dec 2026 courtesy sent Wed 23 Dec 2026 reminder-1 Wed 30 Dec 2026`,
    );
  });

  it('shows letters and replies by day, the newest first, and letters can be opened', async () => {
    const desk = await aDesk();
    const cycle = await aRunningCycle(desk);
    cycle.until('2026-12-02');
    cycle.reply('punjab-home', { class: 'out-of-office' });
    await record(desk.store, cycle);
    const { text } = await desk.get(AT);
    expect(read(text)).toMatch(
      /Wed 2 Dec 2026 0 letters out, 1 in from Home Department, Government of Punjab: out of office, closes no row.*Mon 30 Nov 2026 2 letters out, 0 in/u,
    );
    expect(text).toContain('href="/letters/moi%2Frequest"');
  });

  it('that does not exist is said, to a person and to a program', async () => {
    const desk = await aDesk();
    expect(await desk.get('/cycles/nowhere')).toMatchObject({ status: 404 });
    const asked = await desk.get('/api/cycles/nowhere');
    expect(asked.status).toBe(404);
    expect(JSON.parse(asked.text)).toMatchObject({ error: { code: 'cycle-unknown' } });
  });
});

describe('a letter', () => {
  it('is shown with its head, its way, its file and its text', async () => {
    const desk = await aDesk();
    await aRunningCycle(desk);
    const { text, status } = await desk.get('/letters/moi%2Frequest');
    expect(status).toBe(200);
    expect(read(text)).toContain('To Focal Point <focal.point@moi.example>');
    expect(read(text)).toContain('Date Mon 30 Nov 2026 , 09:00 in Islamabad');
    expect(read(text)).toContain('Attempt 1: accepted 250 2.0.0 Delivered');
    expect(text).toContain('براہ کرم جواب دیں۔');
    expect(text).toContain('<iframe class="letter" src="/letters/moi%2Frequest/body" sandbox');
    expect(text).not.toContain('<script');
  });

  it('shows its HTML only where it can do nothing', async () => {
    const desk = await aDesk();
    await aRunningCycle(desk);
    const { text, headers } = await desk.get('/letters/moi%2Frequest/body');
    expect(text).toContain('<p>Please answer.</p>');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/(^|; )sandbox(;|$)/u);
    expect(policy).not.toContain('script-src');
  });

  it('gives its files to be saved, never shown', async () => {
    const desk = await aDesk();
    await aRunningCycle(desk);
    const { headers, text } = await desk.get('/letters/moi%2Frequest/files/0');
    expect(text).toBe('\u0001\u0002\u0003');
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''matrix.xlsx");
    expect(headers.get('content-type')).toBe('application/octet-stream');
    for (const none of ['1', '-1', 'x'])
      expect((await desk.get(`/letters/moi%2Frequest/files/${none}`)).status).toBe(404);
  });
});

describe('a rehearsal', () => {
  it('is marked on each of its pages, and lives in its own time', async () => {
    const desk = await aDesk('2030-01-01T10:00:00+05:00');
    const cycleId = 'rehearsal/r1/cycle/ccpr/ccpr-c-pak-q-99';
    await aRunningCycle(desk, { cycleId, rehearsal: true });
    for (const path of [`/cycles/${encodeURIComponent(cycleId)}`, '/letters/moi%2Frequest'])
      expect((await desk.get(path)).text, path).toContain('Rehearsal: nothing here reaches a real address');
    const today = read((await desk.get('/')).text);
    expect(today).toContain('rehearsal');
    expect(today).toContain('212 days');
  });
});

describe('the post', () => {
  const address = 'focal.point@moi.example';
  it('shows what each office got', async () => {
    const desk = await aDesk(undefined, { post: await aPost(address) });
    expect((await desk.get('/post')).text).toContain('href="/post/focal.point%40moi.example"');
    expect(read((await desk.get('/post/focal.point%40moi.example')).text)).toContain('Request for information');
    const { text, status } = await desk.get('/post/focal.point%40moi.example/1');
    expect(status).toBe(200);
    expect(text).toContain('src="/post/focal.point%40moi.example/1/body"');
    expect((await desk.get('/post/focal.point%40moi.example/1/body')).text).toContain('Please answer.');
  });

  it.each([
    '/post/nobody%40x.example',
    '/post/nobody%40x.example/1',
    '/post/..%2F..%2Fsecrets/1',
    '/post/focal.point%40moi.example/2',
  ])('has nothing at %s, and says so', async (path) => {
    const desk = await aDesk(undefined, { post: await aPost(address) });
    expect((await desk.get(path)).status).toBe(404);
  });

  it('is not there where the ministry’s own server takes the letters', async () => {
    const desk = await aDesk();
    expect(read((await desk.get('/post')).text)).toContain('the ministry’s own mail server');
    expect((await desk.get('/post/focal.point%40moi.example/1')).status).toBe(404);
  });
});

describe('the desk', () => {
  it('gives programs what the command line gives', async () => {
    const desk = await aDesk();
    await aRunningCycle(desk);
    const [line] = JSON.parse((await desk.get('/api/cycles')).text);
    expect(line).toMatchObject({
      cycleId: 'cycle/ccpr/ccpr-c-pak-q-99',
      daysLeft: 197,
      rowsAnswered: 0,
      lateOffices: [],
    });
    const cycle = JSON.parse((await desk.get(`/api${AT}`)).text);
    expect(cycle).toMatchObject({
      title: 'CCPR/C/PAK/Q/99',
      share: 0,
      questions: [{ question: 'q1', open: ['moi', 'punjab-home'] }],
    });
  });

  it('allows no script, no foreign content and no form but its own on any of its pages', async () => {
    const desk = await aDesk();
    await aRunningCycle(desk);
    for (const path of ['/', AT, '/post', '/letters/moi%2Frequest', '/nowhere', '/style.css']) {
      const { headers, text } = await desk.get(path);
      expect(headers.get('content-security-policy'), path).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'",
      );
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(text, path).not.toMatch(/<script|style="|onclick|https?:\/\//u);
    }
  });

  it('is up by itself, and ready only with Temporal', async () => {
    const away = async () => {
      throw new DeskError('engine-unavailable', 'Temporal does not answer.');
    };
    const desk = await aDesk(undefined, { engineAnswers: away });
    expect((await desk.get('/health')).status).toBe(200);
    const ready = await desk.get('/ready');
    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.text)).toMatchObject({ error: { code: 'engine-unavailable' } });
    expect((await (await aDesk()).get('/ready')).status).toBe(200);
  });

  it('keeps to itself what no stated error explains, and writes it to its log', async () => {
    const desk = await aDesk(undefined, {
      engineAnswers: async () => {
        throw new Error('password of the database');
      },
    });
    const { status, text } = await desk.get('/ready');
    expect(status).toBe(500);
    expect(text).not.toContain('password');
    expect(desk.errors).toHaveLength(1);
  });
});
