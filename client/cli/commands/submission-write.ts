import { DeskError } from '../../../contracts/errors.ts';
import { submissionDocument } from '../../../domain/submission/submission-document.ts';
import { submissionText } from '../../../domain/submission/submission-text.ts';
import type { Consolidation } from '../../../domain/matrix/consolidate.ts';
import type { SubmissionDocument } from '../../../domain/submission/submission-document.ts';
import type { CliContext, RunCommand } from '../command.ts';
import { findCycle } from '../find-cycle.ts';
import { bytesOfFile, writeBytes } from '../files.ts';
import { requiredOption } from '../options.ts';
import { openedStore } from '../running.ts';

/**
 * `submission write CYCLE --out FILE.docx`: the State's replies as a Word document and, beside it, as plain text, as the
 * answers stand. A file `PREPARED.json` with `{ consolidation, facts }` in place of the cycle needs nothing running.
 *
 * @throws DeskError `usage`, `file-not-found`, `data-invalid`, `folder-unusable`
 */
export const run: RunCommand = async ([path], options, context) => {
  if (path === undefined) {
    throw new DeskError('usage', 'The cycle is missing.', 'submission write CYCLE --out FILE.docx');
  }
  const out = requiredOption(options, 'out', '--out', 'FILE.docx');
  const { consolidation, document } = path.endsWith('.json') ? await prepared(path) : await ofCycle(path, context);
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

interface Text {
  readonly consolidation: Consolidation;
  readonly document: SubmissionDocument;
}

async function prepared(path: string): Promise<Text> {
  const { parsePreparedSubmission } = await import('../../../contracts/schemas/consolidation.ts');
  const { consolidation, facts } = parsePreparedSubmission(new TextDecoder().decode(await bytesOfFile(path)), path);
  return { consolidation, document: submissionDocument(consolidation, facts) };
}

async function ofCycle(id: string, context: CliContext): Promise<Text> {
  const store = await openedStore(context);
  const { cycleId, consolidation: text } = await findCycle(store, id);
  const { consolidationOf, currentConsolidation, submissionFrom } = await import('../../../activities/matrix.ts');
  const consolidation =
    text === null ? await currentConsolidation(store, cycleId) : await consolidationOf(store, text.text);
  return { consolidation, document: await submissionFrom(store, cycleId, consolidation) };
}
