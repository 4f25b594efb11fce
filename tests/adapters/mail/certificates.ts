import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate with its key, in PEM. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  /** Who it is made out to. */
  readonly name: string;
}

const DAY = 86_400_000;

/**
 * A certificate made on the spot.
 * @param of its name (also its only host name), who signs it (itself when left out), whether it may sign others, and
 *   the days, counted from today, between which it holds
 */
export function aCertificate(of: {
  readonly name: string;
  readonly by?: TestCertificate;
  readonly authority?: boolean;
  readonly from?: number;
  readonly until?: number;
}): TestCertificate {
  const { name, by, authority = false, from = -2, until = 30 } = of;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer: KeyObject = by === undefined ? privateKey : createPrivateKey(by.key);
  serial += 1;
  const extensions = authority
    ? extension(BASIC_CONSTRAINTS, sequence(element(0x01, Buffer.from([0xff]))))
    : extension(ALTERNATIVE_NAME, sequence(element(0x82, Buffer.from(name))));
  const body = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.from([serial])),
    ECDSA_WITH_SHA256,
    named(by?.name ?? name),
    sequence(utcTime(from), utcTime(until)),
    named(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(extensions)),
  );
  const signature = sign('sha256', body, signer);
  const der = sequence(body, ECDSA_WITH_SHA256, element(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').match(/.{1,64}/gu) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name,
  };
}

let serial = 0;

const oid = (hex: string): Buffer => element(0x06, Buffer.from(hex, 'hex'));
const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));
const COMMON_NAME = oid('550403');
const BASIC_CONSTRAINTS = oid('551d13');
const ALTERNATIVE_NAME = oid('551d11');

function named(name: string): Buffer {
  return sequence(element(0x31, sequence(COMMON_NAME, element(0x0c, Buffer.from(name)))));
}

function extension(id: Buffer, value: Buffer): Buffer {
  return sequence(id, element(0x04, value));
}

function utcTime(days: number): Buffer {
  const text = new Date(Date.now() + days * DAY).toISOString().replace(/[-:T]/gu, '').slice(2, 14);
  return element(0x17, Buffer.from(`${text}Z`));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

/** One DER element: its tag, the length of its content, its content. */
function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
