import type { Settings } from '../config/settings.ts';
import type { Running } from './bring-up.ts';

/** Tells what is being done while everything comes up. */
export interface ProgressList {
  readonly say: (step: string, detail?: string) => void;
  readonly end: () => void;
}

/** One line for each step, with the seconds since the start. */
export function progressList(out: NodeJS.WriteStream): ProgressList {
  const startedAt = Date.now();
  const tick = out.isTTY ? '\u001b[32m✓\u001b[0m' : '-';
  out.write('Treaty Desk is starting\n\n');
  return {
    say: (step, detail) => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6);
      out.write(`${seconds} s  ${tick} ${step}${detail === undefined ? '' : `: ${detail}`}\n`);
    },
    end: () => out.write('\n'),
  };
}

/** Where everything is, and what to do next. */
export function addressTable({ addresses, specimen }: Running, settings: Settings): string {
  const rows: [string, string | null][] = [
    ['Desk', addresses.desk],
    ['Temporal pages', addresses.temporalUi],
    ['Temporal server', `${addresses.temporal}, namespace ${addresses.temporalNamespace}`],
    ['Mail post (SMTP)', addresses.post],
    ['Replies come in at', addresses.intake],
    ['Data folder', settings.dataFolder],
    ['Logs', `${settings.dataFolder}/logs`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const table = rows.flatMap(([name, value]) => (value === null ? [] : [`  ${name.padEnd(width)}  ${value}`]));
  const next = [
    ['npx treaty-desk cycle list', 'every cycle, its stage and its days left'],
    specimen === null
      ? ['npx treaty-desk cycle start FILE', 'start a cycle from a list of issues']
      : [`npx treaty-desk cycle assign ${specimen} --confirm`, 'confirm who answers what: the letters leave'],
    ['npm run rehearse -- seeds/lists/specimen-ccpr.txt', 'a whole cycle in seconds, with simulated offices'],
  ] as const;
  const wide = Math.max(...next.map(([command]) => command.length));
  const lines = next.map(([command, what]) => `  ${command.padEnd(wide)}  ${what}`);
  return `${table.join('\n')}\n\nNext\n${lines.join('\n')}\n\nCtrl-C stops everything; nothing is lost.\n\n`;
}
