import {
  condition,
  continueAsNew,
  defineSignal,
  isCancellation,
  log,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Delivery, DespatchActivities, MailActivities } from '../activities/cycle-activities.ts';
import { mailQueueOf, NAMES, type DespatchInput, type TrayWake } from '../contracts/workflows.ts';

const store = proxyActivities<DespatchActivities>({
  // A wave of many mails, each with its spreadsheet, takes its time on a busy machine.
  startToCloseTimeout: '3 minutes',
  retry: { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' },
});

const onMailQueue = () =>
  proxyActivities<Pick<MailActivities, 'deliver'>>({
    taskQueue: mailQueueOf(workflowInfo().taskQueue),
    // Longer than the mailer's own limits together (connect 10 s, greeting 10 s, socket 30 s), so that a retry never
    // runs beside the attempt it repeats.
    startToCloseTimeout: '90 seconds',
    // A worker that was killed is noticed by its silence, long before the step's own time is over.
    heartbeatTimeout: '30 seconds',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  });

/** Mails on their way at one time; a server's limit is 2,000 activities, replay wants far less. */
const MOST_AT_ONCE = 40;
/** Mails whose end is told in one go. */
const MOST_TOLD = 100;
/** How long the first that ended waits for others, so that a slow server does not keep back the news of all. */
const TELL_WITHIN_MS = 2_000;
/** When the store is looked through again after a mail could not even be tried. */
const AFTER_FAILURE_MS = 10 * 60_000;
/** History length at which a run goes on as a new one; the server suggests the same of its own accord. */
const CONTINUE_AFTER_EVENTS = 4_000;

export const lettersWait = defineSignal<[TrayWake]>(NAMES.wake);

/**
 * The letters of all offices on their way out. Woken once for all that a cycle has decided, it has mails made of what
 * may leave now, sends them, and tells the cycles in batches how they ended; what has to wait for an office's sending
 * hours or for its mail server waits by itself and delays nobody else. What waits and what has not ended stands in the
 * store, so a run that is lost loses nothing. Ends when nothing is left to send.
 */
export async function despatch(input: DespatchInput): Promise<void> {
  const { scope, carried } = input;
  const rehearsal = scope !== '';
  const mailServer = onMailQueue();
  let at = carried?.at ?? '';
  let lookAt = carried?.lookAt ?? null;
  let tellAt: number | null = null;
  const queue: string[] = [];
  const sending = new Set<string>();
  const later = new Map((carried?.later ?? []).map(({ mail, at: moment }) => [mail, moment]));
  const toTell: string[] = [];
  /** Mails this run has brought to an end; never begun again, whatever a look at the store has just seen. */
  const done = new Set<string>();
  let resting = false;

  setHandler(lettersWait, (by) => {
    at = by.at > at ? by.at : at;
    lookAt = 0;
  });

  if (carried === null) await condition(() => lookAt !== null);
  for (;;) {
    resting = shouldContinue();
    if (isDue(lookAt) && !resting) await look();
    takeUp();
    sendNext();
    const quiet = sending.size === 0 && (resting || queue.length === 0);
    if (toTell.length > 0 && (quiet || isDue(tellAt) || toTell.length >= MOST_TOLD)) {
      await tell();
      continue;
    }
    if (quiet && resting) await goOn();
    if (quiet && lookAt === null && later.size === 0) return;
    await somethingToDo();
  }

  /** Has mails made of what may leave, and takes up every one that has not ended. */
  async function look(): Promise<void> {
    lookAt = null;
    const wave = await store.prepareWave(scope, rehearsal ? at : null);
    if (wave.lookAgainIn !== null) lookNoLaterThan(Date.now() + wave.lookAgainIn);
    const unfinished = new Set(wave.mails);
    // One that was made anew with what came to it is no longer there.
    for (const mail of [...later.keys()]) if (!unfinished.has(mail)) later.delete(mail);
    const known = new Set([...queue, ...sending, ...later.keys(), ...done]);
    queue.push(...wave.mails.filter((mail) => !known.has(mail)));
  }

  /** Puts mails whose pause is over back into the queue. */
  function takeUp(): void {
    for (const [mail, moment] of [...later]) {
      if (moment > Date.now()) continue;
      later.delete(mail);
      queue.push(mail);
    }
  }

  function sendNext(): void {
    while (!resting && sending.size < MOST_AT_ONCE && queue.length > 0) {
      const mail = queue.shift()!;
      sending.add(mail);
      void send(mail);
    }
  }

  async function send(mail: string): Promise<void> {
    const delivery = await attempt(mail);
    sending.delete(mail);
    switch (delivery?.state) {
      case 'ended':
        done.add(mail);
        toTell.push(mail);
        tellAt ??= Date.now() + TELL_WITHIN_MS;
        break;
      case 'later':
        later.set(mail, Date.now() + delivery.tryAgainIn);
        break;
      case 'stale':
        lookNoLaterThan(Date.now());
        break;
      case undefined:
        lookNoLaterThan(Date.now() + AFTER_FAILURE_MS);
    }
    sendNext();
  }

  /** @returns null when it could not even be tried: no mail keeps another from leaving */
  async function attempt(mail: string): Promise<Delivery | null> {
    try {
      return await mailServer.deliver(mail, rehearsal ? at : null);
    } catch (error) {
      if (!isCancellation(error)) log.error('a mail could not be tried', { mail, error });
      return null;
    }
  }

  async function tell(): Promise<void> {
    const mails = toTell.splice(0, MOST_TOLD);
    tellAt = toTell.length > 0 ? Date.now() : null;
    await store.tellCycles(mails);
  }

  /** Goes on as a new run that carries only what the store does not know. */
  async function goOn(): Promise<void> {
    await continueAsNew<typeof despatch>({
      ...input,
      carried: {
        at,
        lookAt: queue.length > 0 ? 0 : lookAt,
        later: [...later].map(([mail, moment]) => ({ mail, at: moment })),
      },
    });
  }

  /** Waits for the next moment at which anything is due, or for anything sooner. */
  async function somethingToDo(): Promise<void> {
    const next = soonest();
    const more = (): boolean => soonest() < next || (sending.size === 0 && (toTell.length > 0 || resting));
    if (next === Infinity) await condition(more);
    else await condition(more, Math.max(1, next - Date.now()));
  }

  function soonest(): number {
    return Math.min((resting ? null : lookAt) ?? Infinity, tellAt ?? Infinity, ...later.values());
  }

  function lookNoLaterThan(moment: number): void {
    lookAt = Math.min(lookAt ?? Infinity, moment);
  }

  function shouldContinue(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    return continueAsNewSuggested || historyLength > (input.continueAfterEvents ?? CONTINUE_AFTER_EVENTS);
  }
}

/** Whether a moment has come. @param moment milliseconds since the epoch, null for never */
function isDue(moment: number | null): boolean {
  return moment !== null && moment <= Date.now();
}
