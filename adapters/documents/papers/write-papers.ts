import { createHash } from 'node:crypto';
import type { PaperFile, PaperId, SubmissionPack, WritePapers } from '../../../activities/submission-ports.ts';
import { canonical } from '../../../domain/register/canonical.ts';
import { submissionText } from '../../../domain/submission/submission-text.ts';
import { writeSubmission } from '../write-submission.ts';
import { coverLetter } from './cover-letter.ts';
import { evidencePaper } from './evidence-paper.ts';
import { executiveBrief } from './executive-brief.ts';
import { noteVerbale } from './note-verbale.ts';
import { standingBrief } from './standing-brief.ts';
import { writePaper } from './write-paper.ts';
import { writeStatistics } from './write-statistics.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a paper is called, its file's ending and its type. */
const FORMS: Readonly<Record<PaperId, readonly [title: string, ending: string, contentType: string]>> = {
  replies: ['Replies of the State', 'replies.docx', WORD],
  'replies-text': ['Replies of the State as plain text', 'replies.txt', 'text/plain; charset=utf-8'],
  statistics: ['Statistics annex', 'statistics.xlsx', SPREADSHEET],
  'cover-letter': ['Cover letter', 'cover-letter.docx', WORD],
  'note-verbale': ['Note verbale', 'note-verbale.docx', WORD],
  'executive-briefing': ['Brief for the Executive Committee', 'executive-committee.docx', WORD],
  'standing-briefing': ['Brief for the Standing Committee', 'standing-committee.docx', WORD],
  evidence: ['Evidence pack', 'evidence.docx', WORD],
  'evidence-data': ['Evidence pack, data', 'evidence.json', 'application/json'],
};

/** What the Mission delivers with the note; briefs and evidence stay in the house. */
const DELIVERED: readonly PaperId[] = ['replies', 'statistics'];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Writes the documents of a submission; each is made once, also where a later one names its hash. */
export const writePapers: WritePapers = async (pack, only) => {
  const made = new Map<PaperId, PaperFile>();
  const make = async (id: PaperId, bytes: () => Uint8Array | Promise<Uint8Array>): Promise<PaperFile> => {
    const written = await bytes();
    const [title, ending, contentType] = FORMS[id];
    const sha256 = createHash('sha256').update(written).digest('hex');
    const file = { id, name: `${pack.name}-${ending}`, title, contentType, bytes: written, sha256 };
    made.set(id, file);
    return file;
  };
  const wanted = (id: PaperId): boolean => only === undefined || only.includes(id);
  const { document, delivery, briefing } = pack;
  const replies = await make('replies', () => writeSubmission(document));
  if (wanted('replies-text')) await make('replies-text', () => utf8(submissionText(document)));
  if (wanted('statistics')) await make('statistics', () => writeStatistics(document));
  const enclosures = enclosuresOf(document, replies);
  if (wanted('cover-letter')) {
    await make('cover-letter', () => writePaper(coverLetter(delivery, enclosures, replies.sha256)));
  }
  if (wanted('note-verbale')) await make('note-verbale', () => writePaper(noteVerbale(delivery, enclosures)));
  if (wanted('executive-briefing')) await make('executive-briefing', () => writePaper(executiveBrief(briefing)));
  if (wanted('standing-briefing')) await make('standing-briefing', () => writePaper(standingBrief(briefing)));
  const evidence = { ...pack.evidence, files: [...made.values()].map(({ name, sha256 }) => ({ name, sha256 })) };
  if (wanted('evidence')) await make('evidence', () => writePaper(evidencePaper(evidence)));
  if (wanted('evidence-data')) await make('evidence-data', () => utf8(`${canonical(evidence)}\n`));
  return [...made.values()].filter(({ id }) => wanted(id));
};

function enclosuresOf({ tables }: SubmissionPack['document'], replies: PaperFile): readonly string[] {
  const titles: Partial<Record<PaperId, string>> = {
    replies: `${FORMS.replies[0]} (${replies.name})`,
    ...(tables.length === 0 ? {} : { statistics: FORMS.statistics[0] }),
  };
  return DELIVERED.flatMap((id) => titles[id] ?? []);
}
