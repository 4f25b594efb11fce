import { html } from 'hono/html';
import { weekdayName, weekdayOf } from '../../domain/calendar/local-date.ts';

/** Text that is safe to stand in a page. */
export type Html = ReturnType<typeof html>;

/** A whole page. @param rehearsal marks it across its head */
export function page(title: string, rehearsal: boolean, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${rehearsal ? 'Rehearsal: ' : ''}${title} · Treaty Desk</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <a href="/" class="name">Treaty Desk</a>
          <span class="unit">NMRF Unit, Ministry of Human Rights</span>
          <nav aria-label="Pages">
            <a href="/">Today</a> <a href="/treaties">Treaties</a> <a href="/mail">Mail</a> <a href="/post">Post</a>
            <a href="/search">Search</a>
          </nav>
        </header>
        ${rehearsal ? html`<p class="rehearsal" role="note">Rehearsal: nothing here reaches a real address</p>` : ''}
        <main id="main">
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

/** What a table shows, in rows of cells. */
export interface TableOf {
  readonly caption: string;
  readonly heads: readonly string[];
  /** Each a `<tr>`. */
  readonly rows: readonly Html[];
}

/** A table under its heading; a wide one moves inside its own frame. */
export function table({ caption, heads, rows }: TableOf): Html {
  return html`<h2>${caption}</h2>
    <div class="wide" tabindex="0" role="region" aria-label="${caption}">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A local date as people read it.
 * @example dateWords('2026-11-30') // 'Mon 30 Nov 2026'
 */
export function dateWords(date: string): string {
  const [year, month, day] = date.split('-');
  return `${weekdayName(weekdayOf(date)).slice(0, 3)} ${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** The month of a date, short. @example monthWords('2026-11-30') // 'Nov' */
export function monthWords(date: string): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
}

/** A local date that does not break over two lines. */
export function day(date: string): Html {
  return html`<time datetime="${date}">${dateWords(date)}</time>`;
}

/** A share as a small bar with its words. @param done of `all` */
export function shareBar(done: number, all: number): Html {
  return html`<progress max="${Math.max(1, all)}" value="${done}" aria-hidden="true"></progress> ${done} of ${all}`;
}

/** `1 day`, `2 days`. */
export function counted(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? '' : 's'}`;
}
