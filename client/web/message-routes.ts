import { Hono, type Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { ShowMail } from '../../activities/mail-ports.ts';
import { DeskError } from '../../contracts/errors.ts';

/** A message's own HTML: no script, no form, nothing fetched, no way out of its frame; styles inside it alone. */
const HARMLESS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ['data:'],
    frameAncestors: ["'self'"],
    sandbox: [],
  },
  strictTransportSecurity: false,
});

/** Pages about messages, and the messages' own content, which has other headers than a page of ours. */
export interface PagesWithMessages {
  readonly pages: Hono;
  readonly messages: Hono;
}

/** Below a message's path: its HTML, to be shown in a frame, and its files, to be saved. */
export function messageRoutes(
  at: string,
  showMail: ShowMail,
  raw: (param: (name: string) => string) => Promise<Uint8Array>,
): Hono {
  const app = new Hono();
  const shown = async (c: Context) => showMail(await raw((name) => c.req.param(name) ?? ''));
  app.get(`${at}/body`, HARMLESS, async (c) => {
    const { html } = await shown(c);
    if (html === null) throw new DeskError('mail-unknown', 'This message is plain text.');
    return c.html(html);
  });
  app.get(`${at}/files/:index`, HARMLESS, async (c) => {
    const index = c.req.param('index');
    const file = (await shown(c)).files[Number(index)];
    if (file === undefined) throw new DeskError('mail-unknown', `This message has no file ${index}.`);
    // Saved, never shown: what came in an attachment does not become a page of ours.
    return c.body(new Uint8Array(file.content), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.filename).replace(/'/gu, '%27')}`,
    });
  });
  return app;
}
