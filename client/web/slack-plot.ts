import { html } from 'hono/html';
import { dateOfDay, dayNumber } from '../../domain/calendar/local-date.ts';
import type { Forecast } from '../../domain/forecast/forecast.ts';
import type { SlackPath } from '../../domain/forecast/slack-paths.ts';
import { dateWords, monthWords, type Html } from './layout.ts';

/** Heights in pixels: the months above, then one row for each path with its words over its bar. */
const HEAD = 40;
const ROW = 38;
const BAR = 8;
/** Where a bar lies in its row. */
const BAR_AT = 21;
/** Part of the width left free on both sides, in per cent, so that marks at the ends can be seen. */
const MARGIN = 1.5;
/** So many days between month names are too few to tell them apart. */
const MONTH_NAMES_APART = 6.5;

/** A place between the first and the last day of the plot, in per cent of its width. */
type Place = (date: string) => string;

/**
 * The paths of a forecast on days: a bar from today to the day on which each is expected, its band, its last safe day,
 * and the deadline through all. Places are per cent and heights pixels, so that words keep their size on any screen.
 *
 * @param nameOf what a path is called over its bar, after its slack and before its day
 */
export function slackPlot(forecast: Forecast, nameOf: (path: SlackPath) => string): Html {
  const { paths, lastDay, today } = forecast;
  const place = placesFrom(forecast);
  const height = HEAD + paths.length * ROW + 6;
  return html`<svg class="plot" width="100%" height="${height}" role="img" aria-labelledby="plot-title plot-desc">
    <title id="plot-title">Every path to the deadline of ${dateWords(lastDay)}</title>
    <desc id="plot-desc">
      From ${dateWords(today)}, one bar for each path until the day on which it is expected, with a mark on its last
      safe day. The table below says the same in words.
    </desc>
    ${months(forecast, place, height)} ${deadline(forecast, place, height)}
    ${paths.map((path, at) => row(path, HEAD + at * ROW, place, today, nameOf(path)))}
  </svg>`;
}

function row(path: SlackPath, top: number, place: Place, today: string, name: string): Html {
  const { expectedOn, lastSafeDay, band } = path;
  const middle = top + BAR_AT + BAR / 2;
  const from = Number.parseFloat(place(today));
  const width = Math.max(0.4, Number.parseFloat(place(expectedOn)) - from);
  return html`<g class="${howSafe(path)}${path.now ? '' : ' ahead'}">
    <text x="0" y="${top + 14}"
      ><tspan class="slack">${slackWords(path)}</tspan> · ${name}<tspan class="more">
        · ${dateWords(expectedOn)}</tspan
      ></text
    >
    <rect class="track" x="${place(today)}" width="${100 - MARGIN - from}%" y="${middle - 0.5}" height="1"></rect>
    <rect class="bar" x="${place(today)}" width="${width}%" y="${top + BAR_AT}" height="${BAR}"></rect>
    ${
      band === null || band.p10 === null
        ? ''
        : html`<line
            class="band"
            x1="${place(band.p10)}"
            x2="${band.p90 === null ? '100%' : place(band.p90)}"
            y1="${middle}"
            y2="${middle}"
          ></line>`
    }
    <circle class="expected" cx="${place(expectedOn)}" cy="${middle}" r="5"></circle>
    <line
      class="safe"
      x1="${place(lastSafeDay)}"
      x2="${place(lastSafeDay)}"
      y1="${top + BAR_AT - 4}"
      y2="${top + BAR_AT + BAR + 4}"
    ></line>
  </g>`;
}

/** How a path stands: it leaves every later step its planned days, only less, or not even the minimums. */
export function howSafe({ slackWorkingDays, plannedSlackWorkingDays }: SlackPath): 'yes' | 'tight' | 'no' {
  if (slackWorkingDays < 0) return 'no';
  return plannedSlackWorkingDays < 0 ? 'tight' : 'yes';
}

function deadline({ lastDay, deadline: on }: Forecast, place: Place, height: number): Html {
  const words = on === lastDay ? `deadline ${shortDate(on)}` : `last day in time ${shortDate(lastDay)}`;
  const left = Number.parseFloat(place(lastDay)) < 50;
  return html`<g class="deadline">
    <line x1="${place(lastDay)}" x2="${place(lastDay)}" y1="18" y2="${height}"></line>
    <text x="${place(lastDay)}" y="13" text-anchor="${left ? 'start' : 'end'}">${words}</text>
  </g>`;
}

function months(forecast: Forecast, place: Place, height: number): Html {
  const firsts: string[] = [];
  for (let day = dayNumber(forecast.today) + 1; day <= lastDayShown(forecast); day += 1) {
    const date = dateOfDay(day);
    if (date.endsWith('-01')) firsts.push(date);
  }
  const every = Math.max(1, Math.ceil((firsts.length * MONTH_NAMES_APART) / 50));
  return html`${firsts.map(
    (date, at) =>
      html`<line class="month" x1="${place(date)}" x2="${place(date)}" y1="22" y2="${height}"></line>
        ${at % every === 0 && Number.parseFloat(place(date)) < 100 - MONTH_NAMES_APART ? html`<text class="month" x="${place(date)}" y="32" dx="3">${monthWords(date)}</text>` : ''}`,
  )}`;
}

function placesFrom(forecast: Forecast): Place {
  const first = dayNumber(forecast.today);
  const length = Math.max(1, lastDayShown(forecast) - first);
  return (date) => {
    const share = Math.min(1, Math.max(0, (dayNumber(date) - first) / length));
    return `${(MARGIN + share * (100 - 2 * MARGIN)).toFixed(2)}%`;
  };
}

/** The latest of everything that is shown. */
function lastDayShown({ lastDay, paths }: Forecast): number {
  const days = paths.flatMap(({ expectedOn, lastSafeDay, band }) => [expectedOn, lastSafeDay, band?.p90 ?? expectedOn]);
  return Math.max(...[lastDay, ...days].map(dayNumber));
}

/** @example shortDate('2027-03-31') // '31 Mar' */
function shortDate(date: string): string {
  return `${Number(date.slice(8))} ${monthWords(date)}`;
}

/** Working days to spare or lost, short. */
function slackWords({ slackWorkingDays: days }: SlackPath): string {
  return days < 0 ? `${-days} too late` : `${days} to spare`;
}
