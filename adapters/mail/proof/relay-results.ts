import type { SenderChecks } from '../../../domain/replies/judge-sender.ts';
import type { Field } from '../reading/mime/head.ts';
import { word } from './evaluate.ts';

/** What our relay wrote about the sender of a message. */
export interface RelayResults extends Omit<SenderChecks, 'fromDomains'> {
  readonly by: 'relay';
}

/**
 * The results that our own relay wrote into the head of a message: its Authentication-Results lines above the first
 * Received line of a server that took the message from elsewhere. Whatever stands below that line was in the message
 * when it came, and anybody can have written it, also under our relay's name.
 *
 * @param fields the fields of the message's head, in their order
 * @param relay authserv-id of the relay, as it stands first in its lines
 * @returns null where it wrote none
 * @source RFC 8601 sections 2.2 (syntax), 4.1 and 5 (position and trust)
 */
export function relayResults(fields: readonly Field[], relay: string): RelayResults | null {
  const border = fields.findIndex(({ name, value }) => name === 'received' && !isOwnHop(value));
  const ours = fields
    .slice(0, border === -1 ? fields.length : border)
    .filter(({ name }) => name === 'authentication-results')
    .map(({ value }) => withoutComments(value))
    .filter((value) => authority(value) === relay.toLowerCase());
  // Without a Received line nothing tells what our relay wrote from what it was given.
  if (border === -1 || ours.length === 0) return null;
  const said = ours.flatMap(resultsIn);
  const of = (method: string): Said | undefined => said.find((one) => one.method === method);
  const spf = of('spf');
  const dmarc = of('dmarc');
  return {
    spf: { result: word(spf?.result ?? 'none'), domain: domainIn(spf, ['smtp.mailfrom', 'smtp.helo']) },
    dkim: said.flatMap((one) =>
      one.method === 'dkim' && word(one.result) !== 'none'
        ? [{ result: word(one.result), domain: domainIn(one, ['header.d', 'header.i']) }]
        : [],
    ),
    dmarc: { result: word(dmarc?.result ?? 'none'), policy: dmarc?.properties.get('policy.published') ?? null },
    arc: word(of('arc')?.result ?? 'none'),
    by: 'relay',
  };
}

/** One result of one method with its properties. */
interface Said {
  readonly method: string;
  readonly result: string;
  readonly properties: ReadonlyMap<string, string>;
}

function resultsIn(value: string): readonly Said[] {
  return value
    .split(';')
    .slice(1)
    .flatMap((part): readonly Said[] => {
      const [first = '', ...rest] = part.trim().split(/\s+/u);
      const match = /^([a-z0-9-]+)(?:\/\d+)?=([a-z]+)$/iu.exec(first);
      if (match === null) return [];
      const properties = rest.flatMap((one): readonly (readonly [string, string])[] => {
        const at = one.indexOf('=');
        return at < 1
          ? []
          : [
              [
                one.slice(0, at).toLowerCase(),
                one
                  .slice(at + 1)
                  .replaceAll('"', '')
                  .toLowerCase(),
              ],
            ];
      });
      return [{ method: match[1]!.toLowerCase(), result: match[2]!.toLowerCase(), properties: new Map(properties) }];
    });
}

function domainIn(said: Said | undefined, names: readonly string[]): string | null {
  for (const name of names) {
    const value = said?.properties.get(name);
    if (value !== undefined && value !== '') return value.slice(value.lastIndexOf('@') + 1);
  }
  return null;
}

/** Who wrote such a line: the first word, which a version may follow. */
function authority(value: string): string {
  return (value.split(';')[0] ?? '').trim().split(/\s+/u)[0]?.replaceAll('"', '').toLowerCase() ?? '';
}

/** Handed on inside one machine by LMTP, into which nothing foreign comes. */
function isOwnHop(trace: string): boolean {
  return /\bby\s+\S+.*?\swith\s+u?lmtps?a?\b/iu.test(withoutComments(trace)) && !/\bwith\s+\S*smtp/iu.test(trace);
}

/** A value without its comments, which may stand inside each other; a quoted bracket begins none. */
function withoutComments(value: string): string {
  let depth = 0;
  let quoted = false;
  let kept = '';
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at]!;
    if (sign === '\\') {
      if (depth === 0) kept += value.slice(at, at + 2);
      at += 1;
    } else if (sign === '"' && depth === 0) {
      quoted = !quoted;
      kept += sign;
    } else if (sign === '(' && !quoted) depth += 1;
    else if (sign === ')' && !quoted && depth > 0) depth -= 1;
    else if (depth === 0) kept += sign;
  }
  return kept;
}
