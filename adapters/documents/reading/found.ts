/** What is in a document and not, or not as it stands, in its text; told to an officer in `notes`. */
export interface Found {
  /** Counts one more of a kind. @param kind as in `1 picture`, `2 pictures` */
  readonly one: (kind: Kind, who?: string) => void;
  /** Adds a sentence, once. */
  readonly say: (sentence: string) => void;
  readonly notes: () => readonly string[];
}

type Kind = keyof typeof SENTENCES;

const times = (n: number, one: string, more = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : more}`;
const names = (who: ReadonlySet<string>): string => (who.size === 0 ? '' : ` (${[...who].slice(0, 5).join(', ')})`);

/** How each kind is told. */
const SENTENCES = {
  picture: (n: number) => `${times(n, 'picture')}: what stands in a picture is not read`,
  embedded: (n: number) => `${times(n, 'embedded file')}, not opened`,
  inserted: (n: number, who: ReadonlySet<string>) =>
    `tracked changes${names(who)}: ${times(n, 'insertion')}, read as the final text has it`,
  deleted: (n: number, who: ReadonlySet<string>) =>
    `tracked changes${names(who)}: ${times(n, 'deletion')}, left out as in the final text`,
  comment: (n: number, who: ReadonlySet<string>) => `${times(n, 'comment')}${names(who)}, not part of the text`,
  hidden: (n: number) => `hidden text in ${times(n, 'place')}, left out`,
  footnote: (n: number) => `${times(n, 'footnote')}, at the end of the text`,
  external: (n: number, what: ReadonlySet<string>) =>
    `${times(n, 'reference')} to something outside the document${names(what)}, not fetched`,
  chunk: (n: number) => `${times(n, 'inserted document')} of another kind, not read`,
  placeholder: (n: number) => `${times(n, 'field')} that nobody has filled in`,
} as const;

/** Nothing found yet. */
export function nothingFound(): Found {
  const counts = new Map<Kind, { n: number; who: Set<string> }>();
  const said = new Set<string>();
  return {
    one: (kind, who) => {
      const count = counts.get(kind) ?? { n: 0, who: new Set() };
      count.n += 1;
      if (who !== undefined && who !== '') count.who.add(who);
      counts.set(kind, count);
    },
    say: (sentence) => void said.add(sentence),
    notes: () => [...said, ...[...counts].map(([kind, { n, who }]) => SENTENCES[kind](n, who))],
  };
}
