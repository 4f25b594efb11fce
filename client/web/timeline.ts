import { html } from 'hono/html';
import type { CycleEvent, RecordedEvent } from '../../domain/cycle/events.ts';
import type { CycleView } from './cycle-view.ts';
import { counted, day, type Html } from './layout.ts';

/** One letter or reply, as the register has it. */
interface Entry {
  readonly on: string;
  readonly office: string;
  readonly way: 'out' | 'in';
  readonly what: Html;
}

/** Letters and replies, day by day, the newest day first. */
export function timeline({ events, nameOf }: CycleView): Html {
  const entries = events.flatMap(entryOf);
  if (entries.length === 0) return html``;
  const days = [...new Set(entries.map(({ on }) => on))].reverse();
  return html`<h2>Letters and replies</h2>
    ${days.map((on, index) => {
      const ofDay = entries.filter((entry) => entry.on === on);
      const [out, came] = [
        ofDay.filter(({ way }) => way === 'out').length,
        ofDay.filter(({ way }) => way === 'in').length,
      ];
      return html`<details class="day" ${index === 0 ? html`open` : ''}>
        <summary>${day(on)} <small>${counted(out, 'letter')} out, ${came} in</small></summary>
        <ul>
          ${ofDay.map(
            ({ office, way, what }) =>
              html`<li class="${way}">
                <span class="direction">${way === 'out' ? 'to' : 'from'}</span> ${nameOf(office)}: ${what}
              </li>`,
          )}
        </ul>
      </details>`;
    })}`;
}

function entryOf({ on, event }: RecordedEvent): readonly Entry[] {
  const entry = (way: Entry['way'], office: string, what: Html): Entry[] => [{ on, office, way, what }];
  switch (event.type) {
    case 'letter-sent':
      if (event.channel !== undefined)
        return entry('out', event.office, html`${event.rung}, <small>by ${event.channel}</small>`);
      return entry('out', event.office, html`<a href="/letters/${encodeURIComponent(event.mail)}">${event.rung}</a>`);
    case 'letter-failed':
      return entry('out', event.office, html`${event.rung}, <span class="late">not sent: ${event.reason}</span>`);
    case 'letter-withdrawn':
      return entry('out', event.office, html`${event.rung}, <small>not sent any more: ${event.reason}</small>`);
    case 'reply-received':
      return entry('in', event.office, html`${replyWords(event)}`);
    case 'contact-logged':
      return entry('in', event.office, html`${contactWords(event)}`);
    case 'rung-vetoed':
      return entry('out', event.office, html`${event.rung}, <small>vetoed by ${event.by}: ${event.reason}</small>`);
    default:
      return [];
  }
}

function replyWords(event: Extract<CycleEvent, { type: 'reply-received' }>): string {
  const rows = Object.keys(event.rows).length;
  const closes = rows === 0 ? 'closes no row' : `closes ${counted(rows, 'row')}`;
  const words = `${event.class.replace(/-/gu, ' ')}, ${closes}`;
  if (event.channel === undefined) return words;
  return `by ${event.channel}${happened(event)}: ${words}; ${event.said ?? ''} (logged by ${event.by ?? 'nobody named'})`;
}

function contactWords(event: Extract<CycleEvent, { type: 'contact-logged' }>): string {
  const what =
    event.carried !== undefined
      ? `carried on paper: ${event.carried.join(', ')}`
      : event.reached
        ? 'somebody was reached'
        : 'nobody was reached';
  return `by ${event.channel}${happened(event)}: ${what}; ${event.said} (logged by ${event.by})`;
}

function happened({ happenedOn }: { readonly happenedOn?: string }): string {
  return happenedOn === undefined ? '' : ` on ${happenedOn}`;
}
