import type { BenchResult, Say } from './bench.ts';

/** What `documents` measures, part by part; each is loaded when it runs. */
const PARTS: readonly ((say: Say) => Promise<BenchResult>)[] = [
  async (say) => (await import('./documents-reading.ts')).benchReading(say),
  async (say) => (await import('./documents-matrices.ts')).benchMatrices(say),
];

/** Documents: lists read, matrices written and read back. */
export async function benchDocuments(say: Say): Promise<readonly BenchResult[]> {
  const results: BenchResult[] = [];
  for (const part of PARTS) results.push(await part(say));
  return results;
}
