import { html } from 'hono/html';
import { requestDueOn, requestRungs } from '../../domain/cycle/clock.ts';
import { isLateOffice } from '../../domain/cycle/late.ts';
import { openRows, standsStill, waitsForUs } from '../../domain/cycle/request-facts.ts';
import type { CycleState, RequestState } from '../../domain/cycle/state.ts';
import { standingCell } from './answer-findings.ts';
import type { CycleView } from './cycle-view.ts';
import { day, shareBar, table, type Html } from './layout.ts';

/** Every office that is asked: what it owes, until when, what it was last told, and what comes next. */
export function officeTable(view: CycleView): Html {
  const requests = Object.values(view.state.requests);
  if (requests.length === 0)
    return html`<h2>Offices</h2>
      <p>Nobody is asked before the Director has confirmed who answers what.</p>`;
  return table({
    caption: 'Offices',
    heads: ['Office', 'Asked', 'Answered', 'Standing', 'Accepted', 'Due', 'Last letter', 'Next'],
    rows: requests.map((request) => officeRow(view, request)),
  });
}

function officeRow(view: CycleView, request: RequestState): Html {
  const rows = Object.values(request.rows).filter((row) => row !== 'waived');
  const due = requestDueOn(request, view.terms, view.today);
  const last = lastLetter(view.state, request.office);
  return html`<tr class="${isLateOffice(request) ? 'late' : ''}">
    <th scope="row">
      ${view.nameOf(request.office)}<br /><small>${request.office}</small>
      <a class="decide" href="/cycles/${encodeURIComponent(view.state.cycleId)}/offices/${request.office}/contact"
        >log a call</a
      >
    </th>
    <td>${request.requestedOn === null ? 'not yet' : day(request.requestedOn)}</td>
    <td class="share">${shareBar(rows.length - openRows(request).length, rows.length)}</td>
    <td>${standingCell(view.state.cycleId, request.office, view.checks)}</td>
    <td class="number">${rows.filter((row) => row === 'accepted').length}</td>
    <td>${due === null ? '' : day(due)}</td>
    <td>${last}</td>
    <td>${next(view, request)}</td>
  </tr>`;
}

/** The rung written last, with the day it left; a formal letter and a digest leave when their office is open. */
function lastLetter({ letters }: CycleState, office: string): Html {
  const own = Object.entries(letters).flatMap(([key, letter]) => {
    const [of, ...rung] = key.split('/');
    return of === office && letter.status !== 'withdrawn' ? [{ ...letter, rung: rung.join('/') }] : [];
  });
  const last = own.sort((a, b) => (a.writtenOn < b.writtenOn ? -1 : 1)).at(-1);
  if (last === undefined) return html`none`;
  const { rung, status, endedOn, writtenOn } = last;
  const how = { sent: 'sent', failed: 'failed', waiting: 'written, not sent yet', withdrawn: 'withdrawn' }[status];
  return html`${rung}<br /><small>${how} ${day(endedOn ?? writtenOn)}</small>`;
}

function next({ state, terms, today }: CycleView, request: RequestState): Html {
  if (openRows(request).length === 0) return html`nothing is open`;
  if (request.mailboxFailed) return html`its mailbox fails; an address is needed`;
  if (waitsForUs(request)) return html`its clock stands still until we answer`;
  if (standsStill(request, today)) return html`under recess; its clock stands still`;
  if (state.consolidation !== null) return html`the text was made without it`;
  const rung = requestRungs(state, request, terms, today)?.rungs.find(({ id }) => request.rungs[id] === undefined);
  if (rung === undefined) return html`${request.requestedOn === null ? 'the request' : 'no further rung'}`;
  return html`${rung.id}<br /><small>${day(rung.on)}</small>`;
}

/** What is awaited after consolidation: the Committee, clearers, the Mission, the UN's word. */
export function awaitedTable({ state, nameOf, today }: CycleView): Html {
  if (state.awaited.length === 0) return html``;
  return table({
    caption: 'Awaited',
    heads: ['Matter', 'From', 'Asked', 'Due', 'Done'],
    rows: state.awaited.map(
      ({ matter, office, askedOn, dueOn, doneOn }) =>
        html`<tr class="${doneOn === null && dueOn < today ? 'late' : ''}">
          <th scope="row">${matter}</th>
          <td>${nameOf(office)}</td>
          <td>${day(askedOn)}</td>
          <td>${day(dueOn)}</td>
          <td>${doneOn === null ? 'not yet' : day(doneOn)}</td>
        </tr>`,
    ),
  });
}
