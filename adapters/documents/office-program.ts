import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { DeskError } from '../../contracts/errors.ts';

const run = promisify(execFile);
/** Milliseconds; its first start on a machine lays out a profile. */
const AT_MOST = 120_000;
/** How LibreOffice is called, on Linux and as its own packages call it. */
export const OFFICE_PROGRAMS = ['soffice', 'libreoffice'] as const;

/**
 * Settings under which a stranger's file is opened: no macro runs, no link is followed, and what is asked of the network
 * all the same goes to a port of this machine where nobody answers.
 */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${[
  ['org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['org.openoffice.Office.Writer/Content/Update', 'Link', '2'],
  ['org.openoffice.Office.Calc/Content/Update', 'Link', '2'],
  ['org.openoffice.Inet/Settings', 'ooInetProxyType', '2'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPProxyName', '127.0.0.1'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPProxyPort', '9'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPSProxyName', '127.0.0.1'],
  ['org.openoffice.Inet/Settings', 'ooInetHTTPSProxyPort', '9'],
]
  .map(
    ([path, name, value]) =>
      `<item oor:path="/${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  )
  .join('\n')}
</oor:items>
`;

/** A file that LibreOffice is to save in another form. */
export interface OfficeConversion {
  readonly bytes: Uint8Array;
  /** Ending of what it is. */
  readonly from: string;
  /** Ending of what it is to become. */
  readonly to: string;
  /** Said where LibreOffice is not installed: what it is needed for, and what to do without it. */
  readonly needed: { readonly why: string; readonly instead: string };
}

/**
 * Has LibreOffice save a file in another form, in a process and a folder of its own, which is removed.
 * @throws DeskError `program-missing` where LibreOffice is not installed; Error, with its own words, where it fails
 */
export async function convertByOffice(
  { bytes, from, to, needed }: OfficeConversion,
  programs: readonly string[] = OFFICE_PROGRAMS,
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'treaty-desk-office-'));
  try {
    const source = join(folder, `document.${from}`);
    const profile = join(folder, 'profile');
    const out = join(folder, 'out');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
    await writeFile(source, bytes);
    const install = `-env:UserInstallation=${pathToFileURL(profile).href}`;
    const args = [install, '--headless', '--convert-to', to, '--outdir', out, source];
    for (const program of programs) {
      const failed = await run(program, args, { timeout: AT_MOST, killSignal: 'SIGKILL' }).then(
        () => null,
        (error: NodeJS.ErrnoException) => error,
      );
      if (failed?.code === 'ENOENT') continue;
      if (failed !== null) throw failed;
      return await readFile(join(out, `document.${to}`));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  throw new DeskError('program-missing', needed.why, needed.instead);
}
