import { fromBER } from 'asn1js';

/** What a PKCS #7 message is: signed with its content inside, or locked. */
export type Cms = { readonly kind: 'signed'; readonly content: Buffer } | { readonly kind: 'encrypted' };

const SIGNED = '1.2.840.113549.1.7.2';
const ENCRYPTED = new Set([
  '1.2.840.113549.1.7.3',
  '1.2.840.113549.1.7.4',
  '1.2.840.113549.1.7.6',
  '1.2.840.113549.1.9.16.1.23',
]);

/** A signed scan comes in pieces of a thousand bytes. */
const LIMITS = { maxDepth: 100, maxNodes: 150_000, maxContentLength: 64 * 1024 * 1024 };

interface Node {
  readonly idBlock?: { readonly tagClass?: number; readonly tagNumber?: number };
  readonly valueBlock?: {
    readonly value?: unknown;
    readonly valueHexView?: Uint8Array;
    toString(): string;
  };
}

/**
 * Opens a PKCS #7 message, in BER with any lengths and pieces. Null where the bytes are none, or only a signature
 * without its content, or only certificates.
 * @source RFC 5652 sections 3, 5.1 and 5.2; RFC 8551 section 3.5
 */
export function openedCms(bytes: Buffer): Cms | null {
  // Some programs leave the armour of base64 on.
  const der = bytes[0] === 0x30 ? bytes : unarmoured(bytes);
  if (der === null) return null;
  try {
    const { result, offset } = fromBER(der, LIMITS);
    if (offset === -1) return null;
    const [type, wrapped] = childrenOf(result);
    const kind = oid(type);
    if (ENCRYPTED.has(kind)) return { kind: 'encrypted' };
    if (kind !== SIGNED) return null;
    const signed = childrenOf(childrenOf(wrapped)[0]);
    const holder = childrenOf(signed[2])[1];
    const content = holder === undefined ? [] : octets(holder, 0);
    return content.length === 0 ? null : { kind: 'signed', content: Buffer.concat(content) };
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || error instanceof Error) return null;
    throw error;
  }
}

function unarmoured(bytes: Buffer): Buffer | null {
  const text = bytes.toString('latin1');
  const inner = /-----BEGIN (?:PKCS7|CMS)-----([^-]+)-----END/u.exec(text)?.[1] ?? text;
  if (!/^\s*MI[A-Za-z0-9+/=\s]+$/u.test(inner)) return null;
  return Buffer.from(inner, 'base64');
}

function childrenOf(node: Node | undefined): readonly Node[] {
  const value = node?.valueBlock?.value;
  return Array.isArray(value) ? (value as Node[]) : [];
}

function oid(node: Node | undefined): string {
  return node?.valueBlock?.toString() ?? '';
}

/** The pieces of a string of octets, however it was cut. */
function octets(node: Node, depth: number): Uint8Array[] {
  if (depth > 8) return [];
  const inner = childrenOf(node);
  if (inner.length > 0) return inner.flatMap((child) => octets(child, depth + 1));
  const own = node.valueBlock?.valueHexView;
  return own === undefined ? [] : [own];
}
