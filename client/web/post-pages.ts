import { Hono } from 'hono';
import { html } from 'hono/html';
import { DeskError } from '../../contracts/errors.ts';
import type { PageParts } from './page-parts.ts';
import { momentWords } from './deadline.ts';
import { counted, page, table } from './layout.ts';
import { mailPage } from './mail-page.ts';
import { messageRoutes, type PagesWithMessages } from './message-routes.ts';

/** Messages of a mailbox that are listed. */
const SHOWN = 100;

/** What lies in the mailboxes of the local post: what each office got, as it got it. */
export function postPages({ post, showMail }: Pick<PageParts, 'post' | 'showMail'>): PagesWithMessages {
  const app = new Hono();
  const found = async (address: string, sequence: string): Promise<Uint8Array> => {
    const raw = await post?.message(address, Number(sequence));
    if (raw != null) return raw;
    throw new DeskError(
      'mail-unknown',
      `There is no message ${sequence} for ${address}.`,
      'The post lists what there is.',
    );
  };

  app.get('/post', async (c) => {
    if (post === null)
      return c.html(
        page(
          'Post',
          false,
          html`<p>Letters leave by the ministry’s own mail server; its mailboxes are not shown here.</p>`,
        ),
      );
    const boxes = await post.list();
    const rows = boxes.map(
      ({ address, messages }) =>
        html`<tr>
          <th scope="row"><a href="/post/${encodeURIComponent(address)}">${address}</a></th>
          <td class="number">${messages.length}</td>
        </tr>`,
    );
    return c.html(
      page(
        'Post',
        false,
        html`<p class="lead">
            The local post stands in for the ministry’s mail server. Nothing in it has left this machine.
          </p>
          ${
            rows.length === 0
              ? html`<p class="empty">Nobody has received anything yet.</p>`
              : table({ caption: 'Mailboxes', heads: ['Address', 'Messages'], rows })
          }`,
      ),
    );
  });

  app.get('/post/:address', async (c) => {
    const address = c.req.param('address');
    const box = (await post?.list())?.find((entry) => entry.address === address);
    if (box === undefined) throw new DeskError('mail-unknown', `Nobody has written to ${address}.`);
    const newestFirst = box.messages.toReversed().slice(0, SHOWN);
    const rows = await Promise.all(
      newestFirst.map(async (sequence) => {
        const mail = await showMail(await found(address, String(sequence)));
        return html`<tr>
          <td class="number">${sequence}</td>
          <th scope="row">
            <a href="/post/${encodeURIComponent(address)}/${sequence}">${mail.subject || 'without subject'}</a>
          </th>
          <td>${mail.from}</td>
          <td>${mail.date === null ? '' : momentWords(mail.date)}</td>
        </tr>`;
      }),
    );
    return c.html(
      page(
        address,
        false,
        html`<p><a href="/post">All mailboxes</a></p>
          ${table({ caption: `${counted(box.messages.length, 'message')}${box.messages.length > SHOWN ? `, the newest ${SHOWN}` : ''}`, heads: ['No.', 'Subject', 'From', 'Date'], rows })}`,
      ),
    );
  });

  app.get('/post/:address/:sequence', async (c) => {
    const { address, sequence } = c.req.param();
    const mail = await showMail(await found(address, sequence));
    const box = `/post/${encodeURIComponent(address)}`;
    return c.html(
      mailPage({
        mail,
        at: `${box}/${encodeURIComponent(sequence)}`,
        back: { href: box, text: `Mailbox of ${address}` },
        // The mark stands in the subject of every letter of a rehearsal.
        rehearsal: mail.subject.startsWith('REHEARSAL'),
      }),
    );
  });
  return {
    pages: app,
    messages: messageRoutes('/post/:address/:sequence', showMail, (param) =>
      found(param('address'), param('sequence')),
    ),
  };
}
