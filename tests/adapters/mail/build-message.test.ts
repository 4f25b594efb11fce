import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { buildMessage } from '../../../adapters/mail/build-message.ts';
import { messageIdFor, replyAddress, signedToken } from '../../../adapters/mail/reply-address.ts';
import { aMail } from './a-mail.ts';

const text = async (...change: Parameters<typeof aMail>) =>
  Buffer.from(await buildMessage(aMail(...change))).toString();

describe('an outgoing message', () => {
  it('has the same bytes on every attempt', async () => {
    expect(await text()).toBe(await text());
    expect(await text()).not.toBe(await text({ mailId: 'another' }));
  });

  it('says that a machine sent it, keeps receipts away, and lets bounces and absence notes through', async () => {
    const raw = await text();
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/mu);
    expect(raw).toMatch(/\r\nX-Auto-Response-Suppress: DR, RN, NRN, AutoReply\r\n/u);
    expect(raw).not.toMatch(/OOF|\bNDR\b/u);
  });

  it('is read back as it was meant, Urdu and attachment included', async () => {
    const mail = await simpleParser(
      Buffer.from(
        await buildMessage(
          aMail({
            subject: 'یاد دہانی',
            inReplyTo: '<a@b.example>',
            references: ['<a@b.example>'],
            attachments: [
              {
                filename: 'جواب نامہ.xlsx',
                contentType: 'application/octet-stream',
                content: new Uint8Array([0, 255]),
              },
            ],
          }),
        ),
      ),
    );
    expect(mail.subject).toBe('یاد دہانی');
    expect(mail.text).toContain('براہ کرم جواب دیں۔');
    expect(mail.messageId).toBe('<0123456789abcdef@desk.treaty-desk.example>');
    expect(mail.inReplyTo).toBe('<a@b.example>');
    expect(mail.date?.toISOString()).toBe('2026-11-30T04:00:00.000Z');
    expect(mail.replyTo?.value[0]?.address).toBe('desk+abcdefghijklmnop@desk.treaty-desk.example');
    expect(mail.attachments.map(({ filename, size }) => [filename, size])).toEqual([['جواب نامہ.xlsx', 2]]);
  });

  it('keeps every line of its head short and in ASCII', async () => {
    const raw = await text({ subject: 'یاد دہانی '.repeat(30) });
    const head = raw.slice(0, raw.indexOf('\r\n\r\n')).split('\r\n');
    expect(head.length).toBeGreaterThan(10);
    for (const line of head) expect(line).toMatch(/^[\x20-\x7e\t]{1,100}$/u);
  });

  it('lets no line break of a name or subject start a header of its own', async () => {
    const raw = await text({
      subject: 'Hello\r\nBcc: evil@x.example',
      from: { address: 'desk@desk.treaty-desk.example', name: 'Desk\r\nX-Evil: 1' },
    });
    expect(raw).not.toMatch(/^(?:Bcc|X-Evil):/mu);
  });

  it.each([
    ['a header that is fixed', { headers: { 'Message-ID': '<x@y.example>' } }, 'data-invalid'],
    ['a header value with a line break', { headers: { 'X-Cycle': 'a\r\nBcc: b@c.example' } }, 'data-invalid'],
    ['a Message-ID that is none', { messageId: 'no brackets' }, 'data-invalid'],
    ['a reply address that is none', { replyTo: 'a@b.example\r\nBcc: c@d.example' }, 'address-invalid'],
  ])('refuses %s', async (_what, change, code) => {
    await expect(buildMessage(aMail(change))).rejects.toMatchObject({ code });
  });
});

describe('the signed reply address', () => {
  it('is made of the secret, the cycle and the office, and of nothing else', () => {
    const token = signedToken('secret', 'cycle/crc/x', 'moi');
    expect(token).toMatch(/^[a-z2-7]{16}$/u);
    expect(signedToken('secret', 'cycle/crc/x', 'moi')).toBe(token);
    const others = [
      signedToken('other', 'cycle/crc/x', 'moi'),
      signedToken('secret', 'cycle/crc/y', 'moi'),
      signedToken('secret', 'cycle/crc/x', 'mofa'),
      signedToken('secret', 'cycle/crc/', 'xmoi'),
      signedToken('secret', 'cycle/crc/x:', 'moi'),
    ];
    expect(new Set([token, ...others]).size).toBe(6);
    expect(replyAddress({ localPart: 'desk', domain: 'desk.example' }, token)).toBe(`desk+${token}@desk.example`);
  });

  it('gives a mail one Message-ID for good', () => {
    expect(messageIdFor('mail-1', 'desk.example')).toMatch(/^<[0-9a-f]{32}@desk\.example>$/u);
    expect(messageIdFor('mail-1', 'desk.example')).toBe(messageIdFor('mail-1', 'desk.example'));
    expect(messageIdFor('mail-1', 'desk.example')).not.toBe(messageIdFor('mail-2', 'desk.example'));
  });
});
