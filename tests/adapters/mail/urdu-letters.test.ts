import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, directionOf, isolated, pieces, steeredLines } from '../../../adapters/mail/letters/bidi.ts';
import { composeMail } from '../../../adapters/mail/letters/compose-mail.ts';
import { sheets } from '../../../adapters/mail/letters/sheet.ts';
import { TEXT_WIDTH } from '../../../adapters/mail/letters/render-text.ts';
import { urduDay, urduEndOfDay } from '../../../adapters/mail/letters/urdu/dates.ts';
import { urduDate } from '../../../domain/calendar/local-date.ts';
import { STORIES } from '../../../adapters/mail/stories.ts';
import type { LetterView } from '../../../domain/requests/letter-view.ts';

const BILINGUAL = STORIES.filter(({ letters }) => letters.some(({ languages = [] }) => languages.includes('ur')));
const letter = (id: string): LetterView => STORIES.find((story) => story.id === id)!.letters[0]!;
const RTL = /[\u0600-\u06ff]/u;
const LATIN = /[A-Za-z]/u;
/** What is left of a text when the words that stand apart in their own direction are taken out. */
const between = (text: string): string =>
  pieces(text)
    .map((piece) => (piece.direction === null ? piece.text : ''))
    .join('');

describe('every kind of letter has its Urdu', () => {
  it('and a story that shows it', () => {
    const kinds = new Set(STORIES.flatMap(({ letters }) => letters.map(({ kind }) => kind)));
    expect(new Set(BILINGUAL.flatMap(({ letters }) => letters.map(({ kind }) => kind)))).toEqual(kinds);
    expect(kinds.size).toBeGreaterThan(10);
  });

  it.each(BILINGUAL)('$id: says in Urdu whatever is ours to say, and quotes the rest apart', ({ letters }) => {
    for (const view of letters) {
      const urdu = sheets(view).find(({ wording }) => wording.language === 'ur')!;
      const ours = urdu.body.flatMap((block) =>
        block.kind === 'paragraph'
          ? block.runs.map((run) => (typeof run === 'string' ? run : 'strong' in run ? run.strong : run.words))
          : block.kind === 'line'
            ? [block.text]
            : [],
      );
      for (const text of [urdu.number, urdu.placeAndDate, urdu.subject, ...urdu.captions, ...urdu.head, ...ours])
        expect(between(text), text).not.toMatch(LATIN);
      expect(ours.join('')).toMatch(RTL);
    }
  });

  it('and says the same day, number and file as the English', () => {
    const view = letter('request-federal-urdu');
    const [english, urdu] = sheets(view);
    const said = (sheet: typeof english): string => JSON.stringify(sheet!.body);
    for (const both of [view.attachment!, view.instrument.symbol!]) {
      expect(said(english)).toContain(both);
      expect(said(urdu)).toContain(both);
    }
    expect(said(urdu)).toContain(urduDay('2026-12-28'));
    expect(said(urdu)).toContain(urduDay('2027-06-30'));
  });
});

describe('right to left in plain text', () => {
  it.each(BILINGUAL)(
    '$id: every line that begins an Urdu paragraph is marked, and none leaves an isolate open',
    ({ letters }) => {
      const { text } = composeMail(letters);
      let marked = 0;
      for (const line of text.split('\n')) {
        const opened = line.match(/[\u2066-\u2068]/gu)?.length ?? 0;
        expect(line.match(/\u2069/gu)?.length ?? 0, line).toBe(opened);
        expect(columns(line)).toBeLessThanOrEqual(TEXT_WIDTH);
        if (directionOf(line.replace(/[\u2066-\u2069][^\u2069]*\u2069/gu, '')) === 'rtl') {
          expect(line.startsWith('\u200f'), line).toBe(true);
          marked += 1;
        }
      }
      expect(marked).toBeGreaterThan(5);
    },
  );

  it('the English text stands first and whole, the Urdu under it, the annex once', () => {
    const { text } = composeMail([letter('reminder-2-urdu')]);
    expect(text.indexOf('I am directed')).toBeLessThan(text.indexOf('مجھے یہ عرض'));
    expect(text.match(/Annex: /gu)).toHaveLength(1);
    expect(text.match(/disaggregated|inspections of places/gu)).toHaveLength(1);
  });

  it('words that run over a line’s end are closed there and opened again', () => {
    const lines = steeredLines(['یہ \u2066List of', 'issues (CRC/C/PAK/Q/6-7)\u2069 ہے'], 'rtl');
    expect(lines).toEqual(['\u200fیہ \u2066List of\u2069', '\u200f\u2066issues (CRC/C/PAK/Q/6-7)\u2069 ہے']);
  });
});

