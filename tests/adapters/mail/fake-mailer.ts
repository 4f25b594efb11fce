import type { Mailer, OutgoingMail } from '../../../activities/mail-ports.ts';
import { checkedAddress, isReserved } from '../../../adapters/mail/address.ts';
import { DeskError } from '../../../contracts/errors.ts';

/** A mailer that keeps what it is given; the contract test holds it to what the real one does. */
export function fakeMailer({ localPost }: { localPost: boolean }): Mailer & { readonly sent: OutgoingMail[] } {
  const sent: OutgoingMail[] = [];
  return {
    sent,
    send: (mail) => {
      if (mail.to.length === 0) return Promise.reject(new DeskError('address-missing'));
      try {
        for (const party of [...mail.to, ...mail.cc]) {
          if (isReserved(checkedAddress(party.address, 'to')) && !localPost) throw new DeskError('address-reserved');
        }
      } catch (error) {
        return Promise.reject(error as Error);
      }
      sent.push(mail);
      return Promise.resolve({ state: 'accepted', response: '250 2.0.0 Delivered', rejected: [] });
    },
    close: () => Promise.resolve(),
  };
}
