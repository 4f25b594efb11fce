import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, it } from 'vitest';
import { buildMessage } from '../../../adapters/mail/build-message.ts';
import { dkimSigner, signedMessages, type DkimKey } from '../../../adapters/mail/dkim.ts';
import { aMail } from './a-mail.ts';

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const aKey = (change: Partial<DkimKey> = {}): DkimKey => ({
  domain: 'treaty-desk.example',
  selector: 'desk2026',
  privateKey: pem(privateKey),
  file: '/secrets/dkim.pem',
  ...change,
});
const signer = dkimSigner(aKey());

/** What a receiving server makes of a message, whose DNS has the record we ask the ministry to publish. */
async function verdict(raw: Uint8Array): Promise<{ result: string; aligned: unknown; signs: string }> {
  const asked: string[] = [];
  const resolver = async (name: string, type: string): Promise<string[][]> => {
    asked.push(`${type} ${name}`);
    // As DNS gives it: a text of more than 255 bytes in pieces.
    return [signer.record.match(/.{1,255}/gu) ?? []];
  };
  const { results } = await dkimVerify(Buffer.from(raw), { resolver });
  // A text that was changed is found out before anybody asks for the key.
  expect(new Set(['TXT desk2026._domainkey.treaty-desk.example', ...asked]).size).toBe(1);
  const { status } = results[0]!;
  const signs = /^DKIM-Signature:.*?\bh=([^;]+);/su.exec(Buffer.from(raw).toString('latin1'))?.[1] ?? '';
  return { result: status.result, aligned: status.aligned, signs: signs.replace(/\s/gu, '') };
}

describe('the signature of a mail', () => {
  const build = signedMessages(buildMessage, signer);
  const LETTERS = [
    ['a plain letter', {}],
    ['an Urdu letter with long lines', { subject: 'یاد دہانی '.repeat(30), text: 'براہ کرم جواب دیں۔ '.repeat(200) }],
    [
      'a letter in a thread, with copies',
      { inReplyTo: '<a@b.example>', references: ['<a@b.example>'], cc: [{ address: 'b@moi.example', name: 'B' }] },
    ],
    ['a letter that ends in empty lines and dots', { text: '.\n..\n  \n\n\n', html: '<p>.</p>\n.\n\n' }],
    ['a letter without an attachment', { attachments: [] }],
  ] as const;

  it.each(LETTERS)('of %s holds at the receiving server', async (_what, change) => {
    const { result, aligned, signs } = await verdict(await build(aMail(change)));
    expect({ result, aligned }).toEqual({ result: 'pass', aligned: 'treaty-desk.example' });
    for (const name of ['From', 'To', 'Subject', 'Date', 'Message-ID', 'Reply-To', 'Auto-Submitted'])
      expect(signs.toLowerCase()).toContain(name.toLowerCase());
  });

  it('breaks when a word of the letter, its subject or its reply address is changed on the way', async () => {
    const raw = Buffer.from(await build(aMail())).toString('latin1');
    for (const [was, is] of [
      ['Please answer', 'Please ignore'],
      ['Request for information', 'Request for nothing'],
      ['abcdefghijklmnop@', 'ponmlkjihgfedcba@'],
    ] as const) {
      expect(raw).toContain(was);
      expect((await verdict(Buffer.from(raw.replaceAll(was, is), 'latin1'))).result).not.toBe('pass');
    }
  });

  it('is the same on every attempt, and is all that is added', async () => {
    const once = Buffer.from(await build(aMail())).toString();
    expect(Buffer.from(await build(aMail())).toString()).toBe(once);
    expect(once.endsWith(Buffer.from(await buildMessage(aMail())).toString())).toBe(true);
    expect(once.match(/^DKIM-Signature:/gmu)).toHaveLength(1);
    expect(once).toMatch(/^Message-ID: <0123456789abcdef@/mu);
  });

  it('says which record has to stand in DNS', () => {
    expect(signer.recordName).toBe('desk2026._domainkey.treaty-desk.example');
    expect(signer.record).toMatch(/^v=DKIM1; k=rsa; p=MII[A-Za-z0-9+/]{300,}={0,2}$/u);
  });
});

describe('a key that cannot sign is refused at once', () => {
  const protectedKey = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' });
  it.each([
    ['no key at all', 'desk2026', 'holds no private key that can be read'],
    ['a certificate instead', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n', 'holds no private key'],
    ['the public half', pemPublic(), 'holds no private key'],
    ['a key with a passphrase', protectedKey.toString(), 'is protected by a passphrase'],
    [
      'an Ed25519 key, with which the library would sign nothing',
      pem(generateKeyPairSync('ed25519').privateKey),
      'of the kind ed25519',
    ],
    ['a short key', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey), '1024 bits'],
  ])('%s', (_what, privateKey, says) => {
    expect(() => dkimSigner(aKey({ privateKey }))).toThrow(
      expect.objectContaining({
        code: 'data-invalid',
        message: expect.stringMatching(new RegExp(`TREATY_DESK_DKIM_KEY: /secrets/dkim.pem .*${says}`, 'u')) as string,
        hint: expect.stringContaining('RSA key of 2048 bits') as string,
      }),
    );
  });
});

function pemPublic(): string {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();
}
