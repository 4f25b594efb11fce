import type { InboundMail, InboundStore, MailWithAttempts, ReplyAddress } from '../../activities/store-ports.ts';
import { messageUnknown, needSameAddress } from './inbound-rules.ts';
import type { NeedContent } from './memory-content.ts';
import { bothSpellings } from './outbox-rules.ts';
import { asStored } from './storable.ts';

/** Messages taken in, in memory. */
export function memoryInbound(mails: ReadonlyMap<string, MailWithAttempts>, need: NeedContent): InboundStore {
  const messages = new Map<string, InboundMail>();
  const addresses = new Map<string, ReplyAddress>();

  return {
    async receive({ key, raw, envelopeFrom, envelopeTo, receivedAt }) {
      need(raw);
      if (messages.has(key)) return false;
      const nothingYet = {
        status: 'stored' as const,
        reading: null,
        cycleId: null,
        office: null,
        alsoCycles: [],
        reason: null,
      };
      messages.set(key, asStored({ key, raw, envelopeFrom, envelopeTo, receivedAt, ...nothingYet }));
      return true;
    },

    async load(key) {
      return asStored(messages.get(key) ?? null);
    },

    async mark(key, change) {
      const message = messages.get(key);
      if (message === undefined) throw messageUnknown(key);
      messages.set(key, asStored({ ...message, ...change }));
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
