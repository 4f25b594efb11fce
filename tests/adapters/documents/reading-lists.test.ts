import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../adapters/documents/read-document.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import { corpus } from '../../corpus.ts';
import { hasLibreOffice, savedByLibreOffice } from './libreoffice.ts';

const LISTS = fileURLToPath(new URL('../../../seeds/lists/', import.meta.url));
const FIXTURES = fileURLToPath(new URL('./fixtures/', import.meta.url));
const FORMS = ['docx', 'saved.docx', 'pdf', 'html'] as const;
const lists = readdirSync(LISTS)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.replace(/\.txt$/, ''));
const saved = readdirSync(FIXTURES);
const fixtures = lists.flatMap((list) => FORMS.map((form) => `${list}.${form}`)).filter((name) => saved.includes(name));

/** What a reading says, without where it was found and how lines were broken. */
export function said(text: string) {
  const { sections, questions, recommendations, doubts, sources, ...facts } = readInstrument(text);
  const flat = (words: string) => words.replace(/\s+/g, ' ');
  return {
    ...facts,
    sections: sections.map(({ heading, parent, level }) => ({ heading: flat(heading), parent, level })),
    questions: questions.map(({ text: words, parts, ...rest }) => ({
      ...rest,
      text: flat(words),
      parts: parts.map((part) => ({ ...part, text: flat(part.text) })),
    })),
    recommendations: recommendations.map((one) => ({ ...one, text: flat(one.text) })),
  };
}

const textOf = async (bytes: Uint8Array, name: string) => (await readDocument(bytes, name)).text;
const listText = (list: string) => readFileSync(join(LISTS, `${list}.txt`), 'utf8');

describe('a list reads the same in whatever form it comes', () => {
  test('each list stands in each form', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(20);
  });

  test.each(fixtures)('%s', async (name) => {
    const list = lists.find((one) => name.startsWith(`${one}.`))!;
    const text = await textOf(readFileSync(join(FIXTURES, name)), name);
    expect(said(text)).toEqual(said(listText(list)));
  });
});
