import { html } from 'hono/html';
import type { ShownMail } from '../../activities/mail-ports.ts';
import type { InboundMail } from '../../activities/store-ports.ts';
import type { MatchSuggestion } from '../../domain/replies/match-reply.ts';
import { decisionWords, heldBecause, NOISE, type HeldMessage } from '../hold.ts';
import { actingForm, byField } from './forms.ts';
import { counted, day, page, table, type Html } from './layout.ts';
import { mailPage } from './mail-page.ts';

/** One request by its ids. */
export interface Place {
  readonly cycle: string;
  readonly office: string;
}

/** Everything that waits, and what was put aside lately. */
export function heldListPage(held: readonly InboundMail[], aside: readonly InboundMail[]): Html {
  const rows = (mails: readonly InboundMail[]): readonly Html[] =>
    mails.map(
      ({ key, reading, envelopeFrom, reason, receivedAt, office }) =>
        html`<tr>
          <th scope="row">
            <a href="/mail/${encodeURIComponent(key)}">${reading?.subject || 'without subject'}</a>
          </th>
          <td>${reading?.from ?? (envelopeFrom || 'nobody named')}</td>
          <td>${heldBecause(reason)}</td>
          <td>${day(receivedAt.slice(0, 10))}</td>
          <td>${office ?? ''}</td>
        </tr>`,
    );
  const heads = ['Subject', 'From', 'Why', 'Since', 'Perhaps'];
  return page(
    'Mail that waits',
    false,
    html`<p class="lead">
        These messages could not be filed for certain. Nothing follows from them until an officer decides; none is lost.
      </p>
      ${
        held.length === 0
          ? html`<p class="empty">No message waits.</p>`
          : table({ caption: counted(held.length, 'message'), heads, rows: rows(held) })
      }
      ${aside.length === 0 ? '' : table({ caption: 'Put aside lately', heads, rows: rows(aside) })}`,
  );
}

/** One message that waits, with one button for each decision. */
export function heldPage(of: {
  readonly held: HeldMessage;
  readonly shown: ShownMail;
  readonly at: string;
  readonly nameOf: (office: string) => string;
  readonly titleOf: (cycle: string) => string;
  /** Running cycles with the offices that can be filed to. */
  readonly places: readonly { readonly cycle: string; readonly title: string; readonly offices: readonly string[] }[];
}): Html {
  const { held, shown, at } = of;
  const { mail } = held;
  const waits = mail.status === 'held' && mail.reason !== null;
  const more = html`<p class="verdict ${waits ? 'tight' : ''}">
      ${waits ? html`It waits: ${heldBecause(mail.reason)}.` : html`It is ${stands(mail)}.`}
      ${mail.proof === undefined ? '' : html`<br /><small>Sender: ${mail.proof.says}</small>`}
    </p>
    ${heldFiles(mail)} ${decisions('Decided about it', held.decided)}
    ${decisions('Decided about its sender before', held.before)} ${plainRequest(held)}
    ${waits ? decisionForm(of) : mail.status === 'ignored' && mail.reason === NOISE ? backForm(at) : ''}`;
  const rehearsal = mail.cycleId?.startsWith('rehearsal/') === true;
  return mailPage({ mail: shown, at, back: { href: '/mail', text: 'All mail that waits' }, rehearsal, more });
}

function stands({ status, reason, office, cycleId }: InboundMail): string {
  if (status === 'applied') return `filed to ${office} in ${cycleId}`;
  if (status === 'held') return 'being filed';
  return status === 'stored' ? 'being read' : heldBecause(reason);
}

function heldFiles({ reading }: InboundMail): Html {
  const closed = reading?.attachments.filter(({ held }) => held !== undefined) ?? [];
  if (closed.length === 0) return html``;
  return html`<p>Not opened: ${closed.map(({ filename, held }) => html`<strong>${filename}</strong> (${held}) `)}</p>`;
}

function decisions(caption: string, list: HeldMessage['decided']): Html {
  if (list.length === 0) return html``;
  return html`<h2>${caption}</h2>
    <ul>
      ${list.map((decision) => html`<li>${decisionWords(decision)}</li>`)}
    </ul>`;
}

function plainRequest({ askForPlain }: HeldMessage): Html {
  if (askForPlain === null) return html``;
  const { to, subject, text } = askForPlain;
  return html`<h2>To be sent to ${to}</h2>
    <p>The desk answers no message it cannot read. These words are ready to be copied; subject: ${subject}</p>
    <pre class="letter" dir="auto">${text}</pre>`;
}

function decisionForm({ held, at, nameOf, titleOf, places }: Parameters<typeof heldPage>[0]): Html {
  const { suggestions } = held;
  const several = held.mail.reason === 'several-requests';
  const value = ({ cycle, office }: Place): string => `${cycle} ${office}`;
  const suggested = (one: MatchSuggestion): Html => {
    const ticked = several && one.score >= LIKELY ? html`checked` : html``;
    const name = `${nameOf(one.office)}: ${titleOf(one.cycle)}`;
    return html`<li>
      <strong>${nameOf(one.office)}</strong>, ${titleOf(one.cycle)} <br /><small>${one.reasons.join(' ')}</small><br />
      <button name="request" value="${value(one)}" aria-label="File to ${name}">File here</button>
      <label class="choice"><input type="checkbox" name="over" value="${value(one)}" ${ticked} /> one of several</label>
    </li>`;
  };
  return html`<h2>Where it may belong</h2>
    ${actingForm(
      `${at}/file`,
      html`${NO_DEFAULT} ${byField('Director')}
        ${
          suggestions.length === 0
            ? html`<p>Nothing is known to which it may belong.</p>`
            : html`<ul class="tasks">
                ${suggestions.map(suggested)}
              </ul>`
        }
        <label
          >Another request
          <select name="other">
            <option value="">choose</option>
            ${places.map(
              ({ cycle, title, offices }) =>
                html`<optgroup label="${title}">
                  ${offices.map((office) => html`<option value="${value({ cycle, office })}">${nameOf(office)}</option>`)}
                </optgroup>`,
            )}
          </select></label
        >
        <button>File to the one chosen</button>
        ${suggestions.length < 2 ? '' : html`<button formaction="${at}/split">Split over those marked</button>`}
        <button class="second" formaction="${at}/noise">Put aside as noise</button>`,
    )}`;
}

/** The Enter key in a field presses the first button: it must not be one that files. */
const NO_DEFAULT = html`<button disabled hidden></button>`;

/** A request that its signed address, or the mail it answers, points to. */
const LIKELY = 0.3;

function backForm(at: string): Html {
  return actingForm(`${at}/back`, html`${byField('Director')} <button>Take back: read it again</button>`);
}
