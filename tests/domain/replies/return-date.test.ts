import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/local-date.ts';
import { returnDate } from '../../../domain/replies/return-date.ts';

/** A Monday. */
const TODAY = '2026-11-30';

/** The note, the day of return, and the reason. */
const NOTES: readonly (readonly [string, string | null, string])[] = [
  ['I am on leave from 12 to 20 December.', '2026-12-21', 'a span names the last day away'],
  ['I am on leave 12-20 December 2026.', '2026-12-21', 'the month stands once'],
  ['On vacation December 12 – 20, 2026.', '2026-12-21', 'month first'],
  ['Away from 28 December to 3rd January.', '2027-01-04', 'the span crosses the year'],
  ['I am away till 3rd Jan.', '2027-01-03', 'the next such day, in the next year'],
  ['Back on Monday.', '2026-12-07', 'the next one, not today'],
  ['I will be back this Friday.', '2026-12-04', 'weekday with a word before it'],
  ['I will resume duty on 14.12.2026.', '2026-12-14', 'numbers, day first as in Pakistan'],
  ['I return on 05/12/2026.', '2026-12-05', 'day first though both could be months'],
  ['I return on 12/25/2026.', '2026-12-25', 'the second can be no month'],
  ['Returning on 7/12.', '2026-12-07', 'no year, but a word of returning'],
  ['We answer 24/7. I am away.', null, 'numbers that are no date'],
  ['My last day of leave is 4 December.', '2026-12-05', 'the day after the last'],
  ['I am away until 4 December inclusive.', '2026-12-05', 'the last day is included'],
  ['I am away through Friday, 4 December.', '2026-12-05', 'through includes'],
  ['I shall be available after 4 December.', '2026-12-05', 'after that day'],
  ['Leave from 20 November to 4 December.', '2026-12-05', 'the span began before the note'],
  ['Away 1 to 4 December and 14 to 18 December.', '2026-12-05', 'the first return of several'],
  ['On leave from 1 to 4 December; the office reopens on 7 December.', '2026-12-07', 'a word of returning wins'],
  ['I was away from 2 to 6 November.', null, 'over'],
  ['Office closed. For help call 051-9203456 or 12-14 Blue Area.', null, 'numbers of other things'],
  ['Ich bin vom 1. bis 4. Dezember im Urlaub.', '2026-12-05', 'German span'],
  ['Ich bin ab dem 7. Dezember wieder erreichbar.', '2026-12-07', 'German return'],
  ['Ich bin bis zum 4.12.2026 abwesend.', '2026-12-04', 'until'],
  ['Je suis en congés du 1er au 4 décembre 2026.', '2026-12-05', 'French span'],
  ['Je serai de retour le lundi 7 décembre.', '2026-12-07', 'French return'],
  ['Regreso el 9 de diciembre de 2026.', '2026-12-09', 'Spanish return'],
  ['Estaré de vacaciones hasta el 9 de diciembre.', '2026-12-09', 'Spanish until'],
  ['میں ۱ دسمبر سے ۴ دسمبر تک رخصت پر ہوں۔', '2026-12-05', 'Urdu span'],
  ['میں یکم دسمبر سے ۴ دسمبر ۲۰۲۶ تک چھٹی پر ہوں۔', '2026-12-05', 'the first of a month has its own word'],
  ['میں ۱۰ تا ۱۵ دسمبر رخصت پر ہوں۔', '2026-12-16', 'Urdu span, month once'],
  ['میں ۷ دسمبر کو دفتر میں دستیاب ہوں گا۔', '2026-12-07', 'Urdu return'],
  ['میں ۷ دسمبر تک دفتر سے باہر ہوں۔', '2026-12-07', 'Urdu until'],
  ['我将于12月9日返回办公室。', '2026-12-09', 'Chinese return'],
];

describe('the day of return', () => {
  it.each(NOTES)('%s → %s: %s', (note, expected) => {
    expect(returnDate(note, TODAY)).toBe(expected);
  });

  const day = fc.integer({ min: 0, max: 300 });

  it('is the day named, however it is written, and never lies before the note', () => {
    const months = 'January February March April May June July August September October November December'.split(' ');
    fc.assert(
      fc.property(day, fc.constantFrom('words', 'numbers', 'iso'), (ahead, form) => {
        const date = addDays(TODAY, ahead);
        const [year = '', month = '', dayOfMonth = ''] = date.split('-');
        const written = {
          words: `${Number(dayOfMonth)} ${months[Number(month) - 1]} ${year}`,
          numbers: `${dayOfMonth}/${month}/${year}`,
          iso: date,
        }[form];
        expect(returnDate(`I will be back on ${written}.`, TODAY)).toBe(date);
        expect(returnDate(`I am away until ${written}.`, TODAY)).toBe(date);
        expect(returnDate(`I am away through ${written}.`, TODAY)).toBe(addDays(date, 1));
      }),
    );
  });

  it('is null, or a day not before the note, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), day, (noise, ahead) => {
        const found = returnDate(`${noise} until ${addDays(TODAY, ahead - 150)} ${noise}`, TODAY);
        expect(found === null || found >= TODAY).toBe(true);
      }),
    );
  });
});
