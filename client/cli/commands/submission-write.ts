import { DeskError } from '../../../contracts/errors.ts';
import { submissionDocument } from '../../../domain/submission/submission-document.ts';
import { submissionText } from '../../../domain/submission/submission-text.ts';
import type { RunCommand } from '../command.ts';
import { bytesOfFile, writeBytes } from '../files.ts';
import { requiredOption } from '../options.ts';

/**
 * `submission write PREPARED.json --out FILE.docx`: the State's replies as a Word document and, beside it, as plain
 * text. The file holds `{ consolidation, facts }`; it needs nothing running.
 *
 * @throws DeskError `usage`, `file-not-found`, `data-invalid`, `folder-unusable`
 */
export const run: RunCommand = async ([path], options, context) => {
  if (path === undefined) {
    throw new DeskError('usage', 'The prepared text is missing.', 'submission write PREPARED.json --out FILE.docx');
  }
  const out = requiredOption(options, 'out', '--out', 'FILE.docx');
  const { parsePreparedSubmission } = await import('../../../contracts/schemas/consolidation.ts');
  const { consolidation, facts } = parsePreparedSubmission(new TextDecoder().decode(await bytesOfFile(path)), path);
  const document = submissionDocument(consolidation, facts);
  const plain = `${out.replace(/\.docx$/i, '')}.txt`;

  const { writeSubmission } = await context.documents();
  await writeBytes(out, await writeSubmission(document));
  await writeBytes(plain, new TextEncoder().encode(submissionText(document)));
  const paragraphs = document.blocks.filter((block) => block.kind === 'paragraph').length;
  const { words, limit, gaps } = consolidation;
  return {
    json: { files: [out, plain], title: document.title, paragraphs, words, limit, gaps: gaps.length },
    text: `${out} and ${plain}: ${paragraphs} paragraphs. ${document.lengthStatement}`,
  };
};
