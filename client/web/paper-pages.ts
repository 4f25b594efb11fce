import { Hono } from 'hono';
import { html } from 'hono/html';
import { submissionPack } from '../../activities/submission.ts';
import { PAPERS, type PaperFile, type PaperId } from '../../activities/submission-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { localDateOf } from '../../domain/calendar/instants.ts';
import { ISLAMABAD } from './deadline.ts';
import { day, page, table } from './layout.ts';
import type { PageParts } from './page-parts.ts';

/** The documents of a submission: a page that lists them, and each to be taken away. */
export function paperPages({ store, clock, writePapers }: Pick<PageParts, 'store' | 'clock' | 'writePapers'>): Hono {
  const written = async (cycleId: string, only?: readonly PaperId[]) => {
    const pack = await submissionPack(store, cycleId, localDateOf(clock(), ISLAMABAD));
    return { pack, papers: await writePapers(pack, only) };
  };
  const app = new Hono();
  app.get('/cycles/:id/documents', async (c) => {
    const cycleId = c.req.param('id');
    const { pack, papers } = await written(cycleId);
    const { frozen, cycle } = pack.evidence;
    return c.html(
      page(
        `Documents: ${cycle.title}`,
        cycle.rehearsal,
        html`<p><a href="/cycles/${encodeURIComponent(cycleId)}">Back to the cycle</a></p>
          <p class="lead">
            ${
              frozen === null
                ? 'A draft, as the answers stand: nothing is frozen yet.'
                : html`From the text frozen ${day(frozen.on)}, SHA-256 <code>${frozen.text}</code>.`
            }
            ${pack.document.lengthStatement}
          </p>
          ${table({
            caption: 'To take away',
            heads: ['Document', 'File', 'Size', 'SHA-256'],
            rows: papers.map((paper) => paperRow(cycleId, paper)),
          })}
          <p>
            <small>
              “treaty-desk submission write ${cycleId} --pdf” writes them all into a folder, as PDF too; “treaty-desk
              submission verify” tells whether an evidence pack holds.
            </small>
          </p>`,
      ),
    );
  });
  app.get('/cycles/:id/documents/:paper', async (c) => {
    const wanted = PAPERS.find((one) => one === c.req.param('paper'));
    if (wanted === undefined) {
      throw new DeskError(
        'file-not-found',
        `There is no document "${c.req.param('paper')}".`,
        `There are: ${PAPERS.join(', ')}.`,
      );
    }
    // Evidence names the hashes of the others, so they have to be written with it.
    const alone = wanted !== 'evidence' && wanted !== 'evidence-data';
    const { papers } = await written(c.req.param('id'), alone ? [wanted] : undefined);
    const { bytes, contentType, name } = papers.find(({ id }) => id === wanted)!;
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'Content-Type': contentType,
        'Content-Disposition': `attachment; filename="${name}"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    });
  });
  return app;
}

/** Where the documents of a cycle are to be had. */
export function documentsPath(cycleId: string): string {
  return `/cycles/${encodeURIComponent(cycleId)}/documents`;
}

function paperRow(cycleId: string, { id, title, name, bytes, sha256 }: PaperFile) {
  return html`<tr>
    <th scope="row"><a href="${documentsPath(cycleId)}/${id}">${title}</a></th>
    <td>${name}</td>
    <td>${Math.ceil(bytes.length / 1024)} KB</td>
    <td><code>${sha256.slice(0, 16)}…</code></td>
  </tr>`;
}
