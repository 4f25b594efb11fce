import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DeskError } from '../contracts/errors.ts';
import type { Settings } from './settings.ts';

/**
 * The certificates, in PEM, of authorities that are trusted towards the mail server beside the public ones.
 * @throws DeskError `data-invalid` when the file cannot be read or holds anything else
 */
export async function smtpAuthorities({ smtpCa }: Pick<Settings, 'smtpCa'>): Promise<readonly string[]> {
  if (smtpCa === null) return [];
  const text = await fileText(smtpCa, 'TREATY_DESK_SMTP_CA');
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu) ?? [];
  if (certificates.length === 0 || !certificates.every(isCertificate)) {
    throw new DeskError(
      'data-invalid',
      `TREATY_DESK_SMTP_CA: ${smtpCa} holds no certificate that can be read.`,
      'Accepted is a file of certificates in PEM (-----BEGIN CERTIFICATE-----).',
    );
  }
  return certificates;
}

/** A key that signs mail, as its file has it. */
export interface DkimKeyFile {
  readonly domain: string;
  readonly selector: string;
  /** Text of the file. */
  readonly privateKey: string;
  readonly file: string;
}

/**
 * The key with which mails are signed; null where none is named. What the key itself is, its user finds out.
 * @throws DeskError `data-invalid` when the settings do not go together or the file cannot be read
 */
export async function dkimKeyFile(
  settings: Pick<Settings, 'dkimKey' | 'dkimSelector' | 'dkimDomain' | 'mailDomain'>,
): Promise<DkimKeyFile | null> {
  const { dkimKey: file, dkimSelector: selector, mailDomain } = settings;
  if (file === null && selector === null) return null;
  if (file === null || selector === null) {
    const [given, missing] = file === null ? ['SELECTOR', 'KEY'] : ['KEY', 'SELECTOR'];
    throw new DeskError(
      'data-invalid',
      `TREATY_DESK_DKIM_${given} is set and TREATY_DESK_DKIM_${missing} is not.`,
      'Set both to have mails signed, or neither.',
    );
  }
  const domain = (settings.dkimDomain ?? mailDomain).toLowerCase();
  if (!`.${mailDomain.toLowerCase()}`.endsWith(`.${domain}`)) {
    throw new DeskError(
      'data-invalid',
      `TREATY_DESK_DKIM_DOMAIN: a signature of ${domain} says nothing about mail from ${mailDomain}.`,
      `Accepted is ${mailDomain} or a domain above it.`,
    );
  }
  return { domain, selector, file, privateKey: await fileText(file, 'TREATY_DESK_DKIM_KEY') };
}

async function fileText(path: string, setting: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new DeskError(
      'data-invalid',
      `${setting}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unreadable'}).`,
      'Accepted is the path of a file that the worker’s user may read.',
    );
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
