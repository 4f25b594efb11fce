import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../domain/replies/dates-in-text.ts';
import { humanClass, wishedDate } from '../../../domain/replies/human-class.ts';
import { returnDate } from '../../../domain/replies/return-date.ts';
import { growth, LINEAR } from '../../growth.ts';

/** A Monday. */
const TODAY = '2026-11-30';

describe('dates in a text', () => {
  it.each([
    ['5 January 2027', '2027-01-05'],
    ['5th of January, 2027', '2027-01-05'],
    ['January 5th, 2027', '2027-01-05'],
    ['Jan. 5', '2027-01-05'],
    ['5 January', '2027-01-05'],
    ['20 November', '2026-11-20'],
    ['5-Jan-2027', '2027-01-05'],
    ['05/01/2027', '2027-01-05'],
    ['5.1.27', '2027-01-05'],
    ['2027-01-05', '2027-01-05'],
    ['5. Januar 2027', '2027-01-05'],
    ['5 janvier 2027', '2027-01-05'],
    ['۵ جنوری ۲۰۲۷', '2027-01-05'],
    ['Tuesday, 5 January 2027', '2027-01-05'],
    ['Friday', '2026-12-04'],
    ['Monday', '2026-12-07'],
    ['tomorrow', '2026-12-01'],
  ])('%s is one date', (text, date) => {
    expect(datesIn(`We write ${text} here.`, TODAY).map((found) => found.date)).toEqual([date]);
  });

  it.each(['31 February 2027', '13/13/2027', 'version 5.1.1', '192.0.2.10', 'Mayor 5', 'section 12', '12.5 per cent'])(
    '%s is none',
    (text) => {
      expect(datesIn(text, TODAY)).toEqual([]);
    },
  );
});

describe('the day of return in an absence note', () => {
  it.each([
    ['I am out of the office until 7 December 2026.', '2026-12-07'],
    ['I am out of office from 30 November to 4 December 2026 and will return on 7 December 2026.', '2026-12-07'],
    ['I am on leave from 30 November to 4 December.', '2026-12-05'],
    ['I will be back on Monday, December 7th.', '2026-12-07'],
    ['I am away returning to the office on December 7th.', '2026-12-07'],
    ['I shall resume office on 07/12/2026 (Monday).', '2026-12-07'],
    ['I am on ex-Pakistan leave till 07-12-2026. For urgent matters call 051.', '2026-12-07'],
    ['Back tomorrow.', '2026-12-01'],
    ['میں ۷ دسمبر ۲۰۲۶ تک رخصت پر ہوں۔', '2026-12-07'],
    ['میں 7 دسمبر کو واپس آؤں گا۔', '2026-12-07'],
    ['Ich bin bis einschließlich 6. Dezember nicht im Büro und ab dem 7. Dezember wieder erreichbar.', '2026-12-07'],
    ['Je suis absent et serai de retour le 7 décembre 2026.', '2026-12-07'],
    ['I am out of the office. My mother was born on 3 March 1950.', null],
    ['I am out of the office with limited access to e-mail.', null],
    ['Your letter of 2 November 2026 was received. I am on leave.', null],
  ])('%s', (text, expected) => {
    expect(returnDate(text, TODAY)).toBe(expected);
  });
});

describe('what a person’s words do', () => {
  it.each([
    ['We request an extension of time until 15 January 2027.', 'extension'],
    ['Kindly grant two more weeks, as the districts have not replied.', 'extension'],
    ['It is requested that additional time may be given.', 'extension'],
    ['مزید وقت درکار ہے۔', 'extension'],
    [
      'The subject does not pertain to this Division. It may be taken up with the Ministry of Law and Justice.',
      'redirect',
    ],
    ['This matter is not related to this office.', 'redirect'],
    ['The subject matter falls outside the purview of this Department.', 'redirect'],
    ['یہ معاملہ اس دفتر سے متعلق نہیں۔', 'redirect'],
    ['Please clarify whether remand prisons are included.', 'clarification'],
    ['Could you please specify which period is meant?', 'clarification'],
    ['Which years should the data cover?', 'clarification'],
    ['No such data is maintained by this office.', 'no-data'],
    ['The information is not available.', 'no-data'],
    ['Nil report.', 'no-data'],
    ['We acknowledge receipt of your letter.', 'acknowledgement'],
    ['Noted, thanks.', 'acknowledgement'],
    ['Thank you. The reply will be submitted shortly.', 'acknowledgement'],
    ['The matter is under process.', 'acknowledgement'],
    ['There were twelve cases in Punjab and nine in Sindh.', 'partial'],
    ['In 2025 the province extended the programme to twelve districts.', 'partial'],
    ['Training was given to 40 officers in two weeks.', 'partial'],
  ])('%s', (text, expected) => {
    expect(humanClass(text, false)).toBe(expected);
  });

  it('thanks and "not available" do not make an attached answer less than one', () => {
    expect(humanClass('Receipt is acknowledged; the reply is attached.', true)).toBe('partial');
    expect(humanClass('Please find attached; other data is not available.', true)).toBe('partial');
  });

  it('tells until when time is asked for', () => {
    expect(wishedDate('Kindly extend the date until 15 January 2027.', TODAY)).toBe('2027-01-15');
    expect(wishedDate('We need more time.', TODAY)).toBeNull();
    expect(wishedDate('Reference your letter of 20 November 2026, we need more time.', TODAY)).toBeNull();
  });

  it.each(['please kindly should may ', 'data data is not ', 'request an extension of ', 'no data information '])(
    'takes a megabyte of %j in time that grows with it',
    async (words) => {
      const read = (share: number): void => {
        humanClass(words.repeat(Math.ceil((share * 1_000_000) / words.length)), false);
        wishedDate(words.repeat(share * 40_000), TODAY);
        returnDate(words.repeat(share * 40_000), TODAY);
      };
      expect(await growth(read)).toBeLessThan(LINEAR);
    },
  );
});
