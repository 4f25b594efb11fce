import { dayNumber } from '../../domain/calendar/local-date.ts';
import type { Forecast } from '../../domain/forecast/forecast.ts';
import type { SlackPath } from '../../domain/forecast/slack-paths.ts';
import { MATTER_WORDS, type Verdict } from '../../domain/forecast/verdict.ts';
import { workingDays } from '../../domain/plan/explain-span.ts';
import { dayWords } from './dates.ts';
import { table } from './table.ts';

/** Columns of the plot between its first and its last day. */
const PLOT_COLUMNS = 48;

const ANSWER: Readonly<Record<Verdict['willMakeIt'], string>> = { yes: 'YES', tight: 'TIGHT', no: 'NO' };

/** A verdict as the first words of a line. @example 'TIGHT, by 2 working days' */
export function verdictWords({ willMakeIt, by }: Verdict): string {
  return `${ANSWER[willMakeIt]}, by ${workingDays(Math.abs(by))}`;
}

/** A verdict in a cell of a table. @example 'tight 2' */
export function verdictCell({ willMakeIt, by }: Verdict): string {
  return `${willMakeIt} ${by}`;
}

/** Everything about a forecast: the verdict, the paths, a plot of them. */
export function forecastWords(forecast: Forecast): string {
  const { verdict, paths } = forecast;
  return [
    `Will we make it? ${verdictWords(verdict)}.\n${verdict.why}`,
    ...(paths.length === 0 ? [] : [submissionWords(forecast), pathTable(paths), plot(forecast)]),
  ].join('\n\n');
}

function submissionWords({ submission, without, lastDay }: Forecast): string {
  if (submission === null) return '';
  const { on, band, chance, workingDaysLeft } = submission;
  const left =
    workingDaysLeft < 0 ? `${workingDays(-workingDaysLeft)} after` : `${workingDays(workingDaysLeft)} before`;
  const judged =
    band === null
      ? 'No office awaited now has three past answers, so promises and answer dates stand as they are.'
      : `Judged by past answers: ${band.p10 ?? 'unknown'} (one in ten), ${band.p50 ?? 'unknown'} (half), ${band.p90 ?? 'later than ever seen'} (nine in ten); all in time in ${Math.round((chance ?? 0) * 100)} of 100 cases.`;
  const goes =
    without === null
      ? []
      : [`The text is put together on ${dayWords(without.on)}; expected only after it: ${without.offices.join(', ')}.`];
  return [`With the UN on ${dayWords(on)}, ${left} the last day in time, ${dayWords(lastDay)}.`, judged, ...goes].join(
    '\n',
  );
}

function pathTable(paths: readonly SlackPath[]): string {
  const rows = paths.map((path) => [
    path.office,
    MATTER_WORDS[path.matter],
    dayWords(path.expectedOn),
    dayWords(path.lastSafeDay),
    String(path.slackWorkingDays),
    String(path.plannedSlackWorkingDays),
    path.now ? path.why : `to come: ${path.why}`,
    path.band === null ? '' : `${path.band.p10 ?? '?'} to ${path.band.p90 ?? '?'}`,
  ]);
  const heads = ['From', 'What', 'Expected', 'Last safe day', 'Slack', 'As planned', 'Why then', 'One in ten to nine'];
  return table(heads, rows);
}

/** One line for each path: `=` until it is expected, `E` then, `-` the band, `S` its last safe day, `D` the deadline. */
function plot({ today, lastDay, paths }: Forecast): string {
  const first = dayNumber(today);
  const days = paths.flatMap(({ expectedOn, band }) => [expectedOn, ...(band?.p90 == null ? [] : [band.p90])]);
  const length = Math.max(1, ...[lastDay, ...days].map((day) => dayNumber(day) - first));
  const column = (day: string): number =>
    Math.min(PLOT_COLUMNS, Math.max(0, Math.round(((dayNumber(day) - first) / length) * PLOT_COLUMNS)));
  const width = Math.max(...paths.map(({ office }) => office.length));
  const lines = paths.map(({ office, expectedOn, lastSafeDay, band }) => {
    const cells = Array.from({ length: PLOT_COLUMNS + 1 }, (_, at): string => (at < column(expectedOn) ? '=' : ' '));
    if (band !== null && band.p10 !== null)
      for (let at = column(band.p10); at <= column(band.p90 ?? lastDay); at += 1) cells[at] = '-';
    cells[column(lastDay)] = 'D';
    cells[column(lastSafeDay)] = 'S';
    cells[column(expectedOn)] = 'E';
    return `${office.padEnd(width)} |${cells.join('')}`.trimEnd();
  });
  return `${lines.join('\n')}\n${' '.repeat(width)}  ${today} to ${dayWords(lastDay)}; E expected, S last safe day, D last day in time, - one in ten to nine`;
}
