import { html } from 'hono/html';
import type { MailWithAttempts } from '../../activities/store-ports.ts';
import type { RecordedEvent } from '../../domain/cycle/events.ts';
import type { CycleState, RequestState } from '../../domain/cycle/state.ts';
import { MILESTONES, STAGES } from '../../domain/stages.ts';
import { dateWords, page, shareBar, type Html } from './layout.ts';

/** Everything about one cycle on one page. @param today local date in Islamabad */
export function cyclePage(
  state: CycleState,
  events: readonly RecordedEvent[],
  mails: readonly MailWithAttempts[],
  today: string,
): Html {
  return page(
    state.title,
    state.rehearsal,
    html`<p class="lead">
        ${state.mechanism.toUpperCase()}, received ${dateWords(state.receivedOn)}, due at the UN by the end of
        ${dateWords(state.deadline)}
      </p>
      ${way(state)} ${taskList(state)} ${milestones(state, today)} ${offices(state)} ${letters(mails)}
      ${history(events)}`,
  );
}

function way(state: CycleState): Html {
  const at = state.reached.acknowledged === undefined ? STAGES.indexOf(state.stage) : STAGES.length;
  return html`<ol class="way" aria-label="Stages">
    ${STAGES.map(
      (stage, index) =>
        html`<li
          class="${index < at ? 'done' : index === at ? 'now' : ''}"
          ${index === at ? html`aria-current="step"` : ''}
        >
          ${stage}
        </li>`,
    )}
  </ol>`;
}

function taskList(state: CycleState): Html {
  if (state.tasks.length === 0) return html``;
  return html`<h2>Waiting for a decision</h2>
    <ul class="tasks">
      ${state.tasks.map(
        (task) =>
          html`<li>
            ${task.office === null ? '' : html`<strong>${task.office}</strong> `}${task.text}
            <small>since ${dateWords(task.since)}</small>
          </li>`,
      )}
    </ul>`;
}

function milestones(state: CycleState, today: string): Html {
  const rows = MILESTONES.flatMap((id) => {
    const planned = state.plan.milestones.find((milestone) => milestone.id === id);
    const reached = state.reached[id];
    if (planned === undefined && reached === undefined) return [];
    const missed = reached === undefined && planned !== undefined && planned.on < today;
    return [
      html`<tr class="${missed ? 'missed' : ''}">
        <th scope="row">${id}</th>
        <td>${planned === undefined ? '' : dateWords(planned.on)}</td>
        <td>${reached === undefined ? (missed ? 'not reached' : '') : dateWords(reached)}</td>
        <td><small>${planned?.explain ?? ''}</small></td>
      </tr>`,
    ];
  });
  return table('Plan', ['Milestone', 'Planned', 'Reached', 'Why this day'], rows);
}

function offices(state: CycleState): Html {
  const requests = Object.values(state.requests);
  if (requests.length === 0)
    return html`<h2>Offices</h2>
      <p>Nobody is asked before the Director has confirmed who answers what.</p>`;
  return table('Offices', ['Office', 'Answered', 'Accepted', 'Asked', 'Last rung', 'Replies'], requests.map(officeRow));
}

function officeRow(request: RequestState): Html {
  const states = Object.values(request.rows);
  const answered = states.filter((row) => row !== 'open').length;
  const rungs = Object.entries(request.rungs).filter(([, on]) => on !== null);
  const [rung, on] = rungs.sort(([, a], [, b]) => (a! < b! ? -1 : 1)).at(-1) ?? [null, null];
  return html`<tr>
    <th scope="row">${request.office}</th>
    <td>${shareBar(answered, states.length)}</td>
    <td class="number">${states.filter((row) => row === 'accepted').length}</td>
    <td>${request.requestedOn === null ? 'not yet' : dateWords(request.requestedOn)}</td>
    <td>${rung === null ? 'none' : html`${rung}, ${dateWords(on!)}`}</td>
    <td class="number">${request.replies}</td>
  </tr>`;
}

function letters(mails: readonly MailWithAttempts[]): Html {
  if (mails.length === 0) return html``;
  return table(
    'Letters',
    ['Day', 'Office', 'Letter', 'To', 'State'],
    mails.map(
      (mail) =>
        html`<tr>
          <td>${dateWords(mail.datedAt.slice(0, 10))}</td>
          <td>${mail.office}</td>
          <td>
            <a href="/letters/${encodeURIComponent(mail.mailId)}"
              >${mail.letters.map((letter) => letter.rung).join(', ')}</a
            >
          </td>
          <td>${mail.to.join(', ')}</td>
          <td>${mail.status}</td>
        </tr>`,
    ),
  );
}

function history(events: readonly RecordedEvent[]): Html {
  return html`<h2>Register</h2>
    <details>
      <summary>${events.length} events</summary>
      <ol class="register">
        ${events.map(
          ({ on, event }) =>
            html`<li>
              ${dateWords(on)}: ${event.type.replace(/-/g, ' ')}${'office' in event ? `, ${event.office}` : ''}
            </li>`,
        )}
      </ol>
    </details>`;
}

function table(caption: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<h2>${caption}</h2>
    <div class="wide" tabindex="0" role="region" aria-label="${caption}">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th>${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}
