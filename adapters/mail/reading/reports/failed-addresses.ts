import { DIALECTS } from './dialects.ts';

/** An address as it stands in a text. */
export const ADDRESS =
  /(?<![^\s<>@"'“”（）【】《》「」：，。；、,;:()[\]])[^\s<>@"'“”（）【】《》「」：，。；、,;:()[\]]{1,64}@[a-z0-9][a-z0-9.-]{1,180}/giu;

const A = '[^\\s<>@"\'“”（）【】《》「」：，。；、,;:()[\\]]{1,64}@[a-z0-9][a-z0-9.-]{1,180}';

/** How an address stands in the words of a report, the surest first; the first group is the address. */
export const ADDRESS_PLACES: readonly RegExp[] = [
  // Alone on its line, in a list, or before its reason.
  new RegExp(
    `^[ \\t]{0,12}(?:[-*•·>+]{1,2}[ \\t]{1,4}|\\d{1,3}[.)][ \\t]{1,3})?[<"'(]{0,2}(?:smtp:|rfc822;|mailto:)?[ \\t]{0,2}(${A})[>"')]{0,2}(?:[ \\t]?<mailto:[^>\\n]{0,200}>)?(?:[ \\t]{0,6}(?:[:([;,–—-].{0,400}|\\.{3}.{0,400}|[ \\t]on [ \\t\\S]{0,80}|\\d{3}[ -].{0,400}|(?:is|was|invalid|unknown|no such|user|does|has|could|failed|not|error|\\S{1,3}=).{0,400})?)?$`,
    'gimu',
  ),
  // A name with its address beside it, alone on the line.
  new RegExp(
    `^[ \\t]{0,12}[^\\n@<>:]{1,80}[<(][ \\t]{0,2}(${A})[>)](?:[ \\t]?<mailto:[^>\\n]{0,200}>)?[ \\t]{0,4}[:]?$`,
    'gimu',
  ),
  new RegExp(`\\brcpt to:[ \\t]{0,4}<?(${A})`, 'gimu'),
  new RegExp(`\\b[45]\\d\\d[ -](?:[#(]?[45]\\.\\d{1,3}\\.\\d{1,3}[)]?)?[^\\n@<]{0,40}<(${A})>`, 'gimu'),
  new RegExp(
    `\\b(?:to|for|an|à|a|para|per|aan|till|til|do|для|recipient|recipients?:|user|address|mailbox|account|addressed to|empfänger|destinataire|destinatario|destinatário)[ \\t\\n]{1,4}[<"'(*[]{0,3}(?:mailto:)?(${A})`,
    'gimu',
  ),
  new RegExp(`(?<![^\\s<>@"'“”（）【】《》「」：，。；、,;:()[\\]])(${A})`, 'gimu'),
];

/** Lines whose addresses belong to a sender or to a desk that helps. */
export const NOT_THE_FAILED =
  /(?:^|[^\p{L}])(?:mail from|from|sender|sender address|return-path|reply-to|von|de|absender|message-id|in-reply-to|references|reporting-mta|contact|e-?mail us|questions?|help ?desk|assistance|delivered from|on behalf of|message from|original sender)\s{0,3}[:=]?\s{0,4}[<"'(]{0,2}(?:mailto:)?$/iu;
/** Local parts nobody writes a letter to. */
export const SERVICE_ADDRESS = /^(?:postmaster|mailer-daemon|abuse|support|help|helpdesk|hostmaster|webmaster|noc)@/iu;

/** Most addresses that are read from one report. */
const MOST = 100;

/**
 * The failed addresses that the words of a report name, as they are written there.
 * @param human the words without the returned message
 * @param others addresses that are not the failed: ours, and those the report was sent from, in lower case
 */
export function failedAddresses(human: string, others: ReadonlySet<string>): readonly string[] {
  const may = (address: string): boolean => !others.has(address.toLowerCase());
  for (const { sign, failed } of DIALECTS) {
    if (!sign.test(human)) continue;
    const found = unique([...human.matchAll(failed)].slice(0, MOST).map((match) => cleaned(match[1] ?? ''))).filter(
      may,
    );
    if (found.length > 0) return found;
  }
  let second: readonly string[] = [];
  for (const place of ADDRESS_PLACES) {
    const found: string[] = [];
    for (const match of human.matchAll(place)) {
      if (found.length >= MOST) break;
      const address = cleaned(match[1] ?? '');
      const at = match.index + match[0].lastIndexOf(match[1] ?? '');
      if (
        !may(address) ||
        !/\.[a-z]|@\S+\./iu.test(address) ||
        NOT_THE_FAILED.test(human.slice(Math.max(0, at - 60), at))
      )
        continue;
      found.push(address);
    }
    const failed = unique(found);
    const people = failed.filter((one) => !SERVICE_ADDRESS.test(one));
    if (people.length > 0) return place === ADDRESS_PLACES.at(-1) ? people.slice(0, 1) : people;
    if (second.length === 0) second = failed.slice(0, 1);
  }
  return second;
}

/** An address without the marks around it. */
export function cleaned(address: string): string {
  return address.replace(/^[<("']{1,4}/u, '').replace(/[>)"'.,;:]{1,4}$/u, '');
}

/** Values once each, whatever their case, in their order. */
export function unique(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => !seen.has(value.toLowerCase()) && seen.add(value.toLowerCase()));
}
