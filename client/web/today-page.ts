import { html } from 'hono/html';
import type { InboundMail } from '../../activities/store-ports.ts';
import type { CycleState, OfficerTask } from '../../domain/cycle/state.ts';
import type { ObligationStanding } from '../../domain/obligations/standing.ts';
import { heldBecause } from '../hold.ts';
import { cycleOverview } from '../overview.ts';
import { daysLeft, deadlineWords } from './deadline.ts';
import { dateWords, day, page, shareBar, table, type Html } from './layout.ts';
import { listPath } from './list-page.ts';
import { urgentList } from './treaties-page.ts';

/** What the first screen shows of one cycle. */
export interface CycleLine {
  readonly state: CycleState;
  readonly deadlineZone: string;
  /** The cycle's own present: milliseconds since 1970, and that day in Islamabad. */
  readonly now: number;
  readonly today: string;
}

/** What the first screen shows. */
export interface TodayView {
  /** Local date in Islamabad. */
  readonly today: string;
  readonly cycles: readonly CycleLine[];
  /** Messages that wait for an officer. */
  readonly held: readonly InboundMail[];
  /** What is owed to the treaty bodies, most urgent first. */
  readonly stands: readonly ObligationStanding[];
  readonly nameOf: (office: string) => string;
}

/** The first screen: what waits for a person, and where every cycle stands. */
export function todayPage(view: TodayView): Html {
  const { today, cycles, held } = view;
  return page(
    'Today',
    false,
    html`<p class="lead">${dateWords(today)}, Islamabad</p>
      ${cycles.length === 0 ? empty() : html`${waiting(view)}${cycleTable(view)}`} ${heldMessages(held)}
      ${urgentList(view.stands)}`,
  );
}

function empty(): Html {
  return html`<div class="empty">
    <p>No cycle has been started yet.</p>
    <p>A cycle starts from a list of issues. Look first at what is read from it, then start:</p>
    <pre><code>npx treaty-desk loi read FILE
npx treaty-desk cycle start FILE</code></pre>
    <p>To see a whole cycle in seconds, with simulated offices:</p>
    <pre><code>npm run rehearse -- seeds/lists/specimen-ccpr.txt</code></pre>
  </div>`;
}

function waiting({ cycles, nameOf }: TodayView): Html {
  const tasks = cycles.flatMap(({ state }) => state.tasks.map((task) => ({ state, task })));
  return html`<h2>Waiting for a decision</h2>
    ${
      tasks.length === 0
        ? html`<p>Nothing waits for a decision.</p>`
        : html`<ul class="tasks">
            ${tasks.map(
              ({ state, task }) =>
                html`<li>
                  <a href="/cycles/${encodeURIComponent(state.cycleId)}">${state.title}</a>
                  ${rehearsalTag(state)} ${taskWords(state.cycleId, task, nameOf)}
                </li>`,
            )}
          </ul>`
    }`;
}

/** A decision in words, since when it waits, and how it is taken where that is one command. */
export function taskWords(cycleId: string, task: OfficerTask, nameOf: (office: string) => string): Html {
  const { office, text, since, kind } = task;
  const command = `npx treaty-desk cycle assign ${cycleId} --confirm`;
  return html`${office === null ? '' : html`<strong>${nameOf(office)}:</strong> `}${text}
    <small>since ${day(since)}</small> ${decideLink(cycleId, task)}
    ${kind === 'confirm-assignment' ? html`<br /><code>${command}</code>` : ''}`;
}

/** Page on which a task is decided. */
const DECIDED_AT: Readonly<Partial<Record<OfficerTask['kind'], readonly [path: string, words: string]>>> = {
  extension: ['extension', 'Decide'],
  escalation: ['escalation', 'Look at the letter'],
  telephone: ['contact', 'Log the call'],
  'print-letter': ['contact', 'Print the letter, log that it left'],
};

function decideLink(cycleId: string, { kind, office }: OfficerTask): Html {
  if (kind === 'list-changed') return html`<a class="decide" href="${listPath(cycleId)}">Decide</a>`;
  const found = DECIDED_AT[kind];
  if (found === undefined || office === null) return html``;
  const [path, words] = found;
  const href = `/cycles/${encodeURIComponent(cycleId)}/offices/${encodeURIComponent(office)}/${path}`;
  return html`<a class="decide" href="${href}">${words}</a>`;
}

function heldMessages(held: readonly InboundMail[]): Html {
  if (held.length === 0) return html``;
  return html`<h2>Messages held</h2>
    <p>These could not be filed for certain; nothing follows from them until an officer decides.</p>
    <ul class="tasks">
      ${held.map(
        ({ key, reading, reason, receivedAt, envelopeFrom }) =>
          html`<li>
            <em>${reading?.subject || 'without subject'}</em> from ${reading?.from ?? envelopeFrom}:
            ${heldBecause(reason)}
            <small>since ${day(receivedAt.slice(0, 10))}</small>
            <a class="decide" href="/mail/${encodeURIComponent(key)}">Decide</a>
          </li>`,
      )}
    </ul>`;
}

function rehearsalTag({ rehearsal }: CycleState): Html {
  return rehearsal ? html`<span class="tag">rehearsal</span>` : html``;
}

function cycleTable({ cycles, nameOf }: TodayView): Html {
  return table({
    caption: 'Cycles',
    heads: ['Cycle', 'Stage', 'Due at the UN', 'Left', 'Rows answered', 'Late offices'],
    rows: cycles.map(({ state, deadlineZone, now, today }) => {
      const { stage, rowsAsked, rowsAnswered, lateOffices } = cycleOverview(state, today);
      const deadline = { on: state.deadline, zone: deadlineZone };
      return html`<tr>
        <th scope="row">
          <a href="/cycles/${encodeURIComponent(state.cycleId)}">${state.title}</a> ${rehearsalTag(state)}
        </th>
        <td>${stage}</td>
        <td>${deadlineWords(deadline)}</td>
        <td>${stage === 'ended' ? 'acknowledged' : daysLeft(deadline, now)}</td>
        <td class="share">${rowsAsked === 0 ? 'not asked yet' : shareBar(rowsAnswered, rowsAsked)}</td>
        <td class="${lateOffices.length === 0 ? '' : 'late'}">
          ${lateOffices.length === 0 ? 'none' : lateOffices.map(nameOf).join(', ')}
        </td>
      </tr>`;
    }),
  });
}
