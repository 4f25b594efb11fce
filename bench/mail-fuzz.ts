import { openReader } from '../adapters/mail/reading/reader-process.ts';
import type { MailReading } from '../domain/replies/reply.ts';
import { inOrder } from '../client/cli/in-order.ts';
import { attacks, expressions } from './attacks.ts';
import type { BenchResult, Say } from './bench.ts';
import { ownCorpus } from './mail-corpus.ts';
import { headMutated, mutated } from './mutations.ts';

/** A message may hold its reader no longer. */
const LONGEST_MS = 2_000;
/** With this begins what a reader says that failed. */
const UNREAD = 'The message could not be read:';
/** Of every so many messages, one has only its head damaged. */
const HEAD_EVERY = 5;

interface Damaged {
  readonly seed: number;
  readonly how: string;
  readonly of: number;
  readonly headOnly: boolean;
}

/** Reads damaged messages in processes that tell a crash and a hang from a reading. @param first the first seed */
export async function benchFuzz(messages: number, say: Say, first = 1): Promise<BenchResult> {
  const own = ownCorpus();
  const raws = own.map(({ raw }) => raw);
  const reader = openReader({ processes: 2, withinMs: LONGEST_MS });
  const counts = { died: 0, slow: 0, lost: 0 };
  let longest = 0;
  try {
    const whole = await Promise.all(
      own.map(async ({ file, raw }) => {
        const { fullText, problems } = await reader.readMail(raw);
        if (problems.some((problem) => problem.startsWith(UNREAD))) throw new Error(`${file}: ${problems.join(' ')}`);
        return words(fullText);
      }),
    );
    const seeds = (async function* () {
      for (let seed = first; seed < first + messages; seed += 1) yield seed;
    })();
    const begin = async (seed: number) => {
      const headOnly = seed % HEAD_EVERY === 0;
      const of = seed % raws.length;
      const damage = headOnly ? { raw: headMutated(raws[of]!, seed), how: ['head only'], of } : mutated(raws, seed);
      const begun = performance.now();
      const result = reader.readMail(damage.raw).then((reading) => ({
        damage: { seed, how: damage.how.join(', '), of: damage.of, headOnly } satisfies Damaged,
        reading,
        took: performance.now() - begun,
      }));
      return { weight: damage.raw.length, result };
    };
    let done = 0;
    for await (const { damage, reading, took } of inOrder(seeds, begin, { many: 8, weight: 2 ** 26 })) {
      longest = Math.max(longest, took);
      const finding = findingIn(reading, damage, whole);
      if (finding !== null) {
        counts[finding] += 1;
        say(
          `fuzz: ${finding}: seed ${damage.seed}, ${own[damage.of]?.file ?? '?'}: ${damage.how}: ${reading.problems[0] ?? ''}`,
        );
      }
      if ((done += 1) % 5_000 === 0) say(`fuzz: ${done} of ${messages} read`);
    }
  } finally {
    await reader.close();
  }
  return {
    bench: 'fuzz',
    of: `${messages} messages damaged in one to four of many ways, seeds from ${first}; every fifth in its head only`,
    lines: [
      { what: 'readers that died', ours: counts.died, limit: 0 },
      { what: `messages that took longer than ${LONGEST_MS / 1000} seconds`, ours: counts.slow, limit: 0 },
      { what: 'damaged heads that lost a word of the body', ours: counts.lost, limit: 0 },
      { what: 'longest wait for a reading, milliseconds, that for its turn included', ours: Math.round(longest) },
    ],
  };
}

const ATTACK_BYTES = 1_000_000;

/** Texts of a megabyte made for each regular expression that looks at mail. */
export async function benchAttacks(say: Say): Promise<BenchResult> {
  const reader = openReader({ processes: 1, withinMs: LONGEST_MS });
  let longest = 0;
  let tried = 0;
  let slow = 0;
  try {
    for (const { where, how, raw } of attacks(ATTACK_BYTES)) {
      const begun = performance.now();
      const { problems } = await reader.readMail(raw);
      const took = performance.now() - begun;
      // The first one waits until the reader is up.
      if (tried > 0 && took > longest) {
        longest = took;
        say(`attacks: ${Math.round(took)} ms: ${where}: ${how}`);
      }
      if (problems.some((problem) => problem.startsWith(UNREAD))) slow += 1;
      if ((tried += 1) % 500 === 0) say(`attacks: ${tried} read`);
    }
  } finally {
    await reader.close();
  }
  return {
    bench: 'attacks',
    of: `${tried} messages of a megabyte, made of what each of ${expressions().length} regular expressions matches, or almost`,
    lines: [
      { what: `messages that took longer than ${LONGEST_MS / 1000} seconds`, ours: slow, limit: 0 },
      { what: 'longest reading, milliseconds', ours: Math.round(longest) },
    ],
  };
}

function findingIn(
  reading: MailReading,
  { headOnly, of }: Damaged,
  whole: readonly (readonly string[])[],
): 'died' | 'slow' | 'lost' | null {
  const [problem = ''] = reading.problems;
  if (problem.includes('took longer')) return 'slow';
  if (problem.startsWith(UNREAD)) return 'died';
  if (!headOnly) return null;
  const kept = new Set(words(`${reading.fullText} ${reading.subject}`));
  return (whole[of] ?? []).every((word) => kept.has(word)) ? null : 'lost';
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
