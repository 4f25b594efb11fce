import { createSecureContext, rootCertificates } from 'node:tls';
import { DeskError } from '../contracts/errors.ts';
import { certificatesIn, fileText } from './pem-files.ts';
import type { Settings } from './settings.ts';

/**
 * Key and certificate (PEM) with which the door for mail offers TLS; null where none is named.
 * @throws DeskError `data-invalid` when only one is named, a file cannot be read, or they do not belong together
 */
export async function intakeTls(
  settings: Pick<Settings, 'intakeKey' | 'intakeCert'>,
): Promise<{ readonly key: string; readonly cert: string } | null> {
  const { intakeKey, intakeCert } = settings;
  if (intakeKey === null && intakeCert === null) return null;
  if (intakeKey === null || intakeCert === null) {
    const [given, missing] = intakeKey === null ? ['CERT', 'KEY'] : ['KEY', 'CERT'];
    throw new DeskError(
      'data-invalid',
      `TREATY_DESK_INTAKE_${given} is set and TREATY_DESK_INTAKE_${missing} is not.`,
      'Set both to have TLS offered at the door, or neither.',
    );
  }
  const key = await fileText(intakeKey, 'TREATY_DESK_INTAKE_KEY');
  const cert = await fileText(intakeCert, 'TREATY_DESK_INTAKE_CERT');
  try {
    createSecureContext({ key, cert });
  } catch (error) {
    throw new DeskError(
      'data-invalid',
      `TREATY_DESK_INTAKE_KEY and TREATY_DESK_INTAKE_CERT cannot be used together: ${(error as Error).message}.`,
      'Accepted are a key without a passphrase and the certificate made for it, in PEM.',
    );
  }
  return { key, cert };
}

/**
 * The certificates (PEM) by which the mailbox's server is checked: those of the file besides the public ones; null where
 * no file is named.
 * @throws DeskError `data-invalid`
 */
export async function imapAuthorities({ imapCa }: Pick<Settings, 'imapCa'>): Promise<string | null> {
  if (imapCa === null) return null;
  return [...(await certificatesIn(imapCa, 'TREATY_DESK_IMAP_CA')), ...rootCertificates].join('\n');
}
