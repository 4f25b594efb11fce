import { DeskError } from '../contracts/errors.ts';
import { letterId } from '../contracts/ids.ts';
import type { LocalDate } from '../domain/calendar/calendar.ts';
import { instantAt, instantOf, epochMs } from '../domain/calendar/instants.ts';
import { previewLetter as decidePreview } from '../domain/cycle/preview-letter.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { letterRecipients } from './letter-recipients.ts';
import { viewOfLetter } from './letters.ts';
import type { LetterPreview } from './mail-ports.ts';
import { attachedTo } from './office-matrix.ts';
import { currentOffices, instrumentOf, loadTerms, presentVersions } from './reference.ts';
import type { OutboxLetter } from './store-ports.ts';

const ZONE = 'Asia/Karachi';

/** What a preview is made with; nothing of it can send. */
export type PreviewPorts = Pick<ActivityPorts, 'store' | 'desk' | 'composeMail'>;

/**
 * A letter exactly as it would leave today, made by what makes the real ones.
 *
 * @param rung null takes the next one
 * @param today local date in Islamabad
 * @throws DeskError `refused` where no such letter is to come, `address-missing` where it would go to nobody
 */
export async function previewLetter(
  ports: PreviewPorts,
  state: CycleState,
  office: string,
  rung: string | null,
  today: LocalDate,
): Promise<LetterPreview> {
  const { store, desk } = ports;
  const letter = await letterToCome(ports, state, office, rung, today);
  const offices = await currentOffices(store);
  const people = await letterRecipients(store, letter, state, offices);
  if ('nobody' in people) throw new DeskError('address-missing', `${people.nobody}.`, 'Enter an address: office set.');
  const one = { letter, state, instrument: await instrumentOf(store, state.cycleId), ...people };
  const { words } = await attachedTo(store, [one], offices, today);
  const replyTo = `${desk.localPart}@${desk.domain}`;
  const view = await viewOfLetter(ports, one, offices, letter.writtenAt, words, replyTo, false);
  const named = ({ post, email }: { post: string; email: string }) => ({ post, address: email });
  return {
    cycleId: state.cycleId,
    office,
    rung: letter.rung,
    to: people.to.map(named),
    cc: people.cc.map(named),
    attachment: words.attachment,
    ...ports.composeMail([view]),
  };
}

/** The letter that waits in the out-box, else the one that would be decided today. */
async function letterToCome(
  { store }: PreviewPorts,
  state: CycleState,
  office: string,
  rung: string | null,
  today: LocalDate,
): Promise<OutboxLetter> {
  const { cycleId } = state;
  if (rung !== null && state.letters[`${office}/${rung}`]?.status === 'waiting') {
    const [waiting] = await store.outbox.letters([letterId({ cycleId, office, rung })]);
    if (waiting !== undefined) return waiting;
  }
  const terms = await loadTerms(store, cycleId, await presentVersions(store, state));
  const previewed = decidePreview(state, terms, office, rung, today);
  if ('refused' in previewed) {
    const { message, hint } = previewed.refused;
    throw new DeskError('refused', message, hint);
  }
  const decision = previewed.letter;
  return {
    id: letterId({ cycleId, office, rung: decision.rung }),
    cycleId,
    office,
    rung: decision.rung,
    decision,
    writtenOn: today,
    writtenAt: instantAt(epochMs(instantOf(today, '09:00', ZONE)), ZONE),
    route: 1,
  };
}
