import type { DocumentBlocks } from '../../../../activities/ports.ts';
import { DeskError } from '../../../../contracts/errors.ts';
import { nothingFound, type Found } from '../found.ts';
import { withFurniture, type KnownLine } from './furniture.ts';
import { openPdf, type Pdf } from './open-pdf.ts';
import { linesOf, type PageLine } from './page-lines.ts';
import { runsOf } from './page-runs.ts';
import { ruledTables, type RuledTable } from './ruled-tables.ts';
import { rulingsOf } from './rulings.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import { pdfText } from './pdf-text.ts';

/**
 * Reads a PDF by where its letters stand: lines, then paragraphs and tables. Heads and feet of pages stay, on lines of
 * their own.
 * @param what is wanted: for the text alone no table is looked for, and `blocks` is empty
 * @returns with its `text`, line by line as printed
 * @throws DeskError `document-encrypted`, `document-unreadable`, `document-too-large`, and `document-no-text` where no
 *   page has more than heads and feet: it holds pictures of pages
 */
export async function readPdf(
  bytes: Uint8Array,
  filename: string,
  what: 'text' | 'blocks' = 'blocks',
): Promise<DocumentBlocks & { readonly text: string }> {
  const pdf = await openPdf(bytes, filename);
  try {
    const found = nothingFound();
    const drawn = await allPages(pdf, filename, found, what);
    const pages = withFurniture(drawn.map(({ lines }) => lines));
    const empty = pages.flatMap((lines, n) => (lines.some(hasWords) ? [] : [n + 1]));
    if (empty.length === pages.length) {
      throw new DeskError(
        'document-no-text',
        `${filename} has ${pages.length === 1 ? 'one page' : `${pages.length} pages`} and no text: they are pictures of pages, as a scanner makes them.`,
        'the document typed or put through OCR (character recognition), or the Word file it was made from',
      );
    }
    if (empty.length > 0) {
      found.say(
        `no text on page${empty.length === 1 ? '' : 's'} ${empty.join(', ')} of ${pages.length}: empty or scanned, which needs typing or OCR`,
      );
    }
    if (pages.flat().some(({ text }) => /[\u0600-\u06ff]/.test(text)))
      found.say('Urdu or Arabic in a PDF may stand in another order than it was written: compare it with the page');
    await lookAround(pdf, found);
    const blocks =
      what === 'text'
        ? []
        : pdfBlocks(
            pages,
            drawn.map(({ tables }) => tables),
          );
    return { contentType: 'application/pdf', blocks, text: pdfText(pages), notes: found.notes() };
  } finally {
    await pdf.destroy();
  }
}

/** The lines of each page, and the tables that it draws. */
interface ReadPage {
  readonly lines: readonly PageLine[];
  readonly tables: readonly RuledTable[];
}

async function allPages(
  pdf: Pdf,
  filename: string,
  found: Found,
  what: 'text' | 'blocks',
): Promise<readonly ReadPage[]> {
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number).catch((error: unknown) => {
      throw new DeskError(
        'document-unreadable',
        `Page ${number} of ${filename} is damaged (${(error as Error).message}).`,
        'the file sent anew',
      );
    });
    const drawn = await runsOf(page);
    if (drawn.across.length > 0) found.say(`text across the page, left out: “${drawn.across.join(' ').slice(0, 80)}”`);
    const tables = what === 'text' || drawn.turned ? [] : ruledTables(drawn, await rulingsOf(page));
    pages.push({ lines: linesOf(drawn, number), tables });
    page.cleanup();
  }
  return pages;
}

function hasWords({ furniture, text }: KnownLine): boolean {
  return !furniture && /\p{L}/u.test(text);
}

/** What travels in the file beside its pages. */
async function lookAround(pdf: Pdf, found: Found): Promise<void> {
  const [attached, scripts] = await Promise.all([
    pdf.getAttachments().catch(() => null),
    pdf.hasJSActions().catch(() => false),
  ]);
  const files = Object.keys((attached ?? {}) as Record<string, unknown>);
  for (const _ of files) found.one('embedded');
  if (scripts) found.say('it holds programs (JavaScript): they were not run');
}
