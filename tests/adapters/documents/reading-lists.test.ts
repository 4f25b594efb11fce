import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '../../../adapters/documents/read-document.ts';
import { openDocumentReader, type DocumentReader } from '../../../adapters/documents/reading/document-reader.ts';
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
function said(text: string) {
  const { sections, questions, recommendations, doubts, sources, ...facts } = readInstrument(text);
  const flat = (words: string | null) => words?.replace(/\s+/g, ' ') ?? null;
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

describe.skipIf(!hasLibreOffice)('a list that another program saved, here and now', { timeout: 180_000 }, () => {
  let reader: DocumentReader;
  beforeAll(() => {
    reader = openDocumentReader({ processes: 1, withinMs: 60_000 });
  });
  afterAll(() => reader.close());

  test.each([
    ['odt', 'an OpenDocument text (.odt)', true],
    ['rtf', 'a rich text file (.rtf)', true],
    // LibreOffice starts the numbers anew when it writes this old form, and prints them so.
    ['doc', 'an old Word document (.doc)', false],
  ] as const)('as .%s reads the same, and says what it was', async (form, words, keepsNumbers) => {
    const word = readFileSync(join(FIXTURES, 'specimen-crc.docx'));
    const { text, notes } = await reader.readDocument(savedByLibreOffice(word, 'list.docx', form), 'list.docx');
    const numbers = (list: string) => {
      const { questions, ...facts } = said(list);
      return { ...facts, questions: questions.map((one) => (keepsNumbers ? one : { ...one, number: '' })) };
    };
    expect(numbers(text)).toEqual(numbers(listText('specimen-crc')));
    expect(notes?.[0]).toContain(words);
  });

  /** Real documents, each with the form it is given before it is saved. */
  const real: readonly (readonly [
    string,
    string,
    (text: string) => Promise<[Uint8Array, string]> | [Uint8Array, string],
  ])[] = [
    ['loi/crc-twn-loi-2022.full.txt', 'docx', asText],
    ['loi/crc-twn-loi-2022.full.txt', 'pdf', asText],
    ['loi/upr/a-hrc-59-15-add-1.full.txt', 'docx', asText],
    ['loi/upr/upr-svn-2025-advance-questions.full.txt', 'docx', asText],
    ['loi/upr/upr-svn-2025-advance-questions.full.txt', 'pdf', asParagraphs],
  ];
  const there = real.filter(([path]) => corpus(path) !== null);
  test(`real documents: ${there.length} of ${real.length} are there`, () => {
    process.stdout.write(
      `real documents saved by LibreOffice: ${there.length} ran, ${real.length - there.length} left out\n`,
    );
    expect(there.length).toBe(corpus('loi/ground-truth.json') === null ? 0 : real.length);
  });

  test.each(there)('%s as %s', async (path, form, made) => {
    const text = corpus(path)!;
    const [bytes, name] = await made(text);
    expect(said(await textOf(savedByLibreOffice(bytes, name, form), name))).toEqual(said(text));
  });
});

function asText(text: string): [Uint8Array, string] {
  return [Buffer.from(text), 'list.txt'];
}

/** One paragraph for each line, as the document was before its text was taken out. */
async function asParagraphs(text: string): Promise<[Uint8Array, string]> {
  const children = text.split('\n').map((line) => new Paragraph({ text: line, spacing: { after: 160 } }));
  return [await Packer.toBuffer(new Document({ sections: [{ children }] })), 'list.docx'];
}
