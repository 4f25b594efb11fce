import { html } from 'hono/html';
import type { RecordedEvent } from '../../domain/cycle/events.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { MILESTONES, STAGES } from '../../domain/stages.ts';
import type { CycleView } from './cycle-view.ts';
import { assignmentTable } from './assignment-table.ts';
import { daysLeft, deadlineWords } from './deadline.ts';
import { feedPath } from './feed-routes.ts';
import { forecastLine, forecastSection } from './forecast-section.ts';
import { counted, day, page, table, type Html } from './layout.ts';
import { awaitedTable, officeTable } from './office-table.ts';
import { documentsPath } from './paper-pages.ts';
import { listPath } from './list-page.ts';
import { timeline } from './timeline.ts';
import { taskWords } from './today-page.ts';

/** Everything about one cycle on one page. */
export function cyclePage(view: CycleView): Html {
  const { state, terms, now } = view;
  const deadline = { on: state.deadline, zone: terms.procedure.deadlineZone };
  const ended = state.reached.acknowledged !== undefined;
  return page(
    state.title,
    state.rehearsal,
    html`<p class="lead">
        ${state.mechanism.toUpperCase()}, received ${day(state.receivedOn)}. Due at the UN: ${deadlineWords(deadline)},
        <strong>${ended ? 'acknowledged' : daysLeft(deadline, now)}</strong>${ended ? '' : ' left'}.
        ${forecastLine(view)} <a href="${listPath(state.cycleId)}">The list as it is read</a> ·
        <a href="${feedPath('cycle', state.cycleId)}">Subscribe to its days</a>
      </p>
      ${way(state)} ${tasks(view)} ${forecastSection(view)} ${officeTable(view)} ${awaitedTable(view)} ${text(state)}
      ${draftingLink(state)} ${timeline(view)} ${assignmentTable(view)} ${plan(view)} ${register(view.events)}`,
  );
}

function way(state: CycleState): Html {
  const at = state.reached.acknowledged === undefined ? STAGES.indexOf(state.stage) : STAGES.length;
  return html`<ol class="way" aria-label="Stages">
    ${STAGES.map((stage, index) => {
      const how = index < at ? 'done' : index === at ? 'now' : 'ahead';
      return html`<li class="${how}" ${index === at ? html`aria-current="step"` : ''}>${stage}</li>`;
    })}
  </ol>`;
}

function tasks({ state, nameOf }: CycleView): Html {
  if (state.tasks.length === 0) return html``;
  return html`<h2>Waiting for a decision</h2>
    <ul class="tasks">
      ${state.tasks.map((task) => html`<li>${taskWords(state.cycleId, task, nameOf)}</li>`)}
    </ul>`;
}

function text({ cycleId, consolidation, noteVerbale, acknowledgement, round }: CycleState): Html {
  if (consolidation === null)
    return html`<p><a href="${documentsPath(cycleId)}">Documents, as the answers stand</a></p>`;
  const { on, words, openQuestions } = consolidation;
  return html`<h2>The text</h2>
    <p>
      Put together on ${day(on)}: ${counted(words, 'word')},
      ${openQuestions.length === 0 ? 'every question answered' : `${counted(openQuestions.length, 'question')} with something open (${openQuestions.join(', ')})`}.
      ${round > 1 ? `Round ${round} of clearance. ` : ''}${noteVerbale === null ? '' : `Submitted under ${noteVerbale}. `}${acknowledgement === null ? '' : `Acknowledged: ${acknowledgement}.`}
      <a href="${documentsPath(cycleId)}">Documents: replies, letters, briefs, evidence</a>
    </p>`;
}

function draftingLink({ cycleId, reached }: CycleState): Html {
  if (reached.requested === undefined) return html``;
  const href = `/cycles/${encodeURIComponent(cycleId)}/consolidation`;
  return html`<p><a class="button" href="${href}">The text: answers side by side, drafts, words, gaps</a></p>`;
}

function plan({ state, today }: CycleView): Html {
  const rows = MILESTONES.flatMap((id) => {
    const planned = state.plan.milestones.find((milestone) => milestone.id === id);
    const reached = state.reached[id];
    if (planned === undefined && reached === undefined) return [];
    const missed = planned !== undefined && (reached ?? today) > planned.on;
    return [
      html`<tr class="${missed ? 'late' : ''}">
        <th scope="row">${id}</th>
        <td>${planned === undefined ? '' : day(planned.on)}</td>
        <td>
          ${reached === undefined ? (missed ? 'not reached' : '') : day(reached)}${reached !== undefined && missed ? ', late' : ''}
        </td>
        <td><small>${planned?.explain ?? ''}</small></td>
      </tr>`,
    ];
  });
  const { cuts } = state.plan;
  return html`${table({ caption: 'Plan', heads: ['Milestone', 'Planned', 'Reached', 'Why this day'], rows })}
  ${cuts.length === 0 ? '' : html`<p>Time is short. Cut: ${cuts.map(({ step, wished, given }) => `${step} from ${wished} to ${counted(given, 'working day')}`).join(', ')}.</p>`}`;
}

function register(events: readonly RecordedEvent[]): Html {
  return html`<details>
    <summary>Register: ${counted(events.length, 'event')}</summary>
    <ol class="register">
      ${events.map(
        ({ on, event }) =>
          html`<li>${day(on)} ${event.type.replace(/-/gu, ' ')}${'office' in event ? `, ${event.office}` : ''}</li>`,
      )}
    </ol>
  </details>`;
}
