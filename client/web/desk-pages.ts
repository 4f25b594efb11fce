import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { OFFICES } from '../../activities/reference.ts';
import { DeskError, ERRORS } from '../../contracts/errors.ts';
import { cyclePage } from './cycle-page.ts';
import { answerRoutes } from './answer-routes.ts';
import { decisionRoutes } from './decision-routes.ts';
import { draftingRoutes } from './drafting-routes.ts';
import { DRAFTING_STYLE } from './drafting-style.ts';
import { feedRoutes } from './feed-routes.ts';
import { deskViews } from './desk-views.ts';
import { heldRoutes } from './held-routes.ts';
import { page } from './layout.ts';
import type { PageParts } from './page-parts.ts';
import { listRoutes } from './list-routes.ts';
import { LIST_STYLE } from './list-style.ts';
import { letterPages } from './letter-pages.ts';
import { paperPages } from './paper-pages.ts';
import { postPages } from './post-pages.ts';
import { MOST_FOUND, searchPage } from './search-page.ts';
import { STYLE } from './style.ts';
import { todayPage } from './today-page.ts';
import { treatiesPage } from './treaties-page.ts';

/** Nothing but our own style sheet and frames of our own; no script at all. */
const STRICT = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    frameSrc: ["'self'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
  },
  // Told by whoever ends TLS in front of us; over plain HTTP it means nothing.
  strictTransportSecurity: false,
});

/** The desk's pages and the same as JSON; and the decisions that are taken in one click, by POST. */
export function deskPages(parts: PageParts): Hono {
  const { store, engineAnswers, onError } = parts;
  const views = deskViews(parts);
  const app = new Hono();
  const letters = letterPages(parts);
  const post = postPages(parts);
  const held = heldRoutes(parts);
  // What stands before this line brings its own headers.
  app.route('/', letters.messages).route('/', post.messages).route('/', held.messages);
  app.use(STRICT);
  app.get('/style.css', (c) =>
    c.body(`${STYLE}${DRAFTING_STYLE}${LIST_STYLE}`, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'no-cache',
    }),
  );
  app.get('/', async (c) => c.html(todayPage(await views.today())));
  app.get('/cycles/:id', async (c) => c.html(cyclePage(await views.cycle(c.req.param('id')))));
  app.get('/search', async (c) => c.html(await searchPage(parts, c.req.query('q') ?? '')));
  app.get('/treaties', async (c) => c.html(treatiesPage(await views.treaties())));
  app.route('/feeds', feedRoutes(parts));
  app.route('/', decisionRoutes(parts));
  app.route('/', answerRoutes(parts));
  app.route('/', draftingRoutes(parts));
  app.route('/', listRoutes(parts));
  app.route('/', held.pages);
  app.route('/', letters.pages);
  app.route('/', paperPages(parts));
  app.route('/', post.pages);
  app.get('/api/search', async (c) => c.json(await parts.search(c.req.query('q') ?? '', MOST_FOUND)));
  app.get('/api/treaties', async (c) => c.json(await views.treatiesAsData()));
  app.get('/api/cycles', async (c) => c.json(await views.cyclesAsData()));
  app.get('/api/cycles/:id', async (c) => c.json(await views.cycleAsData(c.req.param('id'))));
  app.get('/api/cycles/:id/forecast', async (c) => c.json(await views.forecastAsData(c.req.param('id'))));
  app.get('/health', (c) => c.json({ status: 'up' }));
  app.get('/ready', async (c) => {
    await Promise.all([store.reference.load('offices', OFFICES), engineAnswers()]);
    return c.json({ status: 'ready' });
  });
  app.notFound((c) => failed(c, 404, 'There is no such page.', null, 'usage'));
  app.onError((error, c) => {
    if (error instanceof DeskError)
      return failed(c, ERRORS[error.code].httpStatus, error.message, error.hint, error.code);
    if (error instanceof HTTPException && error.status === 403)
      return failed(c, 403, 'This form was not sent from a page of this desk.', 'Nothing was done.', 'usage');
    onError(error);
    return failed(c, 500, ERRORS.internal.sentence, 'The desk’s log says more.', 'internal');
  });
  return app;
}

/** An error for whoever asked: a program gets the desk's JSON, a person a page. */
function failed(
  c: Context,
  status: number,
  message: string,
  hint: string | null,
  code: string,
): Response | Promise<Response> {
  const as = status as 404;
  if (c.req.path.startsWith('/api/') || c.req.path === '/ready') return c.json({ error: { code, message, hint } }, as);
  const content = html`<p>${message}</p>
    ${hint === null ? '' : html`<p>${hint}</p>`}
    <p><a href="/">Back to today</a></p>`;
  return c.html(page(status === 404 ? 'Not here' : 'This did not work', false, content), as);
}
