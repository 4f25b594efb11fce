import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { DeskError } from '../../contracts/errors.ts';
import { localDateOf } from '../../domain/calendar/instants.ts';
import { loadFeed, type FeedOf } from '../feeds/load-feed.ts';
import { ISLAMABAD } from './deadline.ts';
import type { PageParts } from './page-parts.ts';

const SUFFIX = '.ics';

/** The iCalendar feeds. A subscriber who has the newest is told so in a few bytes. */
export function feedRoutes({ store, clock, terms, writeICalendar }: PageParts): Hono {
  const feed = async (wanted: FeedOf): Promise<Response> => {
    const calendar = await loadFeed({ store, terms, today: localDateOf(clock(), ISLAMABAD) }, wanted);
    return new Response(writeICalendar(calendar) as Uint8Array<ArrayBuffer>, {
      headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'no-cache' },
    });
  };
  return new Hono()
    .use(etag())
    .get('/year.ics', () => feed({ of: 'year' }))
    .get('/cycle/:file', (c) => feed({ of: 'cycle', id: idIn(c.req.param('file')) }))
    .get('/office/:file', (c) => feed({ of: 'office', id: idIn(c.req.param('file')) }));
}

/** Where the feed of a cycle or an office is to be had. @example feedPath('office', 'moi') // '/feeds/office/moi.ics' */
export function feedPath(of: 'cycle' | 'office', id: string): string {
  return `/feeds/${of}/${encodeURIComponent(id)}${SUFFIX}`;
}

function idIn(file: string): string {
  if (file.endsWith(SUFFIX)) return file.slice(0, -SUFFIX.length);
  throw new DeskError('cycle-unknown', `There is no feed ${file}.`, `A feed ends in ${SUFFIX}.`);
}
