import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '../../../domain/questions/fold-text.ts';
import { themesIn } from '../../../domain/questions/themes-in.ts';
import { THEMES } from '../../../domain/questions/themes.ts';
import { saysSomething, stemsOf } from '../../../domain/questions/words.ts';

test.each([
  ['Arabic kaf and yeh', 'قيدي كا', 'قیدی کا'],
  ['yeh without dots', 'جىل', 'جیل'],
  ['Arabic heh and teh marbuta', 'مدرسة وه', 'مدرسہ وہ'],
  ['vowel signs', 'پاکِسْتَان', 'پاکستان'],
  ['alef with madda or alone', 'آئین', 'ائین'],
  ['a letter stretched', 'حقـــوق', 'حقوق'],
  ['joiners and marks of direction', 'می\u200Cں\u200F', 'میں'],
  ['presentation forms of old files', 'ﭘﺎﮐﺴﺘﺎﻥ', 'پاکستان'],
  ['Urdu digits', '۲۰۲۴', '2024'],
  ['Arabic digits', '٢٠٢٤', '2024'],
  ['accents and capitals', 'CAFÉ', 'cafe'],
  ['a typographic apostrophe', 'women’s', "women's"],
])('%s make no other word', (_what, a, b) => {
  expect(foldText(a)).toBe(foldText(b));
  expect(foldText(a)).not.toBe('');
});

test.each([
  ['British and American -our', 'labour honour behaviour neighbours', 'labor honor behavior neighbors'],
  ['-ise and -ize', 'criminalise organisations', 'criminalize organizations'],
  ['-re and -er', 'centres', 'centers'],
  ['-ence and -ense', 'offence defence', 'offense defense'],
  ['one l or two', 'counselling enrolment', 'counseling enrollment'],
  ['programme and judgement', 'programmes judgement', 'programs judgment'],
  ['ae and e', 'paediatric', 'pediatric'],
  ['a hyphen after a prefix', 'co-operation non-refoulement', 'cooperation nonrefoulement'],
  ['plurals', 'disappearances minorities women children', 'disappearance minority woman child'],
  ['forms of a verb', 'investigated prosecuting killed', 'investigate prosecute kill'],
  ['a noun and its person', 'traffickers prosecutors', 'trafficking prosecution'],
  ['possession', "women's minister's", 'women minister'],
])('%s are one', (_what, a, b) => {
  expect(stemsOf(a)).toEqual(stemsOf(b));
});

test.each([
  ['police', 'policies'],
  ['minority', 'minors'],
  ['international', 'internment'],
  ['corporal', 'corporate'],
  ['accession', 'access'],
  ['university', 'universal'],
])('“%s” and “%s” are two', (a, b) => {
  expect(stemsOf(a)).not.toEqual(stemsOf(b));
});

test('words with which every list asks say nothing, nor do numbers', () => {
  const says = stemsOf(
    'Please provide information on the measures taken by the State party since 2019 against torture',
  );
  expect(says.filter(saysSomething)).toEqual(stemsOf('torture'));
});

test('every subject is found by each of its own words', () => {
  expect(THEMES.length).toBeGreaterThan(55);
  for (const { id, words } of THEMES) for (const word of words) expect(themesIn(word), word).toContain(id);
});

test.each([
  ['قیدیوں کی تعداد: جیل میں تشدد', ['torture', 'prisons']],
  ['Killings in the name of honor', ['honour-crimes']],
  ['the capital of the province', []],
])('subjects of “%s”', (text, ids) => {
  expect([...themesIn(text)].sort()).toEqual([...ids].sort());
});

test('folding twice is folding once', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)));
});
