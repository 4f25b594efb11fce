import type { WriteLetter } from '../../../activities/mail-ports.ts';
import type { LetterView } from '../../../domain/requests/letter-view.ts';
import { wordToPdf } from '../../documents/word-to-pdf.ts';
import { letterDocument } from './render-docx.ts';
import { escape, renderHtml } from './render-html.ts';
import { sheets } from './sheet.ts';

/** A letter as a file to be printed: a Word document, the same as PDF, or a page for the browser's own printing. */
export const writeLetter: WriteLetter = async (view, form) => {
  switch (form) {
    case 'docx':
      return letterDocument(view);
    case 'pdf':
      return wordToPdf(await letterDocument(view));
    case 'html':
      return new TextEncoder().encode(printPage(view));
  }
};

/** A letter as a page that prints as a letter: white, A4, without a frame, no question torn apart. */
export function printPage(view: LetterView): string {
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(view.number)}</title>
<style>
@page { size: A4; margin: 15mm 12mm }
body { margin: 0; background: #fff }
tr { break-inside: avoid }
tr:has(> td > table), tr:has(> td > p) { break-inside: auto }
@media print { body > table { border: 0 !important; max-width: none !important } }
</style>
</head>
<body>
${renderHtml(sheets(view))}
</body>
</html>
`;
}
