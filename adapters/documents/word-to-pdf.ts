import { DeskError } from '../../contracts/errors.ts';
import { convertByOffice, OFFICE_PROGRAMS } from './office-program.ts';

/**
 * A Word document as PDF, laid out by LibreOffice.
 * @throws DeskError `program-missing` where LibreOffice is not installed, `internal` where it fails
 */
export async function wordToPdf(bytes: Uint8Array, programs: readonly string[] = OFFICE_PROGRAMS): Promise<Uint8Array> {
  const needed = {
    why: 'A PDF is laid out by LibreOffice, which is not installed here.',
    instead:
      'Install it (Debian, Ubuntu: apt-get install libreoffice-writer-nogui), or write a .docx or .html and print that.',
  };
  return convertByOffice({ bytes, from: 'docx', to: 'pdf', needed }, programs).catch((error: unknown) => {
    if (error instanceof DeskError) throw error;
    throw new DeskError('internal', `LibreOffice could not lay the letter out: ${(error as Error).message}`);
  });
}
