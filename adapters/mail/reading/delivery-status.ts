/** What a delivery report says of one recipient. */
export interface RecipientStatus {
  /** The address as we wrote it, where the report tells; else the one it ended at. */
  readonly recipient: string | null;
  readonly action: string | null;
  /** Enhanced codes, the most particular first. */
  readonly status: readonly string[];
  readonly diagnostic: string;
}

const ENHANCED = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/gu;

/**
 * The groups of a `message/delivery-status` part.
 * @source RFC 3464 section 2 (fields), RFC 3461 section 4 (xtext of the original recipient)
 */
export function recipientStatuses(text: string): readonly RecipientStatus[] {
  const groups = text.replace(/\r\n?/gu, '\n').split(/\n[ \t]*\n/u);
  return groups.flatMap((group) => {
    const fields = fieldsOf(group);
    const original = addressOf(fields.get('original-recipient'), true);
    const final = addressOf(fields.get('final-recipient'), false) ?? addressOf(fields.get('x-actual-recipient'), false);
    const action =
      fields
        .get('action')
        ?.toLowerCase()
        .match(/[a-z]+/u)?.[0] ?? null;
    const diagnostic = fields.get('diagnostic-code') ?? '';
    const stated = codesIn(fields.get('status') ?? '');
    if (original === null && final === null && action === null && stated.length === 0) return [];
    return [{ recipient: original ?? final, action, status: withDiagnostic(stated, diagnostic), diagnostic }];
  });
}

/** Enhanced status codes in a text; numbers that belong to an address of a host are none. */
export function codesIn(text: string): string[] {
  return [...new Set([...text.matchAll(ENHANCED)].map((match) => match[1] ?? ''))];
}

/** The code the server gave in words beats one that says only "failed", such as 5.0.0. */
function withDiagnostic(stated: readonly string[], diagnostic: string): string[] {
  const vague = stated.every((code) => code.endsWith('.0.0'));
  const worded = vague ? codesIn(diagnostic.slice(0, 2_000)) : [];
  return [...new Set([...worded.filter((code) => !code.endsWith('.0.0')), ...stated])];
}

function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\n[ \t]+/gu, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1 || colon > 60) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function addressOf(value: string | undefined, xtext: boolean): string | null {
  if (value === undefined) return null;
  const semicolon = value.indexOf(';');
  const bare = (semicolon === -1 ? value : value.slice(semicolon + 1)).trim().replace(/^<|>$/gu, '');
  const address =
    xtext && /\+(?:2B|3D)/u.test(bare)
      ? bare.replace(/\+([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : bare;
  const found = /[^\s<>;,"]{1,200}@[^\s<>;,"]{1,200}/u.exec(address)?.[0].replace(/[.)\]]+$/u, '');
  return found ?? null;
}
