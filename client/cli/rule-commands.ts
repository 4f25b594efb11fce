import type { RunCommand } from './command.ts';
import type { CommandSpec } from './command-spec.ts';
import type { RuleKind } from './document-shelf.ts';

/** The four commands by which ladders, or procedures, are read, compared and changed. @param by the option of who decides */
export function ruleCommands(kind: RuleKind, by: readonly [string, string]): readonly CommandSpec[] {
  return [
    {
      path: [kind, 'list'],
      summary: `every ${kind}, with its newest version`,
      load: of(kind, async () => (await import('./commands/document-list.ts')).listDocuments),
    },
    {
      path: [kind, 'show'],
      args: '<id>',
      summary: `one version of a ${kind}`,
      options: [['--version <number>', 'which (the newest when left out)']],
      load: of(kind, async () => (await import('./commands/document-show.ts')).showDocument),
    },
    {
      path: [kind, 'diff'],
      args: '<id>',
      summary: `what differs between two versions of a ${kind}`,
      options: [
        ['--from <number>', 'the earlier (the one before --to when left out)'],
        ['--to <number>', 'the later (the newest when left out)'],
      ],
      load: of(kind, async () => (await import('./commands/document-diff.ts')).diffDocuments),
    },
    {
      path: [kind, 'set'],
      args: '<file>',
      summary: `store a ${kind} as a new version, for cycles that start from now on`,
      options: [
        ['--dry-run', 'store nothing; show which letters of running cycles it would change'],
        ['--until <date>', 'last day of letters a dry run shows (ten working days when left out)'],
        by,
      ],
      load: of(kind, async () => (await import('./commands/document-set.ts')).setDocument),
    },
  ];
}

type RunOfKind = (kind: RuleKind, ...rest: Parameters<RunCommand>) => ReturnType<RunCommand>;

function of(kind: RuleKind, load: () => Promise<RunOfKind>): () => Promise<RunCommand> {
  return async () => {
    const run = await load();
    return (...rest) => run(kind, ...rest);
  };
}
