import { readSettings, type Settings } from '../config/settings.ts';
import type { Running } from './bring-up.ts';
import type { Progress } from './progress.ts';

/** One line for each step, with the seconds since the start; plain where it is no terminal. */
export function progressList(out: NodeJS.WriteStream): Progress {
  const startedAt = Date.now();
  const line = (mark: string) => (step: string, detail?: string) => {
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6);
    out.write(`${seconds} s  ${mark} ${step}${detail === undefined ? '' : `: ${detail}`}\n`);
  };
  out.write('Treaty Desk is starting\n\n');
  return { done: line(out.isTTY ? '\u001b[32m✓\u001b[0m' : '✓'), note: line('·') };
}

/** Where everything is, and what to do next. */
export function addressTable({ addresses, unconfirmed }: Running, settings: Settings): string {
  const { dataFolder, databaseUrl } = settings;
  const rows: [string, string | null][] = [
    ['Desk', addresses.desk],
    ['Temporal pages', addresses.temporalUi],
    ['Temporal server', `${addresses.temporal}, namespace ${addresses.temporalNamespace}`],
    // One given from outside may hold a password.
    ['Database', databaseUrl === null ? addresses.database : 'the server named in DATABASE_URL'],
    [
      'Letters leave by',
      addresses.post === null ? 'the server named in TREATY_DESK_SMTP_URL' : `${addresses.post} (SMTP)`,
    ],
    ['Replies come in at', `${addresses.intake} (SMTP)`],
    ['Data folder', dataFolder],
    ['Logs', `${dataFolder}/logs`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const table = rows.flatMap(([name, value]) => (value === null ? [] : [`  ${name.padEnd(width)}  ${value}`]));
  // Another shell finds a folder given on the command line only when it is told.
  const where = readSettings().dataFolder === dataFolder ? '' : `TREATY_DESK_DATA=${quoted(dataFolder)} `;
  const desk = `${where}npx treaty-desk`;
  const next = [
    [`${desk} cycle list`, 'every cycle, its stage and its days left'],
    unconfirmed === null
      ? [`${desk} cycle start FILE`, 'start a cycle from a list of issues']
      : [`${desk} cycle assign ${unconfirmed} --confirm`, 'confirm who answers what: the letters leave'],
    ['npm run rehearse -- seeds/lists/specimen-ccpr.txt', 'a whole cycle in seconds, with simulated offices'],
  ] as const;
  const lines = next.map(([command, what]) => `  ${command}\n      ${what}`);
  return `\n${table.join('\n')}\n\nNext\n${lines.join('\n')}\n\nCtrl-C stops everything; nothing is lost.\n\n`;
}

const quoted = (path: string): string => (/^[\w./-]+$/u.test(path) ? path : `'${path.replace(/'/gu, `'\\''`)}'`);
