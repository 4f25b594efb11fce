import { html } from 'hono/html';
import type { ShownMail } from '../../activities/mail-ports.ts';
import { momentWords } from './deadline.ts';
import { page, type Html } from './layout.ts';

/** A message with its head, its files, its HTML where that can do nothing, and its text. */
export function mailPage(of: {
  readonly mail: ShownMail;
  /** Path of the message; its HTML and its files lie below. */
  readonly at: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly rehearsal: boolean;
  /** What else is known of it. */
  readonly more?: Html;
}): Html {
  const { mail, at, back, rehearsal, more } = of;
  const lines: [string, string | Html][] = [
    ['From', mail.from],
    ['To', mail.to.join(', ')],
    ['Copy to', mail.cc.join(', ')],
    ['Date', mail.date === null ? '' : momentWords(mail.date)],
  ];
  return page(
    mail.subject === '' ? 'Without subject' : mail.subject,
    rehearsal,
    html`<p><a href="${back.href}">${back.text}</a></p>
      <dl class="head">
        ${lines.map(([name, value]) =>
          value === ''
            ? ''
            : html`<dt>${name}</dt>
                <dd>${value}</dd>`,
        )}
        ${
          mail.files.length === 0
            ? ''
            : html`<dt>With it</dt>
                <dd>
                  ${mail.files.map(
                    ({ filename, content }, index) =>
                      html`<a href="${at}/files/${index}">${filename}</a>
                        <small>${Math.ceil(content.length / 1024)} KiB</small> `,
                  )}
                </dd>`
        }
      </dl>
      ${more ?? ''}
      ${
        mail.html === null
          ? html`<pre class="letter">${mail.text}</pre>`
          : html`<iframe class="letter" src="${at}/body" sandbox title="The letter as it looks"></iframe>
              <details>
                <summary>The same as plain text</summary>
                <pre class="letter">${mail.text}</pre>
              </details>`
      }`,
  );
}
