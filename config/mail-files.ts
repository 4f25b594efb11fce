import { DeskError } from '../contracts/errors.ts';
import { certificatesIn, fileText } from './pem-files.ts';
import type { Settings } from './settings.ts';

/**
 * The certificates, in PEM, of authorities that are trusted towards the mail server beside the public ones.
 * @throws DeskError `data-invalid` when the file cannot be read or holds anything else
 */
export async function smtpAuthorities({ smtpCa }: Pick<Settings, 'smtpCa'>): Promise<readonly string[]> {
  if (smtpCa === null) return [];
  return certificatesIn(smtpCa, 'TREATY_DESK_SMTP_CA');
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
