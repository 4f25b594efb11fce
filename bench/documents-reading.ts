import mammoth from 'mammoth';
import { parse } from 'parse5';
import { extractText } from 'unpdf';
import { readDocument } from '../adapters/documents/read-document.ts';
import { openDocumentReader } from '../adapters/documents/reading/document-reader.ts';
import { readInstrument } from '../domain/loi/read-instrument.ts';
import { listAsWord } from '../scripts/list-as-word.ts';
import { aPdfOfPages, drawn } from '../tests/adapters/documents/pdf-files.ts';
import { beside, type BenchLine, type BenchResult, type Say } from './bench.ts';

const QUESTIONS = 100;
/** How often each is done; the middle one is told. */
const TIMES = 9;
/** An order of magnitude, not a promise about any machine. */
const MOST_MS = 1000;
const LINES_ON_A_PAGE = 40;

/** One form of the list, and what a library alone makes of it. */
interface Form {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly bare?: (bytes: Uint8Array) => unknown;
}

/** How long it takes to read a list of a hundred questions in each form in which lists come, to the last part. */
export async function benchReading(say: Say): Promise<BenchResult> {
  const text = aList();
  const forms: readonly Form[] = [
    { name: 'text', bytes: new TextEncoder().encode(text) },
    {
      name: 'Word',
      bytes: await listAsWord(text),
      bare: (bytes) => mammoth.extractRawText({ buffer: Buffer.from(bytes) }),
    },
    { name: 'PDF', bytes: asPdf(text), bare: (bytes) => extractText(Uint8Array.from(bytes)) },
    { name: 'web page', bytes: asPage(text), bare: (bytes) => parse(new TextDecoder().decode(bytes)) },
  ];
  const lines: BenchLine[] = [];
  for (const { name, bytes, bare } of forms) {
    say(`documents: a list of ${QUESTIONS} questions as ${name}, ${TIMES} times`);
    lines.push({ what: `${name}, to every part`, ours: await median(() => read(bytes, name)), limit: MOST_MS });
    if (bare === undefined) continue;
    const ours = await median(() => readDocument(bytes, name));
    lines.push(beside(`${name}, to its text, beside the library alone`, ours, await median(() => bare(bytes))));
  }
  const reader = openDocumentReader({ processes: 1 });
  try {
    const word = forms[1]!.bytes;
    const began = performance.now();
    await reader.readDocument(word, 'list.docx');
    lines.push({ what: 'Word, in a process that has to be started', ours: performance.now() - began });
    const there = await median(() => reader.readDocument(word, 'list.docx'));
    lines.push({ what: 'Word, in a process that is there', ours: there, limit: MOST_MS });
  } finally {
    await reader.close();
  }
  return {
    bench: 'documents: reading',
    of: `one list of ${QUESTIONS} questions, each with two parts, median of ${TIMES}, milliseconds`,
    lines,
  };
}

/** Reads a list, and sees that nothing of it is lost. */
async function read(bytes: Uint8Array, name: string): Promise<void> {
  const { questions } = readInstrument((await readDocument(bytes, name)).text);
  const parts = questions.reduce((sum, question) => sum + question.parts.length, 0);
  if (questions.length !== QUESTIONS || parts !== 2 * QUESTIONS)
    throw new RangeError(`The ${name} form was read as ${questions.length} questions with ${parts} parts.`);
}

function aList(): string {
  const head = `United Nations    CCPR/C/PAK/Q/94\nInternational Covenant on Civil and Political Rights    Distr.: General\n1 June 2026\nOriginal: English\n\nHuman Rights Committee\n\nList of issues in relation to the specimen periodic report of Pakistan\n`;
  const subject = 'the measures taken in each province to give effect to the rights that the Covenant protects';
  const questions = Array.from({ length: QUESTIONS }, (_, n) => {
    const heading = n % 10 === 0 ? `\nRights of the ${n / 10 + 1}th kind (art. ${n / 10 + 6})\n` : '';
    return `${heading}\n${n + 1}. Please provide information on ${subject}, and indicate:\n(a) The number of complaints in the last five years, disaggregated by province and sex;\n(b) The laws adopted, with an example of a court case.\n`;
  });
  return `${head}${questions.join('')}`;
}

function asPdf(text: string): Uint8Array {
  const lines = text.split('\n').flatMap((line) => (line.match(/.{1,95}(?:\s|$)/g) ?? ['']).map((part) => part.trim()));
  const pages: string[] = [];
  for (let at = 0; at < lines.length; at += LINES_ON_A_PAGE) {
    const page = lines.slice(at, at + LINES_ON_A_PAGE);
    pages.push(page.map((line, n) => (line === '' ? '' : drawn(line, 60, 780 - 18 * n))).join('\n'));
  }
  return aPdfOfPages(pages);
}

function asPage(text: string): Uint8Array {
  const paragraphs = text.split('\n').map((line) => `<p>${line.replaceAll('&', '&amp;')}</p>`);
  return new TextEncoder().encode(`<!doctype html><meta charset="utf-8"><body>${paragraphs.join('\n')}</body>`);
}

/** Milliseconds that the middle one of many takes, after one that warms up. */
async function median(work: () => unknown): Promise<number> {
  await work();
  const took: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[Math.floor(TIMES / 2)]!;
}
