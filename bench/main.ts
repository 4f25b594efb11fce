import { parseArgs } from 'node:util';
import { DeskError } from '../contracts/errors.ts';
import { broken, type BenchResult, type BenchSizes, type Say } from './bench.ts';
import { benchText } from './bench-text.ts';

/** The benches by name; each is loaded when it runs. */
const BENCHES: Readonly<
  Record<string, (sizes: BenchSizes, say: Say) => Promise<BenchResult | readonly BenchResult[]>>
> = {
  plan: async (sizes, say) => (await import('./plan.ts')).benchPlan(sizes, say),
  ladder: async (sizes, say) => (await import('./ladder.ts')).benchLadder(sizes, say),
  size: async (_, say) => (await import('./size.ts')).benchSize(say),
  mail: async (sizes, say) => (await import('./mail.ts')).benchMail(sizes, say),
  fuzz: async ({ damaged }, say) => {
    const { benchAttacks, benchFuzz } = await import('./mail-fuzz.ts');
    return [await benchFuzz(damaged, say), await benchAttacks(say)];
  },
  completeness: async (_, say) => (await import('./completeness.ts')).benchCompleteness(say),
  documents: async (_, say) => (await import('./documents.ts')).benchDocuments(say),
  burst: async (sizes, say) => (await import('./burst.ts')).benchBurst(sizes, say),
};

const print: Say = (line) => process.stdout.write(`${line}\n`);
/** Progress, beside what is printed. */
const say: Say = (line) => process.stderr.write(`${line}\n`);

/**
 * `npm run bench -- [plan] [ladder] [size] [mail] [fuzz] [completeness] [burst] [--offices N] [--requests N] [--messages N] [--damaged N]
 * [--json]`: ratios and counts, measured in this run on this machine. Ends with 1 when a stated limit is passed, with 2 when it is asked for what there is not.
 */
try {
  const { names, sizes, json } = readArguments(process.argv.slice(2));
  const results: BenchResult[] = [];
  for (const name of names) {
    for (const result of [await BENCHES[name]!(sizes, say)].flat()) {
      results.push(result);
      if (!json) print(`${benchText(result)}\n`);
    }
  }
  const passed = results.flatMap((result) => broken(result).map(({ what }) => `${result.bench}: ${what}`));
  if (json) print(JSON.stringify({ benches: results, passed }, null, 2));
  if (passed.length > 0) {
    for (const line of passed) say(`Past its limit: ${line}`);
    process.exitCode = 1;
  }
} catch (error) {
  say((error as Error).message);
  if (error instanceof DeskError && error.hint !== null) say(error.hint);
  process.exitCode = error instanceof DeskError && error.code === 'usage' ? 2 : 1;
}

function readArguments(args: readonly string[]): {
  readonly names: readonly string[];
  readonly sizes: BenchSizes;
  readonly json: boolean;
} {
  const { values, positionals } = parsed(args);
  const strange = positionals.find((name) => !(name in BENCHES));
  if (strange !== undefined)
    throw new DeskError('usage', `There is no bench “${strange}”.`, `Benches: ${Object.keys(BENCHES).join(', ')}.`);
  return {
    names: positionals.length === 0 ? Object.keys(BENCHES) : positionals,
    sizes: {
      offices: count('offices', values.offices, 500),
      requests: count('requests', values.requests, 20_000),
      messages: count('messages', values.messages, 100_000),
      damaged: count('damaged', values.damaged, 900_000),
    },
    json: values.json === true,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        offices: { type: 'string', default: '60' },
        requests: { type: 'string', default: '2000' },
        messages: { type: 'string', default: '10000' },
        damaged: { type: 'string', default: '20000' },
      },
    });
  } catch (error) {
    throw new DeskError(
      'usage',
      `${(error as Error).message}.`,
      'Options: --json, --offices N, --requests N, --messages N, --damaged N.',
    );
  }
}

function count(name: string, value: string, most: number): number {
  const number = Number(value);
  if (/^\d{1,6}$/u.test(value) && number >= 1 && number <= most) return number;
  throw new DeskError('usage', `--${name}: “${value}” is not a number of them`, `a whole number from 1 to ${most}`);
}
