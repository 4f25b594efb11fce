import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseOffice, parseOfficesFile } from '../../contracts/schemas/offices.ts';
import { cycleTerms } from '../../domain/cycle/terms.ts';
import { someTerms } from '../builders/cycle.ts';

const url = new URL('../../seeds/offices.json', import.meta.url);
const { offices } = parseOfficesFile(readFileSync(url, 'utf8'), 'seeds/offices.json');
const moi = offices.find(({ id }) => id === 'moi')!;
const read = (change: object) => parseOffice(JSON.stringify({ ...moi, ...change }), 'office.json');

test('an office may name its languages, a group mailbox, a telephone and a postal address', () => {
  const ways = {
    languages: ['ur', 'en'],
    groupMailbox: 'nmrf@interior.gov.pk',
    telephone: '+92-51-9201234',
    postalAddress: ['R Block, Pak Secretariat', 'Islamabad'],
  };
  expect(read(ways)).toMatchObject(ways);
  expect(read({ groupMailbox: null, telephone: null, postalAddress: null })).toMatchObject({ groupMailbox: null });
});

test.each([
  ['a language that letters are not written in', { languages: ['fr'] }],
  ['no language at all', { languages: [] }],
  ['a language twice', { languages: ['ur', 'ur'] }],
  ['an empty telephone', { telephone: '' }],
  ['a postal address without a line', { postalAddress: [] }],
])('%s is refused, with its place', (_what, change) => {
  expect(() => read(change)).toThrow(expect.objectContaining({ code: 'data-invalid' }));
  expect(() => read(change)).toThrow(new RegExp(Object.keys(change)[0]!, 'u'));
});

test('a group mailbox that cannot be written to is refused with the office it is of', () => {
  const list = offices.map((office) => (office.id === 'moi' ? { ...office, groupMailbox: 'a@b, c@d' } : office));
  const file = JSON.stringify({ version: 1, source: 'test', offices: list });
  expect(() => parseOfficesFile(file, 'offices.json')).toThrow(/moi: group mailbox: .*more than one address/u);
});

test('the seeds wish Urdu only where their source says that this is ours to be confirmed', () => {
  const urdu = offices.filter(({ languages = [] }) => languages.includes('ur'));
  expect(urdu.map(({ id }) => id)).toEqual(['punjab-police', 'kp-police']);
  for (const { source, level } of urdu) {
    expect(level).toBe('provincial');
    expect(source).toMatch(/letters in English and Urdu: ours, .*to be confirmed by the office/u);
  }
});

test('a cycle knows the telephone of an office and neither its people nor its addresses', () => {
  const { procedure, ladder, clearanceLadder, calendar } = someTerms();
  const known = offices.map((office) =>
    office.id === 'moi' ? read({ telephone: '+92-51-9201234', groupMailbox: 'g@moi.example' }) : office,
  );
  const terms = cycleTerms({
    procedure,
    ladder,
    clearanceLadder,
    calendar,
    wordLimit: null,
    questions: [],
    offices: known,
  });
  expect(terms.offices.find(({ id }) => id === 'moi')).toMatchObject({ telephone: '+92-51-9201234' });
  expect(terms.offices.find(({ id }) => id === 'mofa')).not.toHaveProperty('telephone');
  expect(JSON.stringify(terms.offices)).not.toContain('@');
});
