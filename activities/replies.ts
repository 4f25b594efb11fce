import { DeskError } from '../contracts/errors.ts';
import { messageOfReply } from '../contracts/ids.ts';
import type { MailReading } from '../domain/replies/reply.ts';
import type { ActivityPorts } from './activity-ports.ts';
import type { FiledMail, IntakeActivities } from './cycle-activities.ts';
import { fileOver, fileShared, fileToRequest } from './file-mail.ts';
import { matchMail, matchQuestion } from './match-mail.ts';
import type { InboundMail, Store } from './store-ports.ts';

/** A stored message: read, its sender looked at, matched, its answers kept, and filed to its cycle. */
export function intakeActivities(ports: ActivityPorts): Omit<IntakeActivities, 'leaveToOfficer'> {
  const { store, engine } = ports;
  return {
    async interpretMail(key) {
      const stored = await inbound(store, key);
      if (stored.status === 'applied' || stored.status === 'ignored') return [];
      const raw = await rawOf(store, stored);
      const reading = await ports.readMail(raw);
      const mail = await withProof(ports, stored, raw);
      const said = saidByOfficer(mail);
      if (said !== null) return fileAsSaid(ports, { mail, raw, reading }, said);
      const match = await matchMail(ports, matchQuestion(reading, mail));
      switch (match.state) {
        case 'refused':
          await store.inbound.mark(key, { status: 'ignored', reading, reason: match.reason });
          return [];
        case 'held': {
          const best = match.suggestions[0];
          const suggestion = { cycleId: best?.cycle ?? null, office: best?.office ?? null };
          await store.inbound.mark(key, { status: 'held', reading, reason: match.reason, ...suggestion });
          return [];
        }
        case 'matched':
          return [await fileToRequest(ports, { mail, raw, reading, cycleId: match.cycle, office: match.office })];
        case 'shared':
          return fileShared(ports, { mail, raw, reading, cycles: match.cycles, office: match.office });
      }
    },

    async fileReply({ cycleId, reply }) {
      const outcome = await engine.fileReply(cycleId, reply);
      const where = { cycleId, office: reply.office };
      const mail = await inbound(store, messageOfReply(reply.mail));
      const several = mail.alsoCycles.length > 0 || mail.split !== undefined;
      if (outcome === 'ended') await store.inbound.mark(mail.key, { status: 'held', reason: 'cycle-closed', ...where });
      // Where another cycle that it answers has ended, it goes on waiting for an officer.
      else if (mail.status !== 'held' || mail.reason === null || mail.cycleId === cycleId || !several)
        await store.inbound.mark(mail.key, { status: 'applied', reason: null, ...(several ? {} : where) });
    },
  };
}

type Requests = readonly { readonly cycle: string; readonly office: string }[];

/** Where an officer has said that a held message belongs; null where he has not. */
function saidByOfficer({ status, reason, cycleId, office, split }: InboundMail): Requests | null {
  if (status !== 'held' || reason !== null) return null;
  if (split !== undefined) return split;
  return cycleId === null || office === null ? null : [{ cycle: cycleId, office }];
}

async function fileAsSaid(
  ports: ActivityPorts,
  read: { readonly mail: InboundMail; readonly raw: Uint8Array; readonly reading: MailReading },
  requests: Requests,
): Promise<readonly FiledMail[]> {
  const [first, ...others] = requests;
  if (first !== undefined && others.length === 0)
    return [await fileToRequest(ports, { ...read, cycleId: first.cycle, office: first.office })];
  return fileOver(ports, read, requests);
}

/** The message with what its sender is worth; looked at once and kept, since the DNS of a later day says other things. */
async function withProof(ports: ActivityPorts, mail: InboundMail, raw: Uint8Array): Promise<InboundMail> {
  if (mail.proof !== undefined || ports.proveSender === undefined) return mail;
  const proof = await ports.proveSender(raw, { envelopeFrom: mail.envelopeFrom, origin: mail.origin });
  await ports.store.inbound.mark(mail.key, { proof });
  return { ...mail, proof };
}

async function inbound(store: Store, key: string): Promise<InboundMail> {
  const mail = await store.inbound.load(key);
  if (mail === null) throw new DeskError('mail-unknown', `There is no message ${key}.`);
  return mail;
}

async function rawOf(store: Store, mail: InboundMail): Promise<Uint8Array> {
  const raw = await store.content.get(mail.raw);
  if (raw === null) throw new DeskError('internal', `The message ${mail.key} is not in the store.`);
  return raw.bytes;
}
