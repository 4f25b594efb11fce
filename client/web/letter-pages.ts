import { Hono } from 'hono';
import { html } from 'hono/html';
import type { MailWithAttempts } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { PageParts } from './page-parts.ts';
import { mailPage } from './mail-page.ts';
import { messageRoutes, type PagesWithMessages } from './message-routes.ts';

/** The letters that left, each as it left. */
export function letterPages({ store, showMail }: Pick<PageParts, 'store' | 'showMail'>): PagesWithMessages {
  const found = async (id: string): Promise<{ record: MailWithAttempts; raw: Uint8Array }> => {
    const record = await store.outbox.mail(id);
    const content = record === null ? null : await store.content.get(record.raw);
    if (record === null || content === null) throw new DeskError('mail-unknown', `There is no letter ${id}.`);
    return { record, raw: content.bytes };
  };
  const app = new Hono();
  app.get('/letters/:id', async (c) => {
    const { record, raw } = await found(c.req.param('id'));
    const cycle = record.letters[0]?.cycleId ?? '';
    const attempts = record.attempts.map(
      ({ number, outcome, response }) =>
        html`<li>Attempt ${number}: ${outcome ?? 'under way'} <small>${response ?? ''}</small></li>`,
    );
    return c.html(
      mailPage({
        mail: await showMail(raw),
        at: `/letters/${encodeURIComponent(record.mailId)}`,
        back: { href: `/cycles/${encodeURIComponent(cycle)}`, text: 'Back to the cycle' },
        rehearsal: cycle.startsWith('rehearsal/'),
        more: html`<ul class="attempts">
          ${attempts}
        </ul>`,
      }),
    );
  });
  return {
    pages: app,
    messages: messageRoutes('/letters/:id', showMail, async (param) => (await found(param('id'))).raw),
  };
}
