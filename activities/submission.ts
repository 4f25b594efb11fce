import { createHash } from 'node:crypto';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { Consolidation } from '../domain/matrix/consolidate.ts';
import { submissionName } from '../domain/requests/file-names.ts';
import { fileNumber } from '../domain/requests/file-number.ts';
import { cycleBriefing } from '../domain/submission/cycle-briefing.ts';
import { evidencePack, type EvidencePack } from '../domain/submission/evidence-pack.ts';
import { figureTables } from '../domain/submission/figure-tables.ts';
import { repliedTo } from '../domain/submission/replied-to.ts';
import { submissionDocument, type SubmissionDocument } from '../domain/submission/submission-document.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { consolidationOf, currentConsolidation } from './matrix.ts';
import {
  currentOffices,
  cycleStateOf,
  instrumentOf,
  presentVersions,
  procedureIdOf,
  referenceDocument,
} from './reference.ts';
import type { Sha256, Store, StoredInstrument } from './store-ports.ts';
import type { SubmissionPack } from './submission-ports.ts';

/** The State whose replies these are, where the list does not name it. */
export const OUR_STATE = 'Pakistan';

/** The State's text as the file that travels with letters to clearers and the Mission. */
export async function submissionFile(
  ports: Pick<ActivityPorts, 'store' | 'writeSubmission'>,
  cycleId: string,
  text: Sha256,
): Promise<Uint8Array> {
  const { store } = ports;
  const document = submissionOf(
    await cycleStateOf(store, cycleId),
    await instrumentOf(store, cycleId),
    await consolidationOf(store, text),
  );
  return ports.writeSubmission(document);
}

/**
 * What the documents of a submission are written from: the text that was frozen, or as it stands where none is.
 * @param today local date in Islamabad, for the briefs
 * @throws DeskError `cycle-unknown`
 */
export async function submissionPack(store: Store, cycleId: string, today: LocalDate): Promise<SubmissionPack> {
  const state = await cycleStateOf(store, cycleId);
  const instrument = await instrumentOf(store, cycleId);
  const consolidation =
    state.consolidation === null
      ? await currentConsolidation(store, cycleId)
      : await consolidationOf(store, state.consolidation.text);
  const names = new Map((await currentOffices(store)).map(({ id, name }) => [id, name]));
  const nameOf = (office: string): string => names.get(office) ?? office;
  const versions = await presentVersions(store, state);
  const { document: procedure } = await referenceDocument(
    store.reference,
    'procedure',
    procedureIdOf(versions, state.mechanism),
    versions.procedure,
  );
  const { reading } = instrument;
  const document = submissionOf(state, instrument, consolidation);
  return {
    name: submissionName(cycleId),
    document,
    limit: consolidation.limit,
    gaps: consolidation.gaps.length,
    delivery: {
      body: reading.committee,
      instrument: document.facts.instrument,
      symbol: reading.symbol,
      instrumentOn: reading.publishedOn,
      deadline: state.deadline,
      number: fileNumber(state, 'submission'),
      on: state.reached.cleared ?? null,
      words: consolidation.words,
      limit: consolidation.limit,
      mission: nameOf(procedure.mission),
      noteVerbale: state.noteVerbale,
      mark: document.facts.mark,
    },
    briefing: cycleBriefing(state, reading.committee, consolidation, nameOf, today),
    evidence: await evidenceOf(store, state, instrument, nameOf),
  };
}

/**
 * A text as a document. It bears the day on which it was cleared, so that what is handed over, submitted and written again
 * later is the same to the byte.
 */
function submissionOf(
  state: CycleState,
  { reading }: StoredInstrument,
  consolidation: Consolidation,
): SubmissionDocument {
  const tables = figureTables(consolidation);
  return submissionDocument(
    consolidation,
    {
      state: reading.state ?? OUR_STATE,
      committee: reading.committee,
      instrument: repliedTo(reading.kind, reading.symbol),
      symbol: reading.symbol,
      date: state.reached.cleared ?? null,
      annexes: tables.length === 0 ? [] : ['Statistical tables'],
      mark: state.rehearsal ? 'REHEARSAL' : null,
    },
    tables,
  );
}

async function evidenceOf(
  store: Store,
  state: CycleState,
  { filename, raw, text }: StoredInstrument,
  nameOf: (office: string) => string,
): Promise<EvidencePack> {
  const { cycleId } = state;
  const inbound = await store.inbound.ofCycle(cycleId);
  const answers = await store.answers.current(cycleId);
  return evidencePack({
    state,
    instrument: { filename, raw, text },
    events: await store.register.rowsOf(cycleId),
    mails: (await store.outbox.mailsOf(cycleId)).map((mail) => ({
      mailId: mail.mailId,
      messageId: mail.messageId,
      raw: mail.raw,
      datedAt: mail.datedAt,
      status: mail.status,
      attempts: mail.attempts.map(({ number, outcome }) => ({ number, outcome })),
      letters: mail.letters.filter((letter) => letter.cycleId === cycleId),
    })),
    rawOf: new Map(inbound.map((mail) => [mail.key, mail.raw])),
    answers: answers.map((answer) => ({
      office: answer.office,
      row: answer.row,
      status: answer.status,
      mail: answer.mail,
      receivedOn: answer.receivedOn,
      text: createHash('sha256').update(answer.text, 'utf8').digest('hex'),
    })),
    nameOf,
    files: [],
  });
}
