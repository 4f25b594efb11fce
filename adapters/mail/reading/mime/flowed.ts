/**
 * Joins the lines that a program broke only to send them.
 * @param deleteSpace the blank at the break belongs to the break, as in languages without blanks
 * @source RFC 3676 sections 4.1 to 4.5
 */
export function unflowed(text: string, deleteSpace: boolean): string {
  const lines: string[] = [];
  let open: { depth: number; pieces: string[] } | null = null;
  const close = (): void => {
    if (open !== null) lines.push(withMarks(open.depth, open.pieces.join('')));
    open = null;
  };
  for (const line of text.split('\n')) {
    const depth = /^>*/u.exec(line)?.[0].length ?? 0;
    const bare = line.slice(depth).replace(/^ /u, '');
    const signature = bare === '-- ';
    const flows = bare.endsWith(' ') && !signature;
    const piece = flows && deleteSpace ? bare.slice(0, -1) : bare;
    if (open !== null && (open.depth !== depth || signature)) close();
    if (open === null) open = { depth, pieces: [piece] };
    else open.pieces.push(piece);
    if (!flows) close();
  }
  close();
  return lines.join('\n');
}

function withMarks(depth: number, text: string): string {
  if (depth === 0) return text;
  return text === '' ? '>'.repeat(depth) : `${'>'.repeat(depth)} ${text}`;
}

/**
 * The words of `text/enriched`, an early markup.
 * @source RFC 1896
 */
export function enrichedText(text: string): string {
  return withoutParameters(text)
    .replace(/\n+/gu, (breaks) => (breaks.length === 1 ? ' ' : breaks.slice(1)))
    .replace(/<<|<\/?[a-z0-9-]{1,60}>/giu, (mark) => (mark === '<<' ? '<' : ''));
}

function withoutParameters(text: string): string {
  const lower = text.toLowerCase();
  const kept: string[] = [];
  let at = 0;
  for (let open = lower.indexOf('<param>'); open !== -1; open = lower.indexOf('<param>', at)) {
    const close = lower.indexOf('</param>', open);
    if (close === -1) break;
    kept.push(text.slice(at, open));
    at = close + '</param>'.length;
  }
  return [...kept, text.slice(at)].join('');
}
