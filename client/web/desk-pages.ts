import { Hono } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import type { Store } from '../../activities/store-ports.ts';
import { DeskError, ERRORS } from '../../contracts/errors.ts';
import { localDateOf } from '../../domain/calendar/instants.ts';
import { holdingList } from '../hold.ts';
import { cyclePage } from './cycle-page.ts';
import { letterPage } from './letter-page.ts';
import { page } from './layout.ts';
import { STYLE } from './style.ts';
import { todayPage } from './today-page.ts';

/** What the pages are made from. */
export interface PageParts {
  readonly store: Store;
  /** The present, milliseconds since 1970. */
  readonly clock: () => number;
  /** Resolves when Temporal answers. */
  readonly engineAnswers: () => Promise<void>;
  readonly onError: (error: Error) => void;
}

const ZONE = 'Asia/Karachi';

/** The desk's pages and the same as JSON. Reading only: decisions are taken by the command line. */
export function deskPages({ store, clock, engineAnswers, onError }: PageParts): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
        formAction: ["'none'"],
        baseUri: ["'none'"],
      },
      xFrameOptions: 'SAMEORIGIN',
    }),
  );
  const today = (): string => localDateOf(clock(), ZONE);
  const cycleOf = async (id: string) => {
    const state = await store.cycles.state(id);
    if (state === null)
      throw new DeskError('cycle-unknown', `There is no cycle ${id}.`, 'The first page lists those there are.');
    return state;
  };

  app.get('/style.css', (c) =>
    c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'max-age=3600' }),
  );
  app.get('/', async (c) =>
    c.html(todayPage(await store.cycles.list({ rehearsals: true }), await holdingList(store), today())),
  );
  app.get('/cycles/:id', async (c) => {
    const state = await cycleOf(c.req.param('id'));
    const mails = await store.outbox.mailsOf(state.cycleId);
    return c.html(cyclePage(state, await store.cycles.events(state.cycleId), mails, today()));
  });
  app.get('/letters/:id', async (c) => c.html(await letterPage(store, c.req.param('id'))));
  app.get('/api/cycles', async (c) => c.json(await store.cycles.list({ rehearsals: true })));
  app.get('/api/cycles/:id', async (c) => c.json(await cycleOf(c.req.param('id'))));
  app.get('/health', (c) => c.json({ status: 'up' }));
  app.get('/ready', async (c) => {
    await store.reference.ids('offices');
    await engineAnswers();
    return c.json({ status: 'ready' });
  });
  app.notFound((c) =>
    c.html(page('Not here', false, html`<p>There is no such page. <a href="/">Back to today</a></p>`), 404),
  );
  app.onError((error, c) => {
    const stated =
      error instanceof DeskError ? error : new DeskError('internal', 'Something went wrong inside the software.');
    if (!(error instanceof DeskError)) onError(error);
    const { code, message, hint } = stated;
    const status = ERRORS[code].httpStatus as 404;
    if (c.req.path.startsWith('/api') || c.req.path === '/ready')
      return c.json({ error: { code, message, hint } }, status);
    return c.html(
      page(
        'This did not work',
        false,
        html`<p>${message}</p>
          <p>${hint ?? ''}</p>
          <p><a href="/">Back to today</a></p>`,
      ),
      status,
    );
  });
  return app;
}
