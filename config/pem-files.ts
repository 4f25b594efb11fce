import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DeskError } from '../contracts/errors.ts';

/**
 * The text of a file that a setting names.
 * @throws DeskError `data-invalid` when it cannot be read
 */
export async function fileText(path: string, setting: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new DeskError(
      'data-invalid',
      `${setting}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unreadable'}).`,
      'Accepted is the path of a file that the user of this process may read.',
    );
  }
}

/**
 * The certificates, in PEM, of a file that a setting names.
 * @throws DeskError `data-invalid` when the file cannot be read or holds anything else
 */
export async function certificatesIn(path: string, setting: string): Promise<readonly string[]> {
  const text = await fileText(path, setting);
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu) ?? [];
  if (certificates.length === 0 || !certificates.every(isCertificate)) {
    throw new DeskError(
      'data-invalid',
      `${setting}: ${path} holds no certificate that can be read.`,
      'Accepted is a file of certificates in PEM (-----BEGIN CERTIFICATE-----).',
    );
  }
  return certificates;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
