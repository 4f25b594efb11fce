import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { DeskError } from '../../../../contracts/errors.ts';

/** An opened PDF, and one of its pages. */
export type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfPage = Awaited<ReturnType<Pdf['getPage']>>;

/** Pages that are read; the longest report of a State has some hundreds. */
const MOST_PAGES = 2000;

/**
 * Opens a PDF. No program in it runs, no font or picture of it is drawn, nothing outside is fetched. One that a
 * password keeps from being printed or copied, yet not from being read, is opened.
 * @throws DeskError `document-encrypted`, `document-unreadable`, `document-too-large`
 */
export async function openPdf(bytes: Uint8Array, filename: string): Promise<Pdf> {
  const { VerbosityLevel } = await getResolvedPDFJS();
  const opening = getDocumentProxy(
    // The library takes the bytes for itself.
    Uint8Array.from(bytes),
    {
      verbosity: VerbosityLevel.ERRORS,
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      enableXfa: false,
      // Pictures are not looked at, so none is unpacked.
      maxImageSize: 1,
    },
  );
  const pdf = await opening.catch((error: unknown) => {
    const { name, message } = error as Error;
    if (name === 'PasswordException') {
      throw new DeskError(
        'document-encrypted',
        `${filename} is locked: it opens with a password only.`,
        'the same document saved without a password',
      );
    }
    throw new DeskError('document-unreadable', `${filename} is a damaged PDF (${message}).`, 'the file sent anew');
  });
  if (pdf.numPages > 0 && pdf.numPages <= MOST_PAGES) return pdf;
  const pages = pdf.numPages.toLocaleString('en');
  await pdf.destroy();
  if (pages === '0')
    throw new DeskError('document-unreadable', `${filename} is a PDF with no page.`, 'the file sent anew');
  throw new DeskError('document-too-large', `${filename} has ${pages} pages.`, `at most ${MOST_PAGES} pages`);
}
