import type { CycleState } from '../domain/cycle/state.ts';
import type { MailReading } from '../domain/replies/reply.ts';
import { fileNumber } from '../domain/requests/file-number.ts';
import { answersOf, mayHoldAnswers, NOTHING, type AnswerPorts, type Answers } from './answers.ts';
import { digestAnswers, referenceIn } from './digest-replies.ts';

/** Requests by their ids. */
export type Requests = readonly { readonly cycle: string; readonly office: string }[];

/**
 * The answers of one message to several requests, each the answers to its own rows: a returned matrix that names one of
 * them is of that one, and requests of one office are told apart as in the reply to a digest.
 *
 * @param requests one or more, each once
 * @param stateOf the cycle of a request, as it is or was when the message came
 * @returns in the order of the requests; nothing for one that it does not answer
 */
export async function answersOver(
  ports: AnswerPorts,
  { raw, reading }: { readonly raw: Uint8Array; readonly reading: MailReading },
  requests: Requests,
  stateOf: (request: Requests[number]) => CycleState,
): Promise<readonly Answers[]> {
  if (reading.kind !== 'reply') return requests.map(() => NOTHING);
  const references = new Map(
    requests.map((request) => [fileNumber(stateOf(request), request.office).toLowerCase(), request] as const),
  );
  const answers: Answers[] = [];
  for (const request of requests) {
    const own = withFilesOf(ports, request, references);
    const { cycle, office } = request;
    const siblings = requests.filter((one) => one.office === office);
    if (siblings.length === 1) {
      answers.push(await answersOf(own, { raw, reading, cycleId: cycle, office }, stateOf(request)));
    } else {
      const cycles = new Map(siblings.map((one) => [one.cycle, stateOf(one)]));
      answers.push((await digestAnswers(own, { raw, reading, office, cycles })).get(cycle) ?? NOTHING);
    }
  }
  return answers;
}

/** The same, without the returned matrices that name a request of another office. */
function withFilesOf(
  ports: AnswerPorts,
  { office }: Requests[number],
  references: ReadonlyMap<string, Requests[number]>,
): AnswerPorts {
  const openAttachments: AnswerPorts['openAttachments'] = async (raw) => {
    const kept = [];
    for (const file of await ports.openAttachments(raw)) {
      const named = references.size > 1 && mayHoldAnswers(file) ? await referenceIn(ports, file.content) : null;
      const of = named === null ? undefined : references.get(named.toLowerCase());
      if (of === undefined || of.office === office) kept.push(file);
    }
    return kept;
  };
  return { ...ports, openAttachments };
}
