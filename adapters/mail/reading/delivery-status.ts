/** What a delivery report says of one recipient. */
export interface RecipientStatus {
  /** The address as we wrote it, where the report tells; else the one it ended at. */
  readonly recipient: string | null;
  /** Whether the report itself says that we wrote it so. */
  readonly asWritten: boolean;
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`; null where it says none of them. */
  readonly action: string | null;
  /** Enhanced codes, the most particular first. */
  readonly status: readonly string[];
  readonly diagnostic: string;
}

const ENHANCED = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]{0,20}\d)/gu;
/** A field of a report, also where all lines are indented by mistake. */
const FIELD =
  /^[ \t]{0,8}((?:x-)?(?:original|final|actual)-recipient|action|status|diagnostic-code|remote-mta|reporting-mta|last-attempt-date|will-retry-until|arrival-date|received-from-mta|final-log-id|original-envelope-id|dsn-gateway)[ \t]{0,3}:(.{0,8000})$/iu;
const ANY_FIELD = /^[A-Za-z][A-Za-z0-9-]{0,60}[ \t]{0,2}:/u;
const OPENS_GROUP = new Set(['original-recipient', 'final-recipient', 'x-original-recipient']);
const ONCE = new Set([...OPENS_GROUP, 'action', 'status']);

/**
 * The recipients of a `message/delivery-status` part, also where its blank lines are missing or too many, its names
 * are written otherwise, or its addresses lack their type.
 * @source RFC 3464 section 2 (fields), RFC 3461 section 4 (xtext of the original recipient), RFC 6533 section 3 (utf-8)
 */
export function recipientStatuses(text: string): readonly RecipientStatus[] {
  return groupsOf(text).flatMap((fields) => {
    const original = addressOf(fields.get('original-recipient') ?? fields.get('x-original-recipient'), true);
    const final = addressOf(fields.get('final-recipient'), false) ?? addressOf(fields.get('x-actual-recipient'), false);
    const action = actionOf(fields.get('action'));
    const diagnostic = fields.get('diagnostic-code') ?? '';
    const stated = codesIn(fields.get('status') ?? '');
    if (original === null && final === null && action === null && stated.length === 0) return [];
    return [
      {
        recipient: original ?? final,
        asWritten: original !== null,
        action,
        status: withDiagnostic(stated, diagnostic),
        diagnostic,
      },
    ];
  });
}

/** Enhanced status codes in a text; numbers that belong to an address of a host are none. */
export function codesIn(text: string): string[] {
  return [...new Set([...text.matchAll(ENHANCED)].map((match) => match[1] ?? ''))];
}

/** The fields of each recipient: a field that was there already, or an address after a blank line, opens the next. */
function groupsOf(text: string): readonly ReadonlyMap<string, string>[] {
  const groups: Map<string, string>[] = [];
  let fields = new Map<string, string>();
  let name: string | null = null;
  let blank = false;
  for (const line of text.replace(/^\ufeff/u, '').split(/\r\n?|\n/u)) {
    if (line.trim() === '') {
      blank = true;
      name = null;
      continue;
    }
    const field = FIELD.exec(line);
    if (field === null) {
      if (name !== null && /^[ \t]/u.test(line)) fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`);
      else if (ANY_FIELD.test(line)) name = null;
      continue;
    }
    name = (field[1] ?? '').toLowerCase();
    const complete = fields.has('action') || fields.has('status');
    const known = [...OPENS_GROUP].some((one) => fields.has(one));
    if ((ONCE.has(name) && fields.has(name)) || (blank && known && complete && OPENS_GROUP.has(name))) {
      groups.push(fields);
      fields = new Map();
    }
    if (!fields.has(name)) fields.set(name, (field[2] ?? '').trim());
    else name = null;
    blank = false;
  }
  return [...groups, fields];
}

function actionOf(value: string | undefined): string | null {
  const word = value?.toLowerCase().match(/[a-z]+/u)?.[0] ?? '';
  if (word.startsWith('fail')) return 'failed';
  if (word.startsWith('delay')) return 'delayed';
  return ['delivered', 'relayed', 'expanded'].find((known) => word === known) ?? null;
}

/** The code the server gave in words beats one that says less: 5.0.0 less than any, 5.1.0 less than 5.1.1. */
function withDiagnostic(stated: readonly string[], diagnostic: string): string[] {
  const code = stated[0];
  const worded = codesIn(diagnostic.slice(0, 2_000)).filter((one) => !one.endsWith('.0.0') && !one.startsWith('2'));
  const better =
    code === undefined || code.endsWith('.0.0')
      ? worded
      : code.endsWith('.0')
        ? worded.filter((one) => one.startsWith(code.slice(0, -1)))
        : [];
  return [...new Set([...better, ...stated])];
}

function addressOf(value: string | undefined, xtext: boolean): string | null {
  if (value === undefined) return null;
  const semicolon = value.indexOf(';');
  const type = semicolon === -1 ? '' : value.slice(0, semicolon).trim().toLowerCase();
  const bare = (semicolon === -1 ? value : value.slice(semicolon + 1)).trim();
  const unpacked = type === 'utf-8' || bare.includes('\\x{') ? withoutUnicodeEscapes(bare) : bare;
  const address =
    xtext && /\+(?:2B|3D)/u.test(unpacked)
      ? unpacked.replace(/\+([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : unpacked;
  const found = /(?:"[^"\n]{1,64}"|[^\s<>;,"()]{1,200})@[^\s<>;,"()]{1,200}/u
    .exec(address)?.[0]
    .replace(/[.)\]:]{1,4}$/u, '');
  return found?.replace(/^(?:smtp|rfc822|mailto):/iu, '') ?? null;
}

/** @source RFC 6533 section 3: `\x{E9}` for a character outside of ASCII */
function withoutUnicodeEscapes(text: string): string {
  return text.replace(/\\x\{([0-9A-Fa-f]{1,6})\}/gu, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCodePoint(code);
  });
}
