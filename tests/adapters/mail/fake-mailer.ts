import type { BuiltMail, Mailer } from '../../../activities/mail-ports.ts';
import { checkedAddress, isReserved } from '../../../adapters/mail/address.ts';
import { DeskError } from '../../../contracts/errors.ts';

/** A mailer that keeps what it is given; the contract test holds it to what the real one does. */
export function fakeMailer({ localPost }: { localPost: boolean }): Mailer & { readonly sent: BuiltMail[] } {
  const sent: BuiltMail[] = [];
  const deliver: Mailer['deliver'] = async (mail) => {
    if (mail.recipients.length === 0) throw new DeskError('address-missing');
    for (const address of mail.recipients) {
      if (isReserved(checkedAddress(address, 'a recipient')) && !localPost) throw new DeskError('address-reserved');
    }
    sent.push(mail);
    return Promise.resolve({ state: 'accepted', response: '250 2.0.0 Delivered', rejected: [] });
  };
  return {
    sent,
    deliver,
    send: ({ mailId, envelopeFrom, to, cc, text }) =>
      deliver({
        mailId,
        envelopeFrom,
        recipients: [...to, ...cc].map(({ address }) => address),
        raw: Buffer.from(text),
      }),
    close: () => Promise.resolve(),
  };
}
