import { rootCertificates } from 'node:tls';

/**
 * How far the connection to the mail server has to be trusted.
 * `verified`: nothing is said but over TLS to a server whose certificate holds for its name. `unverified`: TLS is a
 * condition, its certificate is not looked at. `offered`: TLS where the server offers it, whatever its certificate.
 * `none`: no TLS, for a server on this machine.
 */
export type TlsTrust = 'verified' | 'unverified' | 'offered' | 'none';

/** How TLS is used towards one server. */
export interface TlsUse {
  /** TLS from the first byte (port 465); otherwise STARTTLS. */
  readonly implicit: boolean;
  readonly trust: TlsTrust;
  /** Certificates in PEM of authorities that are trusted beside the public ones. */
  readonly authorities: readonly string[];
}

/** No TLS at all, for the local post on loopback. */
export const NO_TLS: TlsUse = { implicit: false, trust: 'none', authorities: [] };

/** The same in the options of the mail library. */
export function tlsOptions({ implicit, trust, authorities }: TlsUse): {
  readonly secure: boolean;
  readonly requireTLS: boolean;
  readonly ignoreTLS: boolean;
  readonly tls: { readonly rejectUnauthorized: boolean; readonly minVersion: 'TLSv1.2'; readonly ca?: string[] };
} {
  return {
    secure: implicit,
    requireTLS: !implicit && (trust === 'verified' || trust === 'unverified'),
    ignoreTLS: trust === 'none',
    tls: {
      rejectUnauthorized: trust === 'verified',
      minVersion: 'TLSv1.2',
      ...(authorities.length === 0 ? {} : { ca: [...rootCertificates, ...authorities] }),
    },
  };
}

/** A connection that TLS has kept from being used: why, and what to do about it. */
export interface TlsFailure {
  readonly what: string;
  readonly hint: string;
  /** It stays so until somebody changes a setting or the server; otherwise it may pass by itself. */
  readonly untilRepaired: boolean;
}

const UNKNOWN_SIGNER: TlsFailure = {
  what: 'The certificate of the mail server is signed by nobody this machine trusts.',
  hint: 'Name the certificate of the ministry’s authority in TREATY_DESK_SMTP_CA.',
  untilRepaired: true,
};
const OTHER_NAME: TlsFailure = {
  what: 'The certificate of the mail server is made out to another name.',
  hint: 'Write the server’s name in TREATY_DESK_SMTP_URL as its certificate has it.',
  untilRepaired: true,
};
const NO_STARTTLS: TlsFailure = {
  what: 'The mail server does not offer STARTTLS at this port.',
  hint: 'Use its port for mail programs (587), or smtps:// with port 465, in TREATY_DESK_SMTP_URL.',
  untilRepaired: true,
};
const NOT_NOW: TlsFailure = {
  what: 'The mail server cannot use TLS for the time being.',
  hint: 'It is tried again; when it lasts, tell whoever runs the mail server.',
  untilRepaired: false,
};

/** @source error names of OpenSSL's certificate verification as Node.js hands them on (node:tls, "X509 certificate error codes") */
const BY_CERTIFICATE: Readonly<Record<string, TlsFailure>> = {
  CERT_HAS_EXPIRED: {
    what: 'The certificate of the mail server has expired.',
    hint: 'Have it renewed on the mail server.',
    untilRepaired: true,
  },
  CERT_NOT_YET_VALID: {
    what: 'The certificate of the mail server is not valid yet.',
    hint: 'Compare the clock of this machine with the date of the certificate.',
    untilRepaired: true,
  },
  CERT_REVOKED: {
    what: 'The certificate of the mail server has been revoked.',
    hint: 'Have it replaced on the mail server.',
    untilRepaired: true,
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_SIGNER,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_SIGNER,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_SIGNER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_SIGNER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_SIGNER,
  CERT_UNTRUSTED: UNKNOWN_SIGNER,
  CERT_CHAIN_TOO_LONG: UNKNOWN_SIGNER,
  CERT_SIGNATURE_FAILURE: UNKNOWN_SIGNER,
  INVALID_CA: UNKNOWN_SIGNER,
  INVALID_PURPOSE: UNKNOWN_SIGNER,
  ERR_TLS_CERT_ALTNAME_INVALID: OTHER_NAME,
  HOSTNAME_MISMATCH: OTHER_NAME,
};

/**
 * What a failure of the connection has to do with TLS; null for nothing.
 *
 * @param error a failure as the mail library reports it; `originalCode` is what the system had called it
 */
export function tlsFailure(error: {
  readonly code?: string | undefined;
  readonly originalCode?: string | undefined;
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly message: string;
}): TlsFailure | null {
  const cause = error.originalCode ?? error.code ?? '';
  const byCertificate = BY_CERTIFICATE[cause];
  if (byCertificate !== undefined) return byCertificate;
  if (cause === 'ERR_SSL_WRONG_VERSION_NUMBER' || cause === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') {
    return {
      what: 'The mail server does not speak TLS where TLS was expected.',
      hint: 'smtps:// is for ports with TLS from the first byte (465); smtp:// is for STARTTLS (587).',
      untilRepaired: true,
    };
  }
  if (/^ERR_(?:SSL|TLS)_|^EPROTO$/u.test(cause)) {
    return {
      what: `The TLS handshake with the mail server failed (${cause}).`,
      hint: 'Its TLS may be older than version 1.2; tell whoever runs the mail server when it lasts.',
      untilRepaired: false,
    };
  }
  if (error.code !== 'ETLS' && error.command !== 'STARTTLS') return null;
  return error.responseCode !== undefined && error.responseCode >= 500 ? NO_STARTTLS : NOT_NOW;
}
