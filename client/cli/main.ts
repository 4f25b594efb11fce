import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Command, Option, type CommanderError } from 'commander';
import { DeskError } from '../../contracts/errors.ts';
import type { CliLine, CliOptions, CliResult } from './command.ts';
import { COMMANDS, GROUPS, type CommandSpec } from './command-table.ts';

/** Exit codes: done, a stated failure, wrong usage. */
const FAILURE = 1;
const USAGE = 2;

const json = process.argv.includes('--json');

/** Builds the command line from the table; a command's own code and its adapters are loaded when it runs. */
function program(): Command {
  const root = framed(new Command('treaty-desk'), 'treaty-desk')
    .description('Answers the United Nations on time: from a List of Issues to the acknowledged reply.')
    .version(versionOfPackage())
    // After a command's name its own options count: `ladder show --version 1` asks for a ladder's.
    .enablePositionalOptions()
    .option('--json', 'print one JSON document and nothing else')
    .addHelpText(
      'after',
      '\nEvery command takes --json; COMMAND --help says what else it takes.\nDecisions also go without their first word: treaty-desk consolidate CYCLE.',
    );
  const made = new Map<string, Command>([['', root]]);
  for (const spec of COMMANDS) {
    const above = spec.path.slice(0, -1).join(' ');
    const parent = made.get(above) ?? addGroup(root, above);
    made.set(above, parent);
    made.set(spec.path.join(' '), addCommand(parent, spec, spec.path));
    if (spec.shortcut === true) addCommand(root, spec, spec.path.slice(1), { hidden: true });
  }
  return root;
}

function addGroup(root: Command, name: string): Command {
  return framed(root.command(name), `treaty-desk ${name}`)
    .description(GROUPS[name] ?? name)
    .addOption(new Option('--json').hideHelp());
}

function addCommand(
  parent: Command,
  spec: CommandSpec,
  path: readonly string[],
  shown: { readonly hidden: boolean } = { hidden: false },
): Command {
  const usage = `${path.at(-1) ?? ''}${spec.args === undefined ? '' : ` ${spec.args}`}`;
  const command = framed(parent.command(usage, shown), `treaty-desk ${path.join(' ')}`).description(spec.summary);
  for (const [flags, meaning] of spec.options ?? []) command.option(flags, meaning);
  command.option('--json', 'print one JSON document and nothing else');
  return command.action((...given: unknown[]) => runCommand(spec, given, command));
}

/** Errors of usage are ours to print; help that was not asked for goes to people only. */
function framed(command: Command, name: string): Command {
  return command
    .configureOutput({
      outputError: () => undefined,
      writeErr: (text) => (json ? undefined : process.stderr.write(text)),
    })
    .exitOverride((error: CommanderError) => {
      if (error.exitCode === 0) throw error;
      const helped = error.code === 'commander.help';
      const message = helped ? `${name} needs a command after it` : error.message.replace(/^error: /u, '');
      throw new DeskError('usage', message, `${name} --help says what it takes`);
    });
}

async function runCommand(spec: CommandSpec, given: readonly unknown[], command: Command): Promise<void> {
  const args = given
    .slice(0, -2)
    .flat()
    .filter((arg): arg is string => typeof arg === 'string');
  const { openContext } = await import('./context-main.ts');
  const { context, close } = await openContext(json);
  try {
    const run = await spec.load();
    await print(await run(args, command.opts<CliOptions>(), context));
  } finally {
    await close();
  }
}

async function print({ json: document, text, lines, exitCode }: CliResult): Promise<void> {
  if (lines !== undefined) return printLines(lines);
  process.stdout.write(`${json ? JSON.stringify(document, null, 2) : text}\n`);
  process.exitCode = exitCode ?? 0;
}

/** Each as it comes, and no faster than it is read. */
async function printLines(lines: AsyncIterable<CliLine>): Promise<void> {
  process.exitCode = 0;
  for await (const line of lines) {
    if (line.failed === true) process.exitCode = FAILURE;
    const taken = process.stdout.write(
      `${json ? JSON.stringify(line.json) : (line.text ?? JSON.stringify(line.json))}\n`,
    );
    if (!taken) await once(process.stdout, 'drain');
  }
}

async function fail(error: unknown): Promise<void> {
  if (error instanceof Error && 'exitCode' in error && error.exitCode === 0) return;
  const stated = error instanceof DeskError ? error : null;
  const { code, hint } = stated ?? { code: 'internal', hint: null };
  const message = error instanceof Error ? error.message : String(error);
  process.exitCode = code === 'usage' ? USAGE : FAILURE;
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, hint } })}\n`);
  else process.stderr.write(`${message} (${code})\n${hint === null ? '' : `${hint}\n`}`);
  if (stated === null && (await debugging())) process.stderr.write(`${(error as Error).stack}\n`);
}

async function debugging(): Promise<boolean> {
  const { readSettings } = await import('../../config/settings.ts');
  return ['debug', 'trace'].includes(readSettings().logLevel);
}

function versionOfPackage(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

// Whoever reads only the first lines (`| head`) has what they wanted.
process.stdout.on('error', () => process.exit());
try {
  await program().parseAsync();
} catch (error) {
  await fail(error);
}
// A library that keeps a handle open must not keep a finished command from ending; what was printed is written first.
process.stdout.write('', () => process.exit());
