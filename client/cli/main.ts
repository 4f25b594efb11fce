import { Command, CommanderError } from 'commander';
import type { CliOptions, CliResult } from './command.ts';
import { COMMANDS, type CommandSpec } from './command-table.ts';

/** Exit codes: done, a stated failure, wrong usage. */
const FAILURE = 1;
const USAGE = 2;

const json = process.argv.includes('--json');

/** Builds the command line from the table; a command's own code and its adapters are loaded when it runs. */
function program(): Command {
  const root = new Command('treaty-desk').description('Answers the United Nations on time.').exitOverride();
  root.configureOutput({ writeErr: (text) => (json ? undefined : process.stderr.write(text)) });
  const groups = new Map<string, Command>();
  for (const spec of COMMANDS) {
    const [first = '', second] = spec.path;
    let parent = root;
    if (second !== undefined) {
      parent = groups.get(first) ?? root.command(first).description(`commands on ${first}`).exitOverride();
      groups.set(first, parent);
    }
    const usage = `${second ?? first}${spec.args === undefined ? '' : ` ${spec.args}`}`;
    const command = parent.command(usage).description(spec.summary).exitOverride();
    command.configureOutput({ writeErr: (text) => (json ? undefined : process.stderr.write(text)) });
    for (const [flags, meaning] of spec.options ?? []) command.option(flags, meaning);
    command.option('--json', 'print one JSON document and nothing else');
    command.action((...given: unknown[]) => runCommand(spec, given, command));
  }
  return root;
}

async function runCommand(spec: CommandSpec, given: readonly unknown[], command: Command): Promise<void> {
  const args = given
    .slice(0, -2)
    .flat()
    .filter((arg): arg is string => typeof arg === 'string');
  const { cliContext } = await import('./context-main.ts');
  const { context, close } = cliContext(json);
  try {
    const run = await spec.load();
    print(await run(args, command.opts<CliOptions>(), await context()));
  } finally {
    await close();
  }
}

function print({ json: document, text, lines, exitCode }: CliResult): void {
  if (!json) process.stdout.write(`${text}\n`);
  else if (lines === true && Array.isArray(document))
    for (const one of document) process.stdout.write(`${JSON.stringify(one)}\n`);
  else process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  process.exitCode = exitCode ?? 0;
}

async function fail(error: unknown): Promise<void> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return;
    process.exitCode = USAGE;
    if (json) printError('usage', error.message.replace(/^error: /u, ''), 'treaty-desk --help names every command');
    return;
  }
  const { DeskError } = await import('../../contracts/errors.ts');
  const stated = error instanceof DeskError ? error : null;
  process.exitCode = stated?.code === 'usage' ? USAGE : FAILURE;
  printError(stated?.code ?? 'internal', (error as Error).message, stated?.hint ?? null);
  if (stated === null && process.argv.includes('--debug')) process.stderr.write(`${(error as Error).stack}\n`);
}

function printError(code: string, message: string, hint: string | null): void {
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, hint } })}\n`);
  else process.stderr.write(`${message} (${code})\n${hint === null ? '' : `${hint}\n`}`);
}

try {
  await program().parseAsync();
} catch (error) {
  await fail(error);
}
// A library that keeps a handle open must not keep a finished command from ending; what was printed is written first.
process.stdout.write('', () => process.exit());
