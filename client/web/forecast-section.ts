import { html } from 'hono/html';
import type { Forecast } from '../../domain/forecast/forecast.ts';
import type { SlackPath } from '../../domain/forecast/slack-paths.ts';
import { MATTER_WORDS } from '../../domain/forecast/verdict.ts';
import type { CycleView } from './cycle-view.ts';
import { counted, day, type Html } from './layout.ts';
import { howSafe, slackPlot } from './slack-plot.ts';

const ANSWER = { yes: 'Yes', tight: 'It is tight', no: 'No' } as const;

/** The verdict in a few words that lead to the section; nothing once the cycle has ended. */
export function forecastLine({ forecast }: CycleView): Html {
  if (forecast === null || forecast.critical === null) return html``;
  const { verdict, critical } = forecast;
  return html`Will we make it? <a href="#forecast">${ANSWER[verdict.willMakeIt]}: ${slackWords(critical)}</a>.`;
}

/** Will we make it? The verdict, a plot of every path, and the same as a table; nothing once the cycle has ended. */
export function forecastSection({ forecast, nameOf, state }: CycleView): Html {
  if (forecast === null) return html``;
  const { verdict, critical, paths } = forecast;
  if (critical === null) {
    return html`<h2 id="forecast">Will we make it?</h2>
      <p class="verdict ${verdict.willMakeIt}"><strong>${ANSWER[verdict.willMakeIt]}.</strong> ${verdict.why}</p>`;
  }
  return html`<h2 id="forecast">Will we make it?</h2>
    <p class="verdict ${verdict.willMakeIt}">
      <strong>${ANSWER[verdict.willMakeIt]}: ${slackWords(critical)}.</strong>
      Critical is ${nameOf(critical.office)}: ${matterOf(critical)}, expected on ${day(critical.expectedOn)}, last safe
      day ${day(critical.lastSafeDay)}. ${submission(forecast, nameOf)}
    </p>
    ${slackPlot(forecast, (path) => `${nameOf(path.office)}: ${matterOf(path)}`)}
    <p class="legend">
      <small
        >Working days to spare or too late; each bar runs from today to the day expected (dot); the upright mark is the
        last safe day, the thin line spans one in ten to nine in ten of the office’s past answers. Pale bars come later.
        <code>npx treaty-desk cycle what-if ${state.cycleId}</code> tries what would change it.</small
      >
    </p>
    <details>
      <summary>The same as a table: ${counted(paths.length, 'path')}</summary>
      <div class="wide" tabindex="0" role="region" aria-label="Paths to the deadline">
        <table>
          <thead>
            <tr>
              ${['From', 'What', 'Expected', 'Last safe day', 'Slack', 'As planned', 'Why then'].map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${paths.map((path) => pathRow(path, nameOf))}
          </tbody>
        </table>
      </div>
    </details>`;
}

function pathRow(path: SlackPath, nameOf: CycleView['nameOf']): Html {
  const { office, expectedOn, lastSafeDay, slackWorkingDays, plannedSlackWorkingDays, why, now, band } = path;
  const past =
    band === null
      ? ''
      : `; one in ten by ${band.p10 ?? 'an unknown day'}, nine in ten by ${band.p90 ?? 'later than ever seen'}`;
  return html`<tr class="${howSafe(path) === 'no' ? 'late' : ''}">
    <th scope="row">${nameOf(office)}<br /><small>${office}</small></th>
    <td>${matterOf(path)}${now ? '' : html` <small>to come</small>`}</td>
    <td>${day(expectedOn)}</td>
    <td>${day(lastSafeDay)}</td>
    <td class="number">${slackWorkingDays}</td>
    <td class="number">${plannedSlackWorkingDays}</td>
    <td><small>${why}${past}</small></td>
  </tr>`;
}

function submission({ submission: found, lastDay, without }: Forecast, nameOf: CycleView['nameOf']): Html {
  if (found === null) return html``;
  const { on, band, chance } = found;
  const judged =
    band === null
      ? ''
      : html` Judged by past answers: one time in two by ${dayOrLater(band.p50)}, nine times in ten by
        ${dayOrLater(band.p90)}; all in time in ${Math.round((chance ?? 0) * 100)} of 100 cases.`;
  const goes =
    without === null
      ? ''
      : html` The text is put together on ${day(without.on)}; expected only after it:
        ${without.offices.map(nameOf).join(', ')}.`;
  return html`The text is with the UN on ${day(on)}; the last day in time is ${day(lastDay)}.${judged}${goes}`;
}

function slackWords({ slackWorkingDays: days }: SlackPath): string {
  if (days === 0) return 'expected on its last safe day';
  return days < 0 ? `${counted(-days, 'working day')} too late` : `${counted(days, 'working day')} to spare`;
}

function dayOrLater(date: string | null): Html {
  return date === null ? html`a day later than ever seen` : day(date);
}

function matterOf({ matter, rows }: SlackPath): string {
  return matter === 'answers' ? `${counted(rows, 'row')} open` : MATTER_WORDS[matter];
}
