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
        <title>${title} · Treaty Desk</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <a href="/" class="name">Treaty Desk</a>
          <span>NMRF Unit, Ministry of Human Rights</span>
        </header>
        ${rehearsal ? html`<p class="rehearsal" role="note">Rehearsal: nothing here reaches a real address</p>` : ''}
        <main id="main">
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

/**
 * A local date as people read it.
 * @example dateWords('2026-11-30') // 'Mon 30 Nov 2026'
 */
export function dateWords(date: string): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const [year, month, day] = date.split('-');
  return `${weekdayName(weekdayOf(date)).slice(0, 3)} ${Number(day)} ${months[Number(month) - 1]} ${year}`;
}

/** A share as a small bar with its words. @param done of `all` */
export function shareBar(done: number, all: number): Html {
  return html`<progress max="${Math.max(1, all)}" value="${done}"></progress> ${done} of ${all}`;
}
