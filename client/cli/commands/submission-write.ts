import { join } from 'node:path';
import { PAPERS, type PaperFile, type PaperId, type SubmissionPack } from '../../../activities/submission-ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { submissionDocument } from '../../../domain/submission/submission-document.ts';
import { submissionText } from '../../../domain/submission/submission-text.ts';
import type { CliContext, CliOptions, CliResult, RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { findCycle } from '../find-cycle.ts';
import { bytesOfFile, writeBytes } from '../files.ts';
import { listOption, requiredOption, textOption } from '../options.ts';
import { writeIntoFolder } from '../paper-folder.ts';
import { openedStore } from '../running.ts';
import { table } from '../table.ts';

/**
 * `submission write CYCLE [--out FOLDER] [--only PAPER,…] [--pdf]`: every document of a submission, from the text that
 * was frozen or as the answers stand: the replies, the statistics, the cover letter, the note verbale, the briefs and the
 * evidence. `--out FILE.docx` writes the replies alone and, beside them, as plain text; a file `PREPARED.json` with
 * `{ consolidation, facts }` in place of the cycle then needs nothing running.
 *
 * @throws DeskError `usage`, `file-not-found`, `data-invalid`, `cycle-unknown`, `folder-unusable`; `program-missing` for
 * `--pdf` without LibreOffice
 */
export const run: RunCommand = async ([path], options, context) => {
  if (path === undefined) {
    throw new DeskError('usage', 'The cycle is missing.', 'submission write CYCLE [--out FOLDER or FILE.docx]');
  }
  if (path.endsWith('.json')) return repliesAlone(await prepared(path), options, context);
  const store = await openedStore(context);
  const { cycleId } = await findCycle(store, path);
  const { submissionPack } = await import('../../../activities/submission.ts');
  const pack = await submissionPack(store, cycleId, today(context));
  if (textOption(options, 'out')?.endsWith('.docx') === true) return repliesAlone(pack, options, context);

  const folder = textOption(options, 'out') ?? `${pack.name}-submission`;
  const { writePapers } = await context.documents();
  const papers = await writePapers(pack, onlyOption(options));
  const files = await writeIntoFolder(papers, folder);
  const pdfs = options['pdf'] === true ? await printed(papers, folder, context) : [];
  const { document, evidence } = pack;
  const frozen = evidence.frozen?.text ?? null;
  return {
    json: { cycleId, folder, frozen, files, pdfs, ...countsOf(pack) },
    text: [
      frozen === null
        ? `${pack.name}: a draft, as the answers stand; nothing is frozen yet.`
        : `${pack.name}: the text frozen on ${evidence.frozen?.on} (${frozen.slice(0, 12)}…).`,
      document.lengthStatement,
      '',
      table(
        ['document', 'file', 'SHA-256 begins'],
        files.map(({ title, file, sha256 }) => [title, file, sha256.slice(0, 12)]),
      ),
      ...pdfs,
    ].join('\n'),
  };
};

/** A text with what is said of its length and gaps. */
type Replies = Pick<SubmissionPack, 'document' | 'limit' | 'gaps'>;

async function prepared(path: string): Promise<Replies> {
  const { parsePreparedSubmission } = await import('../../../contracts/schemas/consolidation.ts');
  const { consolidation, facts } = parsePreparedSubmission(new TextDecoder().decode(await bytesOfFile(path)), path);
  const { limit, gaps } = consolidation;
  return { document: submissionDocument(consolidation, facts), limit, gaps: gaps.length };
}

/** The replies as a Word document and, beside it, as plain text. */
async function repliesAlone(replies: Replies, options: CliOptions, context: CliContext): Promise<CliResult> {
  const { document } = replies;
  const out = requiredOption(options, 'out', '--out', 'FILE.docx');
  const plain = `${out.replace(/\.docx$/i, '')}.txt`;
  const { writeSubmission } = await context.documents();
  await writeBytes(out, await writeSubmission(document));
  await writeBytes(plain, new TextEncoder().encode(submissionText(document)));
  const counts = countsOf(replies);
  return {
    json: { files: [out, plain], ...counts },
    text: `${out} and ${plain}: ${counts.paragraphs} paragraphs. ${document.lengthStatement}`,
  };
}

function countsOf({ document: { title, blocks, tables, words }, limit, gaps }: Replies) {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph').length;
  return { title, paragraphs, words, limit, gaps, tables: tables.length };
}

/** The papers wanted by name; all where none is named. @throws DeskError `usage` */
function onlyOption(options: CliOptions): readonly PaperId[] | undefined {
  const names = listOption(options, 'only');
  if (names.length === 0) return undefined;
  const unknown = names.find((name) => !PAPERS.some((paper) => paper === name));
  if (unknown !== undefined) {
    throw new DeskError('usage', `--only: there is no document "${unknown}"`, `some of: ${PAPERS.join(', ')}`);
  }
  return PAPERS.filter((paper) => names.includes(paper));
}

/** Every Word document as PDF beside it. */
async function printed(papers: readonly PaperFile[], folder: string, context: CliContext): Promise<readonly string[]> {
  const { wordToPdf } = await context.documents();
  const written: string[] = [];
  for (const { name, bytes } of papers.filter((paper) => paper.name.endsWith('.docx'))) {
    context.progress(`${name} as PDF`);
    const file = join(folder, name.replace(/\.docx$/u, '.pdf'));
    await writeBytes(file, await wordToPdf(bytes));
    written.push(file);
  }
  return written;
}