describe('right to left in HTML', () => {
  it.each(BILINGUAL)(
    '$id: every cell and paragraph of Urdu says its direction, which Outlook reads from attributes alone',
    ({ letters }) => {
      const { html } = composeMail(letters);
      expect(html).not.toMatch(/[\u2066-\u2069\u200e\u200f]/u);
      expect(html).not.toMatch(/display:\s*(?:flex|grid)|direction:\s*rtl|<bdi|<div lang/u);
      let seen = 0;
      for (const [, tag, attributes, content] of html.matchAll(/<(td|th|p|li)\b([^>]*)>([^<]*)/gu)) {
        if (tag === 'li' || !RTL.test(content!)) continue;
        expect(attributes, content).toMatch(/dir="rtl"/u);
        // The date stands across from the number, at the left.
        if (!content!.includes('مورخہ')) expect(attributes).toMatch(/align="(?:right|center)"|text-align:right/u);
        seen += 1;
      }
      expect(seen).toBeGreaterThan(5);
      for (const [, words] of html.matchAll(/<span dir="ltr"[^>]*>([^<]*)<\/span>/gu)) expect(words).not.toMatch(RTL);
    },
  );

  it('a name in Urdu keeps its direction in an English letter', () => {
    const { html } = composeMail([{ ...letter('demi-official'), to: letter('request-police').to }]);
    expect(html).toMatch(/<span dir="rtl"[^>]*>غلام رسول<\/span>,/u);
  });
});

describe('words of others', () => {
  it('lose the signs that would turn what stands around them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'ب', '\u202e', '\u2067', '\u2069', '(') }), (text) => {
        const quoted = isolated(text);
        expect(quoted.match(/[\u202a-\u202e\u2066-\u2069]/gu)).toHaveLength(2);
        expect(
          pieces(`x${quoted}y`)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(`x${text.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')}y`);
      }),
    );
  });
});

describe('dates in Urdu', () => {
  it.each([
    ['2026-11-30', 'پیر، 30 نومبر 2026ء'],
    ['2027-01-01', 'جمعہ، 1 جنوری 2027ء'],
    ['2027-02-28', 'اتوار، 28 فروری 2027ء'],
    ['2027-03-31', 'بدھ، 31 مارچ 2027ء'],
    ['2027-04-24', 'ہفتہ، 24 اپریل 2027ء'],
    ['2027-05-18', 'منگل، 18 مئی 2027ء'],
    ['2027-07-01', 'جمعرات، 1 جولائی 2027ء'],
  ])('%s is %s', (date, written) => {
    expect(urduDay(date)).toBe(written);
  });

  it('tell the end of a day in Geneva by the clocks of Islamabad', () => {
    expect(urduEndOfDay('2027-06-30', 'Europe/Zurich', 'Asia/Karachi')).toBe('جمعرات، 1 جولائی 2027ء کو رات 3:00 بجے');
    expect(urduEndOfDay('2024-11-30', 'Europe/Zurich', 'Asia/Karachi')).toBe('اتوار، 1 دسمبر 2024ء کو صبح 4:00 بجے');
  });

  it('refuse what is no date', () => {
    expect(() => urduDate('2027-02-29')).toThrow(RangeError);
    expect(() => urduDay('کل')).toThrow(RangeError);
  });
});

it('an office that wishes Urdu alone gets no English sentence, and the questions as the list has them', () => {
  const { text, subject } = composeMail([letter('reminder-2-urdu-only')]);
  expect(text).not.toContain('directed');
  expect(text.replace(/[\u2066-\u2069\u200f]/gu, '').replace(/\s+/gu, ' ')).toContain(
    'inspections of places of detention',
  );
  expect(subject).toContain('یاددہانی دوم');
  expect(subject).toContain('[NMRF/CRC/2026/Q-6-7/punjab-home]');
});
