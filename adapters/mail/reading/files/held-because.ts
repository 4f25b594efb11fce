import { extensionOf } from './content-types.ts';
import { zipDirectory } from './zip-directory.ts';

/** Kinds of files that do something when they are opened. */
const ACTIVE = new Map<string, string>([
  ...'exe com scr pif cpl msi msp mst dll ocx sys drv app apk deb rpm dmg pkg run gadget xll'
    .split(' ')
    .map((extension) => [extension, 'it is a program'] as const),
  ...'bat cmd ps1 psm1 vb vbs vbe js jse mjs ws wsf wsc wsh hta sct sh csh ksh bash py pl rb php reg inf jar jnlp applescript'
    .split(' ')
    .map((extension) => [extension, 'it is a script or a file that changes a computer'] as const),
  ...'lnk url scf desktop webloc library-ms search-ms settingcontent-ms msc chm hlp'
    .split(' ')
    .map((extension) => [extension, 'it opens something else'] as const),
  ...'iso img vhd vhdx udf'.split(' ').map((extension) => [extension, 'it is the image of a disk'] as const),
  ...'docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm'
    .split(' ')
    .map((extension) => [extension, 'it may hold macros'] as const),
]);
const ACTIVE_TYPES = new Map([
  ['application/x-msdownload', 'it is a program'],
  ['application/x-elf', 'it is a program'],
  ['application/x-mach-binary', 'it is a program'],
  ['application/java-vm', 'it is a program'],
  ['application/java-archive', 'it is a program'],
  ['application/x-shockwave-flash', 'it is a program'],
  ['text/x-shellscript', 'it is a script or a file that changes a computer'],
  ['application/x-ms-shortcut', 'it opens something else'],
  ['application/vnd.ms-htmlhelp', 'it opens something else'],
  ['application/x-iso9660-image', 'it is the image of a disk'],
]);
/** Archives that are not looked into. */
const CLOSED = new Set([
  'application/vnd.rar',
  'application/x-7z-compressed',
  'application/vnd.ms-cab-compressed',
  'application/gzip',
  'application/x-bzip2',
  'application/x-xz',
  'application/x-tar',
]);
/** What no honest archive of answers comes near. */
export const ARCHIVE_LIMITS = { entries: 500, bytes: 64 * 1024 * 1024, ratio: 200 };
const RATIO_COUNTS_FROM = 8 * 1024 * 1024;

/** What is known of a file before it is opened. */
export interface UnopenedFile {
  readonly filename: string;
  readonly content: Buffer;
  /** As its bytes show, see `sniffedType`. */
  readonly sniffed: string | null;
  /** Its name was written to look like another. */
  readonly disguised: boolean;
}

/**
 * Why a file is kept and not opened, for an officer: the second half of “Not opened: …”. Null where it may be opened.
 * Nothing is unpacked to find out.
 */
export function heldBecause({ filename, content, sniffed, disguised }: UnopenedFile): string | null {
  const extension = extensionOf(filename);
  const byBytes = sniffed === null ? undefined : ACTIVE_TYPES.get(sniffed);
  if (byBytes !== undefined) {
    const calls = ACTIVE.has(extension) || extension === '' ? '' : `, though it is called .${extension}`;
    return `${byBytes}${calls}.`;
  }
  const byName = ACTIVE.get(extension);
  if (byName !== undefined) return `${byName} (.${extension}).`;
  if (disguised) return 'its name is written so that it looks like another kind of file.';
  if (sniffed !== null && CLOSED.has(sniffed))
    return 'it is an archive of a kind that is not looked into; a zip would be.';
  if (sniffed === 'application/x-ole-storage') return insideOle(content);
  if (sniffed === 'application/pdf') {
    return content.includes('/Launch') ? 'it is a PDF that starts something when it is opened.' : null;
  }
  if (sniffed === 'text/html' || /^(?:x?html?|svg|shtml|mht)$/u.test(extension)) return insidePage(content);
  return content[0] === 0x50 && content[1] === 0x4b ? insideZip(content) : null;
}

function insideOle(content: Buffer): string | null {
  const has = (name: string): boolean => content.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return 'it is locked with a password.';
  return has('_VBA_PROJECT') ? 'it holds macros.' : null;
}

function insidePage(content: Buffer): string | null {
  const page = content.toString('latin1', 0, 2_000_000);
  return /<script\b|<iframe\b|<object\b|<embed\b|<form\b|\bon(?:load|error|click)\s*=|javascript:|http-equiv\s*=\s*["']?refresh/iu.test(
    page,
  )
    ? 'it is a web page that does something when it is opened.'
    : null;
}

function insideZip(content: Buffer): string | null {
  const directory = zipDirectory(content);
  if (directory === null) return null;
  const { entries, stated } = directory;
  if (entries.some(({ locked }) => locked)) return 'it is locked with a password.';
  if (stated > ARCHIVE_LIMITS.entries && !isOffice(entries)) {
    return `it is an archive of ${stated} files; ${ARCHIVE_LIMITS.entries} are looked into.`;
  }
  const bytes = entries.reduce((sum, { size }) => sum + size, 0);
  if (bytes > RATIO_COUNTS_FROM && bytes > content.length * ARCHIVE_LIMITS.ratio) {
    return `it would unpack to ${Math.ceil(bytes / content.length)} times its size.`;
  }
  if (bytes > ARCHIVE_LIMITS.bytes * (isOffice(entries) ? 2 : 1)) {
    return `it would unpack to ${Math.ceil(bytes / 2 ** 20)} MB.`;
  }
  if (entries.some(({ name }) => /(?:^|\/)vbaProject\.bin$/iu.test(name))) return 'it holds macros.';
  const active = entries.find(({ name }) => ACTIVE.has(extensionOf(name)));
  return active === undefined
    ? null
    : `it is an archive with “${active.name.slice(-80)}” in it, and ${ACTIVE.get(extensionOf(active.name)) ?? ''}.`;
}

function isOffice(entries: readonly { readonly name: string }[]): boolean {
  return entries.some(({ name }) => name === '[Content_Types].xml' || name === 'mimetype');
}
