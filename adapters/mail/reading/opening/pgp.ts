/** What PGP made of a text. */
export interface PgpText {
  readonly kind: 'signed' | 'encrypted';
  /** Without its armour; of an encrypted one, what stands around it. */
  readonly text: string;
}

const ENCRYPTED = /^-----BEGIN PGP MESSAGE-----[ \t]*$/mu;
const SIGNED = /^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*$/mu;
const SIGNATURE = /^-----BEGIN PGP SIGNATURE-----[ \t]*$/mu;

/**
 * Reads a text with PGP's armour in it; null where it has none. Armour that is quoted belongs to another message.
 * @source RFC 9580 sections 6.2 (armour) and 7 (cleartext signatures, dash-escapes)
 */
export function pgpText(text: string): PgpText | null {
  if (!text.includes('-----BEGIN PGP ')) return null;
  const signed = SIGNED.exec(text);
  if (signed !== null) return { kind: 'signed', text: cleartext(text, signed) };
  const encrypted = ENCRYPTED.exec(text);
  if (encrypted === null) return null;
  return { kind: 'encrypted', text: joined(text.slice(0, encrypted.index), after(text, encrypted.index, 'MESSAGE')) };
}

function cleartext(text: string, start: RegExpExecArray): string {
  const lines = text.slice(start.index).split('\n');
  let first = 1;
  while (/^(?:Hash|Charset|Version|Comment|NotDashEscaped):/u.test(lines[first] ?? '')) first += 1;
  if ((lines[first] ?? '').trim() === '') first += 1;
  const rest = lines.slice(first).join('\n');
  const signature = SIGNATURE.exec(rest);
  const body = (signature === null ? rest : rest.slice(0, signature.index)).replace(/^- /gmu, '');
  const tail = signature === null ? '' : after(rest, signature.index, 'SIGNATURE');
  return joined(text.slice(0, start.index), body, tail);
}

function after(text: string, from: number, what: string): string {
  const end = text.indexOf(`-----END PGP ${what}-----`, from);
  if (end === -1) return '';
  const line = text.indexOf('\n', end);
  return line === -1 ? '' : text.slice(line + 1);
}

function joined(...pieces: readonly string[]): string {
  return pieces
    .map((piece) => piece.replace(/\n+$/u, ''))
    .filter((piece) => piece.trim() !== '')
    .join('\n');
}
