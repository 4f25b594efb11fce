import { Hono, type Context } from 'hono';
import { OFFICES, referenceDocument } from '../../activities/reference.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { SenderDecision } from '../../domain/replies/match-reply.ts';
import { decideHeld, heldMessage, holdingList, putAside } from '../hold.ts';
import { fieldOf, neededField } from './forms.ts';
import { heldListPage, heldPage, type Place } from './held-pages.ts';
import { messageRoutes, type PagesWithMessages } from './message-routes.ts';
import { ownFormsOnly } from './own-forms.ts';
import type { PageParts } from './page-parts.ts';

/** Messages put aside that are listed. */
const MOST_ASIDE = 20;

/** The messages that wait for an officer: what each says, where it may belong, and one button for each decision. */
export function heldRoutes(
  parts: Pick<PageParts, 'store' | 'clock' | 'showMail' | 'match' | 'readAgain'>,
): PagesWithMessages {
  const { store, clock, showMail, match, readAgain } = parts;
  const app = new Hono();
  const keyOf = (c: Context): string => c.req.param('key') ?? '';
  const rawOf = async (key: string): Promise<Uint8Array> => {
    const mail = await store.inbound.load(key);
    const content = mail === null ? null : await store.content.get(mail.raw);
    if (content === null)
      throw new DeskError('mail-unknown', `There is no message ${key}.`, 'The list shows those held.');
    return content.bytes;
  };

  app.get('/mail', async (c) => c.html(heldListPage(await holdingList(store), await putAside(store, MOST_ASIDE))));
  app.get('/mail/:key', async (c) => {
    const key = keyOf(c);
    const { offices } = (await referenceDocument(store.reference, 'offices', OFFICES)).document;
    const names = new Map(offices.map(({ id, name }) => [id, name]));
    const cycles = await store.cycles.list({ rehearsals: true });
    return c.html(
      heldPage({
        held: await heldMessage({ store, match }, key),
        shown: await showMail(await rawOf(key)),
        at: `/mail/${encodeURIComponent(key)}`,
        nameOf: (office) => names.get(office) ?? office,
        titleOf: (cycle) => cycles.find(({ cycleId }) => cycleId === cycle)?.title ?? cycle,
        places: cycles
          .filter(({ reached }) => reached.acknowledged === undefined)
          .map(({ cycleId, title, requests, awaited }) => ({
            cycle: cycleId,
            title,
            offices: [...new Set([...Object.keys(requests), ...awaited.map(({ office }) => office)])].sort(),
          })),
      }),
    );
  });

  app.use('/mail/*', ownFormsOnly());
  const decide = async (c: Context, decision: SenderDecision['decision']): Promise<Response> => {
    const fields = await c.req.parseBody({ all: true });
    const by = neededField(fields, 'by', 'Who decides');
    const requests =
      decision === 'filed'
        ? [placeOf(fieldOf(fields, 'request') || neededField(fields, 'other', 'The request it belongs to'))]
        : decision === 'split'
          ? [fields['over'] ?? []].flat().map((one) => placeOf(typeof one === 'string' ? one : ''))
          : [];
    await decideHeld({ store, desk: { readAgain } }, { key: keyOf(c), decision, requests, by, now: clock() });
    return c.redirect('/mail', 303);
  };
  app.post('/mail/:key/file', (c) => decide(c, 'filed'));
  app.post('/mail/:key/split', (c) => decide(c, 'split'));
  app.post('/mail/:key/noise', (c) => decide(c, 'noise'));
  app.post('/mail/:key/back', (c) => decide(c, 'back'));

  return { pages: app, messages: messageRoutes('/mail/:key', showMail, (param) => rawOf(param('key'))) };
}

/** A request as a button carries it: cycle and office with a space between. */
function placeOf(value: string): Place {
  const [cycle, office, ...rest] = value.split(' ');
  if (cycle !== undefined && office !== undefined && rest.length === 0) return { cycle, office };
  throw new DeskError('usage', `“${value}” names no request.`, 'Go back and choose one; nothing was done.');
}
