import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Cell, WriteSheet } from 'hucre/xlsx';
import type { Matrix, MatrixExpectation } from '../activities/ports.ts';
import { fillMatrix } from '../adapters/documents/fill-matrix.ts';
import { layOutSheet } from '../adapters/documents/matrix-sheet.ts';
import { readMatrix } from '../adapters/documents/read-matrix.ts';
import { writeMatrix } from '../adapters/documents/write-matrix.ts';
import type { MatrixRow } from '../domain/matrix/matrix-rows.ts';
import { beside, type BenchResult, type Say } from './bench.ts';

const MATRICES = 60;
const ROWS = 75;
/** Each matrix goes each way so often, and its quickest counts: another program on the machine slows one, not all. */
const ROUNDS = 4;
/** Matrices that are written and read before the clock runs. */
const WARM_UP = 5;
/** What writing or reading the same cells with the library alone may be passed by. */
const LIMIT = 1.5;
/** Megabytes by which the heap may have grown after all of it, garbage taken away. */
const MOST_MB = 64;

/**
 * Sixty matrices written and read back, beside the bare library writing and reading the same cells in the same run. The
 * library writes the very sheets that are ours and reads the very files that were filled in.
 */
export async function benchMatrices(say: Say): Promise<BenchResult> {
  const matrices = Array.from({ length: MATRICES }, (_, at) => aMatrix(at));
  const expected = matrices.map(({ rows, reference, office }): MatrixExpectation => ({ rows, reference, office }));
  say(`writing ${MATRICES} matrices of ${ROWS} rows`);
  const files: Uint8Array[] = [];
  for (const matrix of matrices) {
    const entries = matrix.rows.map(({ row }) => ({ row, status: 'answered' as const, text: answerTo(row) }));
    files.push(await fillMatrix(await writeMatrix(matrix), entries));
  }
  const sheets = matrices.map(sheetOf);

  const heapBefore = heapMb();
  const written = await quickest(say, 'write', {
    ours: async (at) => void (await writeMatrix(matrices[at]!)),
    bare: async (at) => void (await writeXlsx({ sheets: [sheets[at]!] })),
  });
  let answers = 0;
  const read = await quickest(say, 'read', {
    ours: async (at) => {
      const { rows } = await readMatrix(files[at]!, expected[at]!);
      answers += rows.length;
    },
    bare: async (at) => void (await readXlsx(files[at]!)),
  });
  const grown = Math.max(0, heapMb() - heapBefore);
  // five are read beforehand, to warm the way up
  const wanted = ROWS * (MATRICES * ROUNDS + WARM_UP);
  return {
    bench: 'documents: matrices',
    of: `${MATRICES} matrices of ${ROWS} rows written and read back, beside hucre alone with the same cells`,
    lines: [
      beside('milliseconds to write one', written.ours, written.bare, LIMIT),
      beside('milliseconds to read one', read.ours, read.bare, LIMIT),
      beside('milliseconds for both', written.ours + read.ours, written.bare + read.bare, LIMIT),
      { what: 'answers read, share of those written', ours: answers / wanted, least: 1 },
      { what: 'megabytes the heap has grown', ours: Math.round(grown), limit: MOST_MB },
    ],
  };
}

/** Milliseconds for one, ours and the library's alone, turn by turn in the same minutes. */
async function quickest(
  say: Say,
  what: string,
  ways: Readonly<Record<'ours' | 'bare', (at: number) => Promise<void>>>,
): Promise<Readonly<Record<'ours' | 'bare', number>>> {
  for (const way of ['ours', 'bare'] as const) for (let at = 0; at < WARM_UP; at++) await ways[way](at);
  const best = {
    ours: Array.from({ length: MATRICES }, () => Infinity),
    bare: Array.from({ length: MATRICES }, () => Infinity),
  };
  for (let round = 0; round < ROUNDS; round++)
    for (let at = 0; at < MATRICES; at++)
      for (const way of ['bare', 'ours'] as const) {
        const started = performance.now();
        await ways[way](at);
        best[way][at] = Math.min(best[way][at] ?? Infinity, performance.now() - started);
      }
  const mean = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0) / MATRICES;
  say(`${what}: ${mean(best.ours).toFixed(1)} ms ours, ${mean(best.bare).toFixed(1)} ms bare`);
  return { ours: mean(best.ours), bare: mean(best.bare) };
}

/** The cells of our sheet as the library is given them, with their styles. */
function sheetOf(matrix: Matrix): WriteSheet {
  const { sheet } = layOutSheet(matrix);
  return { ...sheet, cells: new Map<string, Partial<Cell>>(sheet.cells) };
}

function aMatrix(of: number): Matrix {
  const rows = Array.from({ length: ROWS }, (_, at): MatrixRow => {
    const question = `q${Math.floor(at / 3) + 1}`;
    const letter = 'abc'[at % 3] ?? 'a';
    return {
      row: `${question}.${letter}`,
      question,
      number: `${question.slice(1)} (${letter})`,
      section: `Section ${Math.floor(at / 15) + 1}`,
      text: `With reference to paragraph ${at + 4} of the report, please provide information on:\n(${letter}) the measures taken on matter ${at * 7 + of}, their budget and their results in each province;`,
      guidance: ['Figures for each year 2020–2024, by province, with their source.', 'What was done, by which office.'],
    };
  });
  return {
    reference: `NMRF/CCPR/2026/CCPR-C-PAK-Q-${of}/office-${of}`,
    title: `list of issues CCPR/C/PAK/Q/${of}`,
    office: `office-${of}`,
    officeName: `Office ${of}`,
    answerBy: '2027-01-12',
    rows,
    mark: null,
  };
}

/** An answer of a usual length, partly in Urdu. */
function answerTo(row: string): string {
  return `In 2023 the department registered 1,234 cases under ${row}; 812 were decided. صوبے میں تفصیل ضلع وار دستیاب ہے۔ `
    .repeat(4)
    .trim();
}

function heapMb(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
