import { Hono, type Context } from 'hono';
import { answerChecks } from '../../activities/answer-checks.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { CycleRequest } from '../../contracts/workflows.ts';
import type { RequestState } from '../../domain/cycle/state.ts';
import { reconcileRequest, returnByCheck } from '../answer-decisions.ts';
import { answersPage } from './answers-page.ts';
import type { CycleView } from './cycle-view.ts';
import { deskViews } from './desk-views.ts';
import { neededField } from './forms.ts';
import { ownFormsOnly } from './own-forms.ts';
import type { PageParts } from './page-parts.ts';

const AT = '/cycles/:id/offices/:office/answers';

/** What an office answered and how it stands; its answers go back, and contradicting figures are asked about, by POST. */
export function answerRoutes(parts: PageParts): Hono {
  const { store, desk } = parts;
  const views = deskViews(parts);
  const app = new Hono();
  app.use(`${AT}/*`, ownFormsOnly());

  const placed = async (c: Context): Promise<{ view: CycleView; request: RequestState; at: string }> => {
    const [id, office] = [c.req.param('id') ?? '', c.req.param('office') ?? ''];
    const view = await views.cycle(id);
    const request = view.state.requests[office];
    if (request === undefined)
      throw new DeskError('office-unknown', `${office} is not asked in ${id}.`, 'The page of the cycle lists them.');
    return { view, request, at: `/cycles/${encodeURIComponent(id)}/offices/${encodeURIComponent(office)}/answers` };
  };
  const asked = async (c: Context, at: string, view: CycleView, request: CycleRequest) => {
    await desk.ask(view.state.cycleId, request);
    return c.redirect(at, 303);
  };

  app.get(AT, async (c) => {
    const { view, request, at } = await placed(c);
    return c.html(answersPage(view, request, await answerChecks(store, view.state, request.office, view.today), at));
  });
  app.post(`${AT}/return`, async (c) => {
    const { view, request, at } = await placed(c);
    const fields = await c.req.parseBody();
    const by = neededField(fields, 'by', 'Who decides');
    const rows = neededField(fields, 'rows', 'The rows').split(' ');
    const back = await returnByCheck(store, view.state, request.office, { rows, by, today: view.today });
    return asked(c, at, view, back.request);
  });
  app.post(`${AT}/reconcile`, async (c) => {
    const { view, request, at } = await placed(c);
    const fields = await c.req.parseBody();
    const by = neededField(fields, 'by', 'Who decides');
    const of = { office: request.office, row: neededField(fields, 'row', 'The row') };
    const against = neededField(fields, 'with', 'The other office');
    const checks = await answerChecks(store, view.state, null, view.today);
    return asked(c, at, view, reconcileRequest(checks, { ...of, against }, { by }));
  });
  app.post(`${AT}/settle`, async (c) => {
    const { view, request, at } = await placed(c);
    const fields = await c.req.parseBody();
    return asked(c, at, view, {
      type: 'settle-reconcile',
      office: request.office,
      row: neededField(fields, 'row', 'The row'),
      against: neededField(fields, 'against', 'The other office'),
      by: neededField(fields, 'by', 'Who decides'),
      reason: neededField(fields, 'reason', 'The reason'),
    });
  });
  return app;
}
