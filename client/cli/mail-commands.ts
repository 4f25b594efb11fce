import type { RunCommand } from './command.ts';
import type { CommandSpec } from './command-spec.ts';

const file = async (module: Promise<{ readonly run: RunCommand }>): Promise<RunCommand> => (await module).run;
const decision = (name: 'filed' | 'split' | 'noise' | 'back') => async (): Promise<RunCommand> => {
  const { decideHeldMessage } = await import('./commands/mail-hold-decide.ts');
  return (args, options, context) => decideHeldMessage(name, args, options, context);
};

const CYCLE = ['--cycle <cycle>', 'the cycle it belongs to'] as const;
const OFFICE = ['--office <office>', 'the office it is from'] as const;

/** The commands about messages: one read, those that wait decided about, all read again, our letters shown. @param by the option of who decides */
export function mailCommands(by: readonly [string, string]): readonly CommandSpec[] {
  return [
    {
      path: ['mail', 'read'],
      args: '[file]',
      summary: 'what a message is and says (- reads standard input)',
      options: [['--files-from <file>', 'paths, one a line; - for standard input']],
      load: () => file(import('./commands/mail-read.ts')),
    },
    {
      path: ['mail', 'hold'],
      summary: 'messages that wait for an officer; below it: show, file, split, noise, back',
      options: [['--file <key>', 'the message to file, as mail hold file does'], CYCLE, OFFICE, by],
      load: () => file(import('./commands/mail-hold.ts')),
    },
    {
      path: ['mail', 'hold', 'list'],
      summary: 'messages that wait for an officer, oldest first',
      options: [['--noise', 'those put aside as noise instead, newest first']],
      load: () => file(import('./commands/mail-hold.ts')),
    },
    {
      path: ['mail', 'hold', 'show'],
      args: '<key>',
      summary: 'one message: what it says, whether its sender is proven, where it may belong and why, what was decided',
      load: () => file(import('./commands/mail-hold-show.ts')),
    },
    {
      path: ['mail', 'hold', 'file'],
      args: '<key>',
      summary: 'file a message to a request; it is read and counts like any other',
      options: [CYCLE, OFFICE, by],
      load: decision('filed'),
    },
    {
      path: ['mail', 'hold', 'split'],
      args: '<key>',
      summary: 'file one message over several requests; each gets the answers to its own rows',
      options: [['--to <request...>', 'CYCLE:OFFICE, once for each request'], by],
      load: decision('split'),
    },
    {
      path: ['mail', 'hold', 'noise'],
      args: '<key>',
      summary: 'put a message aside; nothing follows from it',
      options: [by],
      load: decision('noise'),
    },
    {
      path: ['mail', 'hold', 'back'],
      args: '<key>',
      summary: 'take back that a message is noise; it is read again as if it had just come',
      options: [by],
      load: decision('back'),
    },
    {
      path: ['mail', 'replay'],
      summary: 'read all stored mail again with the present rules, and show what would change; changes nothing',
      options: [['--since <date>', 'only what came in on this day or later, Islamabad time']],
      load: () => file(import('./commands/mail-replay.ts')),
    },
    {
      path: ['mail', 'test'],
      summary: 'whether letters could leave by these settings; nothing is sent without --to',
      options: [['--to <address>', 'send a short letter there']],
      load: () => file(import('./commands/mail-test.ts')),
    },
    {
      path: ['mail', 'stories'],
      summary: 'every letter in its named cases, as a page',
      options: [['--out <folder>', 'where to write it']],
      load: () => file(import('./commands/mail-stories.ts')),
    },
  ];
}
