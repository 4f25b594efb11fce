import { describe, expect, test } from 'vitest';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';

const BODY = '\n\n1.  Please report on prisons.\n\n2.  Please report on courts.\n';
const headed = (...lines: string[]) => readInstrument(`${lines.join('\n')}${BODY}`);

describe('symbol', () => {
  test.each([
    ['E/C.12/PAK/Q/2', 'E/C.12/PAK/Q/2', 'the committee whose symbol begins with E'],
    ['CRC/C/PAK/Q/6-7', 'CRC/C/PAK/Q/6-7', 'combined reports'],
    ['CRPD/C/PAK/Q/1*', 'CRPD/C/PAK/Q/1', 'a star marks a reissue'],
    ['CRC/C/Q/PAK/2', 'CRC/C/Q/PAK/2', 'Q before the State, as in 2003'],
    ['CAT/C/35/L/NPL', 'CAT/C/35/L/NPL', 'by session, as in 2005'],
    ['CRC/C.5/WP.1', 'CRC/C.5/WP.1', 'a working paper'],
    ['CCPR/C/PAK/Q/1/Add.1', 'CCPR/C/PAK/Q/1/Add.1', 'an addendum'],
    ['CCPR/C/PAK/QPR/3/Rev.1', 'CCPR/C/PAK/QPR/3/Rev.1', 'a revision'],
    ['CMW/C/MRT/QPR/1Distr.: General', 'CMW/C/MRT/QPR/1', 'joined to the next word'],
  ])('%s → %s (%s)', (printed, symbol) => {
    expect(headed(`United Nations      ${printed}`, 'List of issues').symbol).toBe(symbol);
  });

  test('the symbol of the report in the title is not the list’s own', () => {
    expect(headed('List of issues in relation to the report of Pakistan (CCPR/C/PAK/2)').symbol).toBeNull();
  });
});

describe('date of the document', () => {
  test.each<readonly [string, string | null, string]>([
    ['Distr.: General\n21 October 2024', '2024-10-21', 'under the distribution'],
    ['Distr.: General   1 July 2024', '2024-07-01', 'beside it'],
    ['Session\n10–28 February 2025\nDistr.: General\n3 March 2025', '2025-03-03', 'not the end of a session'],
    ['Distr.: General\n16 June–11 July 2025', null, 'the days of a session'],
    ['Distr.: General\n31 June 2025', null, 'no day of the calendar'],
    ['Geneva', null, 'none printed'],
  ])('%j → %s (%s)', (printed, date) => {
    expect(headed(printed, 'List of issues in relation to the report of Pakistan').publishedOn).toBe(date);
  });
});

describe('State', () => {
  test.each([
    ['the second periodic report of Pakistan*', 'Pakistan'],
    ['the combined sixth and seventh reports of\n     Pakistan', 'Pakistan'],
    ['the report of Bosnia and Herzegovina', 'Bosnia and Herzegovina'],
    [
      'the report of the United Kingdom of Great Britain\nand Northern Ireland',
      'United Kingdom of Great Britain and Northern Ireland',
    ],
    ['the report of Iran (Islamic Republic of)', 'Iran (Islamic Republic of)'],
    ['the report submitted by Côte d’Ivoire under article 40', 'Côte d’Ivoire'],
    ['the reports', null],
  ])('%j → %s', (printed, state) => {
    expect(headed(`List of issues in relation to ${printed}`).state).toBe(state);
  });
});

describe('kind', () => {
  test.each([
    ['List of issues and questions in relation to the sixth periodic report of Pakistan', 'list-of-issues'],
    [
      'List of issues prior to submission of the third periodic report of Pakistan',
      'list-of-issues-prior-to-reporting',
    ],
    ['List of themes in relation to the report of Pakistan', 'list-of-themes'],
    ['Concluding observations on the second periodic report of Pakistan', 'concluding-observations'],
    ['Replies of Pakistan to the list of issues', 'state-views'],
    ['Report of the Working Group on the Universal Periodic Review', 'recommendations'],
    ['REFERENCE: AL PAK 3/2021', 'communication'],
    ['List of issues in relation to the report of Pakistan\nCorrigendum', 'corrigendum'],
    ['CRC/C/PAK/Q/6-7/Corr.1\nList of issues in relation to the reports of Pakistan', 'corrigendum'],
    ['An ordinary letter', 'unknown'],
  ])('“%s” is %s', (title, kind) => {
    expect(headed(title).kind).toBe(kind);
  });
});

describe('deadline and limits', () => {
  const first = (paragraph: string) =>
    readInstrument(
      `List of issues in relation to the report of Pakistan\n\n1. ${paragraph}\n2. Please report on courts.\n3. Please report on jails.\n`,
    );

  test.each([
    ['is requested to submit in writing its replies by 30 November 2024.', '2024-11-30'],
    ['is requested to submit its\nreplies to the present list not later\nthan 1 March 2027.', '2027-03-01'],
    ['is invited to submit in writing the information, if possible before 15 February 2025.', '2025-02-15'],
    ['is requested to submit in writing replies on or before Monday, 31 May 2027.', '2027-05-31'],
    ['is requested to submit in writing replies within 60 days.', null],
    ['is requested to submit in writing replies by 31 February 2027.', null],
  ])('The State party %s → %s', (wording, deadline) => {
    const reading = first(`The State party ${wording}`);
    expect(reading.deadline).toBe(deadline);
    expect(reading.questions).toHaveLength(2);
    if (deadline === null) expect(reading.doubts.map((doubt) => doubt.code)).toContain('no-deadline');
  });

  test.each([
    ['preferably not exceeding 10,700 words', 10_700, null],
    ['10 700 words maximum', 10_700, null],
    ['not more than 30 pages', null, 30],
    ['no more than three pages', null, 3],
  ])('“%s”', (wording, words, pages) => {
    const reading = first(`The State party is requested to submit in writing (${wording}) its replies.`);
    expect([reading.wordLimit, reading.pageLimit]).toEqual([words, pages]);
  });

  test('a date inside a question is no deadline', () => {
    expect(first('Please provide the number of replies received by 30 June 2023.').deadline).toBeNull();
  });
});

describe('language', () => {
  test.each<readonly [string, string | null]>([
    ['Distr.: General\nOriginal: English', 'English'],
    ['English\nOriginal: French', 'English'],
    ['Distr.: General', null],
  ])('%j → %s', (printed, language) => {
    expect(headed(printed, 'List of issues').language).toBe(language);
  });
});
