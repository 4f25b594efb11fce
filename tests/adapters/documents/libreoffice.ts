import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether LibreOffice is on this machine; tests that need it print that they were left out where it is not. */
export const hasLibreOffice: boolean = (() => {
  try {
    execFileSync('soffice', ['--version'], { timeout: 30_000, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/**
 * Opens a file in LibreOffice and saves it in another form, as an office would.
 * @param name with the ending that LibreOffice goes by
 * @param form as `--convert-to` takes it
 * @param opened how it is opened where the name does not say it, as `--infilter` takes it
 */
export function savedByLibreOffice(bytes: Uint8Array, name: string, form: string, opened?: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'saved-by-office-'));
  try {
    const source = join(folder, name);
    writeFileSync(source, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const filter = opened === undefined ? [] : [`--infilter=${opened}`];
    const args = [profile, '--headless', ...filter, '--convert-to', form, '--outdir', join(folder, 'out'), source];
    execFileSync('soffice', args, {
      timeout: 120_000,
      stdio: 'ignore',
    });
    const ending = form.split(':')[0] ?? form;
    return readFileSync(join(folder, 'out', name.replace(/\.[^.]+$/, `.${ending}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
