import { expect, test } from 'vitest';
import { asksFor } from '../../../domain/loi/asks-for.ts';
import { partsOf } from '../../../domain/loi/parts.ts';
import { articlesIn, paragraphRefsIn } from '../../../domain/loi/references.ts';

test.each([
  ['Right to life (arts. 2, 16 and 26)', ['2', '16', '26'], 'a list in a heading'],
  ['General obligations (arts. 1–4)', ['1', '2', '3', '4'], 'a range'],
  ['Articles 1 and 4', ['1', '4'], 'a heading of the committee against torture'],
  ['Fair trial (art. 14 (3))', ['14'], 'the paragraph of an article is dropped'],
  ['compatible with article 19 of the Covenant', ['19'], 'named as the treaty’s'],
  ['article 295-C of the Penal Code', [], 'domestic law'],
  ['article 25-A of the Constitution', [], 'the Constitution'],
  ['article 6 of the Juvenile Justice System Act', [], 'an act'],
  ['article 3 of the Optional Protocol', [], 'another treaty'],
  ['article 22 of the Convention on the Rights of the Child', [], 'another convention by name'],
  ['articles 302 and 311', [], 'no treaty has so many'],
])('articles of the treaty in “%s”: %j (%s)', (text, articles) => {
  expect(articlesIn(text)).toEqual(articles);
});

test.each([
  ['Para. 7 and 4. Please provide', ['7', '4']],
  ['Para. 73. and 80. Please', ['73', '80']],
  ['Para. 152 + 165.', ['152', '165']],
  ['Para.160. Bearing in mind § 17', ['160', '17']],
  ['paragraphs 31–33 of the report', ['31', '32', '33']],
  ['Para. 69 (b). Please', ['69 (b)']],
  ['in paragraphs 32 (a) and (b) and 34 (a)', ['32 (a)', '32 (b)', '34 (a)']],
  ['Para. 340 deals exclusively with children 7 – 12 years of age', ['340']],
  ['the last 20 years', []],
])('paragraphs referred to in “%s”: %j', (text, paragraphs) => {
  expect(paragraphRefsIn(text)).toEqual(paragraphs);
});

test.each<readonly [string, readonly (string | null)[], string]>([
  ['Please provide: (a) figures; (b) reasons; and (c) plans.', ['(a)', '(b)', '(c)'], 'inside a sentence'],
  ['Please:\n(i) Say when;\n(ii) Say how.', ['(i)', '(ii)'], 'numerals alone'],
  ['Please:\n(a) Say:\n(i) When;\n(ii) How;\n(b) Say why.', ['(a)', '(b)'], 'numerals under a letter stay in it'],
  ['Please implement paragraphs 32 (a) and (b) of the observations.', [], 'a reference'],
  ['Under (a) and (b) children are named. Please explain.', [], 'a reference at the beginning'],
  ['Please (b) say when; (c) say how.', [], 'no first letter'],
  ['Please say when. Please also say how.', [null, null], 'two requests'],
  ['As crime rises, please say when. Furthermore, please say how.', [null, null], 'the first inside its sentence'],
  ['Please say when. How is this done? Why?', [], 'direct questions hang on the request'],
])('parts of “%s”: %j (%s)', (text, labels) => {
  const parts = partsOf('q4', text);
  expect(parts.map((part) => part.label)).toEqual(labels);
  expect(new Set(parts.map((part) => part.id)).size).toBe(parts.length);
});

test.each([
  ['Please provide statistics, disaggregated by sex, on convictions.', ['statistics', 'cases']],
  ['Please describe the training given to judges on the law.', ['legislation', 'training']],
  ['Please indicate the budget allocated.', ['budget']],
  ['Please explain the steps taken.', ['measures']],
  ['Please comment on this.', ['information']],
])('“%s” asks for %j', (text, asked) => {
  expect(asksFor(text)).toEqual(asked);
});
