import { readFileSync } from 'node:fs';
import { readMail } from '../adapters/mail/reading/read-mail.ts';
import type { MailReading } from '../domain/replies/reply.ts';
import type { BenchLine, BenchResult, Say } from './bench.ts';
import { corpus, corpusBytes } from '../tests/corpus.ts';
import { ownCorpus } from './mail-corpus.ts';

/** What a message is known to be; what is not known is left out. */
interface Truth {
  readonly kinds?: readonly string[];
  /** The new text exactly, white space aside. */
  readonly text?: string;
  /** What must be in the new text, word for word. */
  readonly says: readonly string[];
  readonly recipients?: readonly string[];
  readonly statuses?: readonly string[];
  readonly files?: readonly string[];
}

/** How often each must be right on mail of other systems, in percent. */
const MEASURES: readonly {
  readonly what: string;
  readonly least: number;
  /** Null where the truth says nothing of it. */
  readonly right: (reading: MailReading, truth: Truth) => boolean | null;
}[] = [
  { what: 'kind', least: 98, right: ({ kind }, { kinds }) => kinds?.includes(kind) ?? null },
  {
    what: 'no word of the answer lost',
    least: 98,
    right: ({ replyText }, { text, says }) => {
      const wanted = [...says, ...(text === undefined ? [] : [text])];
      return wanted.length === 0 ? null : wanted.every((one) => holdsWordsOf(replyText, one));
    },
  },
  {
    what: 'exact text',
    least: 75,
    right: ({ replyText }, { text }) => (text === undefined ? null : flat(replyText) === flat(text)),
  },
  {
    what: 'failed recipient',
    least: 90,
    right: ({ finalRecipient }, { recipients }) => (recipients === undefined ? null : same(finalRecipient, recipients)),
  },
  {
    what: 'status',
    least: 97,
    right: ({ status }, { statuses }) =>
      statuses === undefined ? null : status.length > 0 && status.every((one) => statuses.includes(one)),
  },
  {
    what: 'names of files',
    least: 100,
    right: ({ attachments }, { files }) =>
      files?.every((name) => attachments.some(({ filename }) => filename === name)) ?? null,
  },
];

/** How often a reading says what is known of the message: of the project's own, and of real mail where it is there. */
export async function benchAccuracy(say: Say): Promise<BenchResult> {
  const own = ownCorpus().map(({ file, raw }) => ({
    file,
    raw,
    truth: ownTruth(JSON.parse(readFileSync(file.replace(/\.eml$/u, '.expected.json'), 'utf8')) as OwnExpected),
  }));
  const real = realMail();
  if (real.length === 0) say('accuracy: no real mail is there; TREATY_DESK_CORPUS names its folder');
  const lines = [...(await scored('own corpus', own, 100, say)), ...(await scored('real mail', real, null, say))];
  return {
    bench: 'accuracy',
    of: `readings right of those of which it is known, in percent; ${own.length} messages of our own, ${real.length} real ones`,
    lines,
  };
}

interface Known {
  readonly file: string;
  readonly raw: Uint8Array;
  readonly truth: Truth;
}

/** @param least in percent, of each measure; null takes each measure's own */
async function scored(name: string, messages: readonly Known[], least: number | null, say: Say): Promise<BenchLine[]> {
  const counts = MEASURES.map(() => ({ right: 0, of: 0 }));
  for (const { file, raw, truth } of messages) {
    const reading = await readMail(raw);
    for (const [at, { what, right }] of MEASURES.entries()) {
      const is = right(reading, truth);
      const count = counts[at]!;
      if (is === null) continue;
      count.of += 1;
      if (is) count.right += 1;
      else say(`accuracy: ${what} of ${file} is not as known`);
    }
  }
  return MEASURES.flatMap(({ what, least: own }, at) => {
    const { right, of } = counts[at]!;
    return of === 0 ? [] : [{ what: `${name}: ${what} (of ${of})`, ours: (100 * right) / of, least: least ?? own }];
  });
}

interface OwnExpected {
  readonly kind?: string;
  readonly replyText?: string;
  readonly contains?: readonly string[];
  readonly finalRecipient?: readonly string[];
  readonly status?: readonly string[];
  readonly attachments?: readonly { readonly filename?: string }[];
}

function ownTruth({ kind, replyText, contains, finalRecipient, status, attachments }: OwnExpected): Truth {
  return {
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(replyText === undefined ? {} : { text: replyText }),
    says: contains ?? [],
    ...(finalRecipient === undefined ? {} : { recipients: finalRecipient }),
    ...(status === undefined || status.length === 0 ? {} : { statuses: status }),
    ...(attachments === undefined ? {} : { files: attachments.flatMap(({ filename }) => filename ?? []) }),
  };
}

interface Sample {
  readonly file: string;
  readonly kind: string | null;
  readonly accept_kinds?: readonly string[];
  readonly expected_reply_text?: string;
  readonly expected_reply_contains?: readonly string[];
  readonly expected_final_recipient?: readonly string[];
  readonly expected_status?: readonly string[];
  readonly expected_attachments?: readonly { readonly filename: string }[];
}

function realMail(): readonly Known[] {
  return (corpus('mail/manifest.jsonl') ?? '')
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Sample]))
    .map((sample) => ({
      file: sample.file,
      raw: corpusBytes(`mail/${sample.file}`) ?? new Uint8Array(),
      truth: {
        ...(sample.kind === null ? {} : { kinds: [sample.kind, ...(sample.accept_kinds ?? [])] }),
        ...(sample.expected_reply_text === undefined ? {} : { text: sample.expected_reply_text }),
        says: sample.expected_reply_contains ?? [],
        ...(sample.expected_final_recipient === undefined ? {} : { recipients: sample.expected_final_recipient }),
        ...(sample.expected_status === undefined ? {} : { statuses: sample.expected_status }),
        ...(sample.expected_attachments === undefined
          ? {}
          : { files: sample.expected_attachments.map(({ filename }) => filename) }),
      },
    }));
}

/** Whether a text has each word of another as often as that has it. */
function holdsWordsOf(text: string, other: string): boolean {
  const left = new Map<string, number>();
  for (const word of words(text)) left.set(word, (left.get(word) ?? 0) + 1);
  return words(other).every((word) => {
    const times = left.get(word) ?? 0;
    left.set(word, times - 1);
    return times > 0;
  });
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function flat(text: string): string {
  return text.replace(/\s+/gu, '');
}
