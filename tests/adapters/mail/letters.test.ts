import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../adapters/mail/letters/compose-mail.ts';
import { columns } from '../../../adapters/mail/letters/bidi.ts';
import { endOfDay, writtenDate, writtenDay } from '../../../adapters/mail/letters/english/dates.ts';
import { TEXT_WIDTH } from '../../../adapters/mail/letters/render-text.ts';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';
import { STORIES } from '../../../adapters/mail/stories.ts';
import { answersInText } from '../../../domain/replies/answers-in-text.ts';
import { humanClass } from '../../../domain/replies/human-class.ts';
import type { LetterView } from '../../../domain/requests/letter-view.ts';

const KINDS: Record<LetterView['kind'], true> = {
  request: true,
  notice: true,
  reminder: true,
  letter: true,
  'demi-official': true,
  report: true,
  clearance: true,
  'hand-over': true,
  clarification: true,
  extension: true,
  silent: true,
  receipt: true,
  shorten: true,
  returned: true,
  reconcile: true,
  amended: true,
};
const story = (id: string): LetterView => {
  const view = STORIES.find((one) => one.id === id)?.letters[0];
  if (view === undefined) throw new Error(`no story ${id}`);
  return view;
};

describe('every letter', () => {
  it('has a story, and every story a name of its own', () => {
    expect(new Set(STORIES.flatMap(({ letters }) => letters.map(({ kind }) => kind)))).toEqual(
      new Set(Object.keys(KINDS)),
    );
    expect(new Set(STORIES.map(({ id }) => id)).size).toBe(STORIES.length);
  });

  it.each(STORIES)('$id: reads as it did', async ({ id, letters }) => {
    const { subject, text, html } = composeMail(letters);
    await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(`stories/${id}.txt`);
    await expect(html).toMatchFileSnapshot(`stories/${id}.html`);
  });

  it.each(STORIES)('$id: has short lines, fetches nothing and runs nothing', ({ letters }) => {
    const { subject, text, html } = composeMail(letters);
    expect(subject).not.toMatch(/[\r\n]/u);
    for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(TEXT_WIDTH);
    // A prepared message opens in the reader's own mail program; nothing else leads out of a letter.
    expect(html).not.toMatch(/<(?:img|link|script|style|iframe|form)\b|\b(?:src|href(?!="mailto:)|on\w+)=|url\(/iu);
    expect(html).not.toContain('undefined');
    expect(text).not.toContain('undefined');
  });

  it.each(STORIES.filter(({ id }) => !id.endsWith('-urdu-only')))(
    '$id: names exactly the open questions, its number, date and day',
    ({ letters }) => {
      const { subject, text, html } = composeMail(letters);
      for (const view of letters) {
        expect(subject).toContain(view.number);
        for (const part of [text.replace(/\s+/gu, ' '), html]) {
          expect(part).toContain(writtenDate(view.date));
          if (!('rows' in view)) continue;
          for (const row of view.rows) expect(part).toContain(row.label);
          if (view.rows.length > 0) expect(part).toContain(writtenDay(view.answerBy));
          for (const label of ['Q4 (a)', 'Q4 (b)', 'Q9']) {
            const named = letters.some(
              (one) =>
                'rows' in one &&
                [
                  ...one.rows,
                  ...(one.kind === 'receipt' ? one.received : one.kind === 'amended' ? one.removed : []),
                ].some((row) => row.label === label),
            );
            if (!named) expect(part).not.toContain(`${label}:`);
          }
        }
      }
    },
  );
});

describe('the form of a letter', () => {
  it('is an office memorandum for a federal Division: third person, no salutation, no close, the Division at the bottom', () => {
    const { text } = composeMail([story('request-federal')]);
    expect(text).toContain('OFFICE MEMORANDUM');
    expect(text).not.toMatch(/Dear|Yours|\bI am\b|\byour\b/u);
    expect(text.trimEnd()).toMatch(/Ministry of Interior,\nIslamabad\.$/u);
  });

  it('is a letter for a province', () => {
    const { text } = composeMail([story('request-provincial')]);
    expect(text).toContain('Dear Sir/Madam,');
    expect(text).toContain('Yours faithfully,');
    expect(text).not.toContain('MEMORANDUM');
    expect(text).toMatch(/To\n {4}Additional Chief Secretary \(Home\),/u);
  });

  it('is demi-official from officer to officer, by name or else by post', () => {
    expect(composeMail([story('demi-official')]).text).toMatch(
      /D\.O\. No\.[^]*My dear Bilal Hussain,[^]*Yours sincerely,/u,
    );
    expect(composeMail([story('demi-official-by-post')]).text).toContain('My dear Additional Chief Secretary (Home),');
  });

  it('annexes the history of the chase where there is one', () => {
    expect(composeMail([story('reminder-1')]).text).not.toContain('Annex');
    expect(composeMail([story('reminder-2')]).text).toMatch(/Annex[^]*31st December, 2026: Focal point says/u);
  });

  it('says the deadline of the United Nations in Geneva and in Islamabad', () => {
    expect(composeMail([story('request-federal')]).text.replace(/\s+/gu, ' ')).toContain(
      'Wednesday, the 30th June, 2027 in Geneva (3.00 a.m. on Thursday, the 1st July, 2027 in Islamabad)',
    );
  });

  it('is marked in subject, head and foot when it is rehearsed, and only then', () => {
    const { subject, text, html } = composeMail([story('request-rehearsal')]);
    expect(subject).toMatch(/^REHEARSAL – not a real request: /u);
    expect(text.match(/REHEARSAL/gu)).toHaveLength(2);
    expect(html.match(/REHEARSAL – not a real request/gu)?.length).toBeGreaterThanOrEqual(2);
    for (const { letters } of STORIES) {
      const mail = composeMail(letters);
      if (!letters.some(({ rehearsal }) => rehearsal))
        expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain('REHEARSAL');
    }
  });

  it('shows words of others as they are, never as markup', () => {
    const view = {
      ...story('request-federal'),
      office: '<b>Office</b> & "Co"',
      rows: [{ row: 'q1', label: 'Q1', text: '<script>alert(1)</script>' }],
    } as LetterView;
    const { html } = composeMail([view]);
    expect(html).not.toMatch(/<script|<b>Office/u);
    expect(html).toContain('&#60;script&#62;');
  });

  it('puts the most urgent letter of a digest first and says how many there are', () => {
    const { subject, text } = composeMail(STORIES.find(({ id }) => id === 'digest')?.letters ?? []);
    expect(subject).toMatch(/^2 letters on 2 matters for the Ministry of Interior/u);
    expect(text.indexOf('CAT/C/PAK/Q/3')).toBeLessThan(text.indexOf('CRC/C/PAK/Q/6-7'));
    expect(() => composeMail([])).toThrow(RangeError);
  });

  it('says at the head of a digest that it is late, since when, and how to answer several matters', () => {
    const { subject, text } = composeMail(STORIES.find(({ id }) => id === 'digest-late')?.letters ?? []);
    const head = text.slice(0, text.indexOf('=====')).replace(/\s+/gu, ' ');
    expect(subject).toMatch(/^3 letters on 3 matters for the Ministry of Interior, sent late/u);
    expect(head).toContain('It leaves late: what was due to be sent since Tuesday, the 29th December, 2026');
    expect(head).toContain('under the number of their matter');
    expect([...head.matchAll(/NMRF\/(\w+)\//gu)].map(([, mechanism]) => mechanism)).toEqual(['CRC', 'CCPR', 'CAT']);
    expect(head).toContain('overdue since 28th December, 2026');
    expect(head).toContain('by 6th January, 2027');
  });

  it('names three matters in the subject of a digest, and counts the others', () => {
    const { subject } = composeMail(
      ['A', 'B', 'C', 'D', 'E'].map((number) => ({ ...story('courtesy'), number: `NMRF/${number}` })),
    );
    expect(subject).toMatch(/5 letters on 5 matters .*\[NMRF\/A; NMRF\/B; NMRF\/C; 2 more\]$/u);
  });

  it('is answered by a reply that uses its own labels', () => {
    const view = story('request-federal');
    const rows = 'rows' in view ? view.rows : [];
    const reply = rows.map(({ label }) => `${label}: answer to ${label}`).join('\n\n');
    const found = answersInText(
      reply,
      rows.map(({ row }) => ({ row, number: null })),
    );
    expect(found.map(({ row, text }) => [row, text])).toEqual(
      rows.map(({ row, label }) => [row, `answer to ${label}`]),
    );
  });
});

describe('dates as letters write them', () => {
  it.each([
    ['2026-11-30', '30th November, 2026'],
    ['2027-01-01', '1st January, 2027'],
    ['2027-01-02', '2nd January, 2027'],
    ['2027-01-03', '3rd January, 2027'],
    ['2027-01-11', '11th January, 2027'],
    ['2027-01-12', '12th January, 2027'],
    ['2027-01-13', '13th January, 2027'],
    ['2027-01-21', '21st January, 2027'],
    ['2027-01-23', '23rd January, 2027'],
    ['2028-02-29', '29th February, 2028'],
  ])('%s is the %s', (date, written) => {
    expect(writtenDate(date)).toBe(written);
  });

  it.each([
    ['summer time in Geneva', '2027-06-30', '3.00 a.m. on Thursday, the 1st July, 2027'],
    ['winter time in Geneva', '2024-11-30', '4.00 a.m. on Sunday, the 1st December, 2024'],
    ['the day on which the clocks go forward', '2027-03-28', '3.00 a.m. on Monday, the 29th March, 2027'],
    ['the day on which the clocks go back', '2027-10-31', '4.00 a.m. on Monday, the 1st November, 2027'],
    ['the end of the year', '2026-12-31', '4.00 a.m. on Friday, the 1st January, 2027'],
  ])('the end of a day of %s is told in Islamabad', (_why, date, told) => {
    expect(endOfDay(date, 'Europe/Zurich', 'Asia/Karachi')).toBe(told);
  });

  it('refuses what is no date', () => {
    expect(() => writtenDate('2027-02-29')).toThrow(RangeError);
    expect(() => writtenDay('tomorrow')).toThrow(RangeError);
  });
});

describe('more time', () => {
  const { text, html } = composeMail([story('request-federal')]);

  it('is asked by a prepared message to the request’s own address, with its reference', () => {
    const href = /href="(mailto:[^"]+)"/u.exec(html)?.[1]?.replace(/&#38;/gu, '&');
    const url = new URL(href!);
    expect(url.pathname).toBe(story('request-federal').replyTo);
    expect(url.searchParams.get('subject')).toContain(`[${story('request-federal').number}]`);
    expect(humanClass(url.searchParams.get('body')!, false)).toBe('extension');
    expect(text.replace(/\s+/gu, ' ')).toContain('reply with the line “More time is requested until” and the day');
  });

  it('sent as prepared, with its day filled in, is a wish for more time until that day', async () => {
    const href = /href="(mailto:[^"]+)"/u.exec(html)![1]!.replace(/&#38;/gu, '&');
    const prepared = new URL(href).searchParams.get('body')!;
    const body = prepared.replace('year): ', 'year): 8 January 2027');
    const raw = [
      'From: fp@moi.example',
      'To: desk@nmrf.example',
      'Date: Mon, 14 Dec 2026 10:00:00 +0500',
      'Subject: More time',
      'Content-Type: text/plain; charset=utf-8',
      '',
      body,
    ];
    const reading = await readMail(new TextEncoder().encode(raw.join('\r\n')));
    expect(reading).toMatchObject({ replyClass: 'extension', wishedUntil: '2027-01-08' });
  });

  it('is not offered where nothing is awaited', () => {
    for (const id of ['stood-down', 'clearance', 'hand-over'])
      expect(composeMail([story(id)]).html).not.toContain('mailto:');
  });
});
