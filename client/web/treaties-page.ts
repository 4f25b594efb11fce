import { html } from 'hono/html';
import type { Office } from '../../domain/offices/office.ts';
import type { ObligationStanding } from '../../domain/obligations/standing.ts';
import { dueWords, lastWords, otherLines, overdueWords, reviewWords, warningLines } from '../obligation-words.ts';
import { feedPath } from './feed-routes.ts';
import { dateWords, page, table, type Html } from './layout.ts';

/** What the page of the treaty calendar shows. */
export interface TreatiesView {
  /** Local date in Islamabad. */
  readonly today: string;
  /** Most urgent first. */
  readonly stands: readonly ObligationStanding[];
  /** Day of the last change, who made it and why. */
  readonly changed: { readonly on: string; readonly by: string; readonly reason: string };
  /** Offices that have a feed. */
  readonly offices: readonly Pick<Office, 'id' | 'name'>[];
}

/** What is owed to the treaty bodies: what is overdue first, each date with how sure it is, and what is not known. */
export function treatiesPage(view: TreatiesView): Html {
  const { today, stands, changed, offices } = view;
  const overdue = stands.filter(({ overdueBy }) => (overdueBy ?? 0) > 0).length;
  return page(
    'Treaty calendar',
    false,
    html`<p class="lead">
        ${dateWords(today)}.
        ${overdue === 0 ? 'Nothing is known to be overdue.' : html`<strong>${overdue} overdue.</strong>`}
        <a href="/feeds/year.ics">Subscribe to this calendar</a>
      </p>
      ${obligationTable(view)} ${remarks(view)}
      <p><small>Last change ${dateWords(changed.on)}, ${changed.by}: ${changed.reason}.</small></p>
      <h2>Calendars to subscribe to</h2>
      <p>The days by which each office must answer, over all cycles; a page of a cycle has that cycle’s milestones.</p>
      <ul class="feeds">
        ${offices.map(({ id, name }) => html`<li><a href="${feedPath('office', id)}">${name}</a></li>`)}
      </ul>`,
  );
}

function obligationTable({ stands, today }: TreatiesView): Html {
  return table({
    caption: 'What is owed',
    heads: ['Body', 'Owed next', 'Due', 'Overdue by', 'Review', 'Last submission', 'Cycle'],
    rows: stands.map((stand) => {
      const { obligation, next, overdueBy, certainty } = stand;
      const { body, treaty, owed, review } = obligation;
      const shown = next ?? owed[0] ?? null;
      const cycle = shown?.cycle ?? null;
      return html`<tr class="${(overdueBy ?? 0) > 0 ? 'late' : ''}">
        <th scope="row">${body}<br /><small>${treaty}</small></th>
        <td>${shown === null ? '' : shown.words}</td>
        <td title="${shown === null ? '' : `${shown.basis} (${shown.source})`}">
          ${shown === null ? '' : dueWords(shown, dateWords)}
          ${certainty === null ? '' : html`<br /><small>${certainty.replaceAll('-', ' ')}</small>`}
        </td>
        <td class="${(overdueBy ?? 0) > 0 ? 'late' : ''}">${overdueWords(stand)}</td>
        <td title="${review.source}">
          ${reviewWords(review, dateWords, today)}
          ${review.session === null ? '' : html`<br /><small>${review.session}</small>`}
        </td>
        <td>${lastWords(obligation, dateWords)}</td>
        <td>
          ${cycle === null ? '' : html`<a href="/cycles/${encodeURIComponent(cycle)}">${cycle.split('/').at(-1)}</a>`}
        </td>
      </tr>`;
    }),
  });
}

/** What is overdue, and what the treaty calendar has warned of, for the first page; nothing where there is neither. */
export function urgentList(stands: readonly ObligationStanding[]): Html {
  const urgent = stands.filter(
    ({ overdueBy, obligation }) => (overdueBy ?? 0) > 0 || obligation.owed.some(({ warned }) => warned !== null),
  );
  if (urgent.length === 0) return html``;
  return html`<h2>Due to the treaty bodies</h2>
    <ul class="tasks">
      ${urgent.map(
        (stand) =>
          html`<li>
            <a href="/treaties">${stand.obligation.body}</a>: ${stand.next?.words},
            ${
              stand.overdueBy === 0 && stand.next !== null
                ? `due ${dueWords(stand.next, dateWords)}`
                : html`<span class="late">overdue by ${overdueWords(stand)}</span>`
            }
            ${warningLines(stand.obligation, dateWords).map((line) => html`<br /><small>${line}</small>`)}
          </li>`,
      )}
    </ul>`;
}

function remarks({ stands, today }: TreatiesView): Html {
  const said = stands.flatMap(({ obligation, next, remarks: of }) => [
    ...of.map((remark) => ({ body: obligation.body, remark })),
    ...otherLines({ obligation, next }, dateWords, today).map((remark) => ({ body: obligation.body, remark })),
    ...warningLines(obligation, dateWords).map((remark) => ({ body: obligation.body, remark })),
  ]);
  return html`<h2>What has to be said beside it</h2>
    <ul>
      ${said.map(({ body, remark }) => html`<li>${body}: ${remark}</li>`)}
    </ul>`;
}
