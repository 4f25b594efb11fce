import { html } from 'hono/html';
import type { InboundMail } from '../../activities/store-ports.ts';
import { dayNumber } from '../../domain/calendar/local-date.ts';
import { lateOffices } from '../../domain/cycle/late.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { completeness } from '../../domain/matrix/completeness.ts';
import { dateWords, page, shareBar, type Html } from './layout.ts';

/** The first screen: what waits for a person, and where every cycle stands. @param today local date in Islamabad */
export function todayPage(cycles: readonly CycleState[], held: readonly InboundMail[], today: string): Html {
  const content =
    cycles.length === 0
      ? html`<p class="empty">
          No cycle has been started. Start one from a list of issues:<br /><code>npx treaty-desk cycle start FILE</code>
        </p>`
      : html`${tasks(cycles, held)}${cycleTable(cycles, today)}`;
  return page(
    'Today',
    false,
    html`<p class="lead">${dateWords(today)}, Islamabad</p>
      ${content}`,
  );
}

function tasks(cycles: readonly CycleState[], held: readonly InboundMail[]): Html {
  const open = cycles.flatMap((cycle) => cycle.tasks.map((task) => ({ cycle, task })));
  if (open.length === 0 && held.length === 0) return html`<p>Nothing waits for a decision.</p>`;
  return html`<h2>Waiting for a decision</h2>
    <ul class="tasks">
      ${open.map(
        ({ cycle, task }) =>
          html`<li>
            <a href="/cycles/${encodeURIComponent(cycle.cycleId)}">${cycle.title}</a>:
            ${task.office === null ? '' : html`<strong>${task.office}</strong> `}${task.text}
            <small>since ${dateWords(task.since)}</small>
          </li>`,
      )}
      ${held.map(
        (mail) =>
          html`<li>
            A message is held (${mail.reason}): <em>${mail.reading?.subject ?? 'without subject'}</em>
            <small><code>npx treaty-desk mail hold</code></small>
          </li>`,
      )}
    </ul>`;
}

function cycleTable(cycles: readonly CycleState[], today: string): Html {
  return html`<h2>Cycles</h2>
    <div class="wide" tabindex="0" role="region" aria-label="Cycles">
      <table>
        <thead>
          <tr>
            <th>Cycle</th>
            <th>Stage</th>
            <th>Due at the UN</th>
            <th>Days left</th>
            <th>Rows answered</th>
            <th>Late offices</th>
          </tr>
        </thead>
        <tbody>
          ${cycles.map((cycle) => {
            const { rowsAsked, rowsOpen } = completeness(Object.values(cycle.requests));
            const late = lateOffices(cycle);
            const left = dayNumber(cycle.deadline) - dayNumber(today);
            return html`<tr>
              <th scope="row">
                <a href="/cycles/${encodeURIComponent(cycle.cycleId)}">${cycle.title}</a>
                ${cycle.rehearsal ? html`<span class="tag">rehearsal</span>` : ''}
              </th>
              <td>${cycle.reached.acknowledged === undefined ? cycle.stage : 'ended'}</td>
              <td>${dateWords(cycle.deadline)}</td>
              <td class="number">${left}</td>
              <td>${rowsAsked === 0 ? 'not asked yet' : shareBar(rowsAsked - rowsOpen, rowsAsked)}</td>
              <td>${late.length === 0 ? 'none' : late.join(', ')}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
}
