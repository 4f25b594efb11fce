import type {
  InboundChange,
  InboundMail,
  InboundStore,
  MailWithAttempts,
  ReplyAddress,
} from '../../activities/store-ports.ts';
import type { SenderDecision } from '../../domain/replies/match-reply.ts';
import { messageUnknown, needSameAddress, senderOf, waitsFor } from './inbound-rules.ts';
import type { NeedContent } from './memory-content.ts';
import { bothSpellings } from './outbox-rules.ts';
import { asStored } from './storable.ts';

/** Messages taken in, in memory. */
export function memoryInbound(mails: ReadonlyMap<string, MailWithAttempts>, need: NeedContent): InboundStore {
  const messages = new Map<string, InboundMail>();
  const addresses = new Map<string, ReplyAddress>();
  const decisions: SenderDecision[] = [];
  const change = (message: InboundMail, { split, ...rest }: InboundChange): void => {
    const { split: before, ...kept } = message;
    const over = split === undefined ? before : (split ?? undefined);
    messages.set(message.key, asStored({ ...kept, ...rest, ...(over !== undefined && { split: over }) }));
  };

  return {
    async receive({ key, raw, envelopeFrom, envelopeTo, receivedAt, origin, held }) {
      need(raw);
      if (messages.has(key)) return false;
      const nothingYet = {
        status: held === undefined ? ('stored' as const) : ('held' as const),
        reading: null,
        cycleId: null,
        office: null,
        alsoCycles: [],
        reason: held ?? null,
      };
      const from = origin === undefined ? {} : { origin };
      messages.set(key, asStored({ key, raw, envelopeFrom, envelopeTo, receivedAt, ...from, ...nothingYet }));
      return true;
    },

    async load(key) {
      return asStored(messages.get(key) ?? null);
    },

    async mark(key, by) {
      const message = messages.get(key);
      if (message === undefined) throw messageUnknown(key);
      change(message, by);
    },

    async recordDecision(decision, by) {
      const message = messages.get(decision.mail);
      if (message === undefined) throw messageUnknown(decision.mail);
      if (!waitsFor(decision.decision, message)) return false;
      decisions.push(asStored({ ...decision, sender: senderOf(decision.sender) }));
      change(message, by);
      return true;
    },

    async decisionsAbout(sender) {
      return asStored(decisions.filter((decision) => decision.sender === senderOf(sender)));
    },

    async decisionsOn(key) {
      return asStored(decisions.filter((decision) => decision.mail === key));
    },

    async page({ status, since, unexplained, after, limit }) {
      const all = [...messages.values()].flatMap((mail, arrived) => [{ mail, arrived }]);
      const rest = all.filter(
        ({ mail, arrived }) =>
          (status === undefined || mail.status === status) &&
          (unexplained !== true || mail.reason === null) &&
          (since === undefined || Date.parse(mail.receivedAt) >= Date.parse(since)) &&
          (after === null || arrived > Number(after)),
      );
      const page = rest.slice(0, limit);
      return asStored({
        mails: page.map(({ mail }) => mail),
        next: rest.length > limit ? String(page.at(-1)?.arrived) : null,
      });
    },

    async inStatus(status) {
      return asStored([...messages.values()].filter((m) => m.status === status));
    },

    async ofCycle(cycleId) {
      return asStored(
        [...messages.values()].filter(
          (m) => (m.cycleId === cycleId || m.alsoCycles.includes(cycleId)) && m.status !== 'held',
        ),
      );
    },

    async saveReplyAddress(address) {
      const { token, office, cycles } = address;
      if (!addresses.has(token)) addresses.set(token, { token, office, cycles: [...cycles].sort() });
      needSameAddress(address, addresses.get(token) ?? null);
    },

    async replyAddress(token) {
      return addresses.get(token) ?? null;
    },

    async replyAddresses() {
      return [...addresses.values()].sort((a, b) => (a.token < b.token ? -1 : 1));
    },

    async lettersByMessageId(messageId) {
      const wanted = bothSpellings(messageId);
      const mail = [...mails.values()].find((m) => wanted.includes(m.messageId));
      return (mail?.letters ?? []).map(({ cycleId, office, rung }) => ({ cycleId, office, rung }));
    },
  };
}
