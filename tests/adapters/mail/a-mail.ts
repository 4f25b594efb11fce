import type { OutgoingMail } from '../../../activities/mail-ports.ts';

/** A mail with fixed defaults. */
export function aMail(change: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    mailId: 'cycle/crc/crc-c-pak-q-6-7:moi:request',
    messageId: '<0123456789abcdef@desk.treaty-desk.example>',
    date: '2026-11-30T09:00:00+05:00',
    from: { address: 'desk@desk.treaty-desk.example', name: 'Ministry of Human Rights' },
    to: [{ address: 'focal.point@moi.example', name: 'Focal Point' }],
    cc: [],
    replyTo: 'desk+abcdefghijklmnop@desk.treaty-desk.example',
    envelopeFrom: 'desk+abcdefghijklmnop@desk.treaty-desk.example',
    subject: 'Request for information: CRC/C/PAK/Q/6-7 [NMRF/CRC/2026/moi]',
    text: 'Please answer.\nبراہ کرم جواب دیں۔\n',
    html: '<p>Please answer.</p>',
    attachments: [
      { filename: 'matrix.xlsx', contentType: 'application/octet-stream', content: new Uint8Array([1, 2, 3]) },
    ],
    inReplyTo: null,
    references: [],
    headers: {},
    ...change,
  };
}
