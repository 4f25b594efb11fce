import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { instrumentOf } from '../../activities/reference.ts';
import { DeskError } from '../../contracts/errors.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import {
  amendmentAhead,
  correctedList,
  listByDocument,
  listWithout,
  putInForce,
  type PreparedList,
} from '../list-amendments.ts';
import { deskViews } from './desk-views.ts';
import { fieldOf, neededField, type FormFields } from './forms.ts';
import { changeOfFields } from './list-forms.ts';
import { listPage, listPath } from './list-page.ts';
import { listPreviewPage } from './list-preview-page.ts';
import { ownFormsOnly } from './own-forms.ts';
import type { PageParts } from './page-parts.ts';

const AT = '/cycles/:id/list';
/** No list of the United Nations is near this size. */
const LARGEST_DOCUMENT = 50 * 2 ** 20;
const NO_WISHES = { keep: [], ask: {} } as const;

/** A cycle's list: read, corrected after a preview, and reissued. A GET and a preview change nothing. */
export function listRoutes(parts: PageParts): Hono {
  const { store, desk, readDocument } = parts;
  const views = deskViews(parts);
  const app = new Hono();
  app.use(`${AT}/*`, ownFormsOnly());

  app.get(AT, async (c) => {
    const { state } = await views.cycle(c.req.param('id'));
    const instrument = await instrumentOf(store, state.cycleId);
    const text = await store.content.get(instrument.text);
    const lines = new TextDecoder().decode(text?.bytes).split(/\r\n|[\n\r]/u);
    return c.html(listPage({ state, instrument, versions: await store.instruments.versions(state.cycleId), lines }));
  });

  app.post(`${AT}/document`, bodyLimit({ maxSize: LARGEST_DOCUMENT, onError: tooLarge }), async (c) => {
    const fields = await c.req.parseBody();
    const file = fields['file'];
    const pasted = fieldOf(fields, 'pasted');
    const given = file instanceof File && file.size > 0;
    if (!given && pasted === '')
      throw new DeskError('usage', 'There is no document.', 'Choose a file, or paste its text; nothing was done.');
    const bytes = given ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted);
    const document = await store.content.put(bytes, 'application/octet-stream');
    const filename = given ? file.name : 'pasted.txt';
    return preview(c, { type: 'document', document, filename, by: fieldOf(fields, 'by') || 'Director' });
  });

  app.post(`${AT}/preview`, async (c) => preview(c, textsOf(await c.req.parseBody())));

  app.post(`${AT}/ask`, async (c) => {
    const fields = await c.req.parseBody();
    const { state } = await views.cycle(c.req.param('id'));
    const question = neededField(fields, 'question', 'The question');
    const to = officesIn(neededField(fields, 'offices', 'The offices'));
    const by = neededField(fields, 'by', 'Who decides');
    await desk.ask(state.cycleId, { type: 'reassign', question, to, by });
    return c.redirect(listPath(state.cycleId), 303);
  });

  app.post(`${AT}/apply`, async (c) => {
    const fields = await c.req.parseBody({ all: true });
    const { state, today } = await views.cycle(c.req.param('id'));
    const list = await prepared(state, textsOf(fields), today, neededField(fields, 'by', 'Who decides'));
    if ((list.list.from ?? '') !== fieldOf(fields, 'from'))
      throw new DeskError(
        'refused',
        'The list was corrected meanwhile.',
        'Look at it as it stands now; nothing was done.',
      );
    const keep = [fields['keep'] ?? []].flat().filter((one): one is string => typeof one === 'string');
    await putInForce(store, desk, state, list, { keep, ask: askedBy(fields) });
    return c.redirect(listPath(state.cycleId), 303);
  });
  return app;

  async function preview(c: Context, asked: Readonly<Record<string, string>>): Promise<Response> {
    const { state, today, nameOf } = await views.cycle(c.req.param('id') ?? '');
    const list = await prepared(state, asked, today, asked['by'] ?? 'Director');
    const effects = await amendmentAhead(store, state, list, NO_WISHES, today);
    return c.html(listPreviewPage(state, list, effects, asked, nameOf));
  }

  /** The list that a form asks for, as it would be today. */
  async function prepared(state: CycleState, asked: FormFields, on: string, by: string): Promise<PreparedList> {
    const said = { by, on, reason: fieldOf(asked, 'reason') || 'not said yet' };
    const type = fieldOf(asked, 'type');
    if (type === 'undo') return listWithout(store, state, [neededField(asked, 'undo', 'The correction')], said);
    if (type !== 'document') return correctedList(store, state, [changeOfFields(asked)], said);
    const stored = await store.content.get(neededField(asked, 'document', 'The document'));
    if (stored === null) throw new DeskError('file-not-found', 'The document is not in the store.', 'Give it again.');
    const leaveUnclear = fieldOf(asked, 'leaveUnclear') === 'yes';
    const document = { bytes: stored.bytes, filename: fieldOf(asked, 'filename') || 'document', leaveUnclear };
    return listByDocument(store, readDocument, state, document, said);
  }
}

function tooLarge(): never {
  const most = LARGEST_DOCUMENT / 2 ** 20;
  throw new DeskError('document-too-large', 'The document is too large.', `At most ${most} MB; nothing was done.`);
}

/** The fields of a form that are text, each once. */
function textsOf(fields: FormFields): Readonly<Record<string, string>> {
  const texts = Object.entries(fields).filter((one): one is [string, string] => typeof one[1] === 'string');
  return Object.fromEntries(texts);
}

function officesIn(text: string): readonly string[] {
  return text.split(/[\s,]+/u).filter((one) => one !== '');
}

function askedBy(fields: FormFields): Readonly<Record<string, readonly string[]>> {
  const asked = Object.keys(fields)
    .filter((name) => name.startsWith('ask:'))
    .map((name): [string, readonly string[]] => [name.slice('ask:'.length), officesIn(fieldOf(fields, name))]);
  return Object.fromEntries(asked.filter(([, offices]) => offices.length > 0));
}
