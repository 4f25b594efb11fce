import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import type { BuildMessage } from '../../activities/mail-ports.ts';
import { DeskError } from '../../contracts/errors.ts';

/**
 * Bits of the smallest key that is taken.
 * @source RFC 8301 section 3.2, read 2026-11-24: signers should use at least 2048
 */
const FEWEST_BITS = 2_048;

/** What is signed, where a message has it: all that a reader is shown or a program acts on. */
const SIGNED = [
  ...['From', 'Reply-To', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References'],
  ...['MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'Auto-Submitted'],
].join(':');

/** A key that signs mail, and where its public half stands in DNS. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** In PEM. */
  readonly privateKey: string;
  /** Where it was read, for the message of an error. */
  readonly file: string;
}

/** Signs messages of our own. */
export interface DkimSigner {
  /** The same message with a signature before it; the same bytes give the same bytes. */
  readonly sign: (raw: Uint8Array) => Promise<Uint8Array>;
  /** Name of the record in DNS that holds the public half: `desk2026._domainkey.example.org`. */
  readonly recordName: string;
  /** Text of that record. */
  readonly record: string;
}

/**
 * A signer for every mail that leaves.
 * @throws DeskError `data-invalid` for what is no RSA key of 2048 bits or more: the mail library would leave mails
 *   unsigned without a word
 */
export function dkimSigner(key: DkimKey): DkimSigner {
  const { domain, selector } = key;
  const privateKey = rsaKey(key);
  const library = new DKIM({
    domainName: domain,
    keySelector: selector,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    headerFieldNames: SIGNED,
  });
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return {
    async sign(raw) {
      const signed = await buffer(library.sign(Buffer.from(raw)));
      if (!signed.subarray(0, 20).toString('latin1').startsWith('DKIM-Signature:'))
        throw new DeskError('internal', 'A mail could not be signed.', `Check the key in ${key.file}.`);
      return signed;
    },
    recordName: `${selector}._domainkey.${domain}`,
    record: `v=DKIM1; k=rsa; p=${publicKey}`,
  };
}

/** Messages as another builds them, signed; the signature stays with the stored message, so every attempt sends the same. */
export function signedMessages(build: BuildMessage, { sign }: Pick<DkimSigner, 'sign'>): BuildMessage {
  return async (mail) => sign(await build(mail));
}

function rsaKey({ privateKey, file }: DkimKey): KeyObject {
  const refuse = (what: string): DeskError =>
    new DeskError(
      'data-invalid',
      `TREATY_DESK_DKIM_KEY: ${file} ${what}.`,
      `Accepted is an RSA key of ${FEWEST_BITS} bits or more in PEM, as “openssl genrsa -out dkim.pem 2048” makes it.`,
    );
  let key: KeyObject;
  try {
    key = createPrivateKey(privateKey);
  } catch {
    const locked = /ENCRYPTED/u.test(privateKey);
    throw refuse(locked ? 'is protected by a passphrase' : 'holds no private key that can be read');
  }
  if (key.asymmetricKeyType !== 'rsa') throw refuse(`holds a key of the kind ${key.asymmetricKeyType}`);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < FEWEST_BITS) throw refuse(`holds a key of ${bits} bits`);
  return key;
}
