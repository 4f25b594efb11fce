import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { DeskError } from '../../contracts/errors.ts';

/** More skips than any rehearsal makes in one step; the server's own bound of a hundred is too small for a busy month. */
const MOST_SKIPS = 10_000;
/** A step goes this far past its moment, so that a timer set for that moment fires within it and is not waited for. */
const MARGIN_MS = 2_000;
/** How long a timer may take to fire once its time has been skipped to. */
const FIRES_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;
/** `FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED` of the server's interface. */
const COMPLETED = 2;

/**
 * Moves the time of one workflow forward on a real Temporal server that allows it (`…WorkflowTimeSkippingEnabled`).
 * The feature is young: all that knows its interface is here.
 */
export class TimeStepper {
  readonly #client: Client;
  readonly #workflowId: string;
  /** Workflow time at a moment of ours, both in milliseconds. */
  #known: { readonly workflow: number; readonly real: number };

  constructor(client: Client, workflowId: string) {
    this.#client = client;
    this.#workflowId = workflowId;
    const now = Date.now();
    this.#known = { workflow: now, real: now };
  }

  /** Workflow time as it is now, in milliseconds since 1970: it goes on at the usual pace between steps. */
  now(): number {
    return this.#known.workflow + (Date.now() - this.#known.real);
  }

  /**
   * Skips to a moment and waits until everything that was due on the way has been done.
   * @param until workflow time, milliseconds since 1970; a moment that has passed is no step
   * @throws DeskError `engine-unavailable` when the server cannot do it, or the workflow ended before
   */
  async stepTo(until: number): Promise<void> {
    const left = until - this.now();
    if (left <= 0) return;
    const ahead = left + MARGIN_MS;
    const id = randomUUID();
    const workflowExecution = { workflowId: this.#workflowId };
    const { workflowService, options } = this.#client;
    const { namespace } = options;
    const asked = Date.now();
    await workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution,
      workflowExecutionOptions: {
        timeSkippingConfig: {
          enabled: true,
          maxSessionSkipCount: MOST_SKIPS,
          fastForwardConfig: {
            id,
            duration: { seconds: Math.floor(ahead / 1000) as never, nanos: Math.round(ahead % 1000) * 1_000_000 },
          },
        },
      },
      updateMask: { paths: ['time_skipping_config'] },
    });
    const outcome = await workflowService.pollWorkflowExecutionTimeSkipping({
      namespace,
      workflowExecution,
      fastForwardId: id,
    });
    if (outcome.fastForwardPollingResult !== COMPLETED) {
      throw new DeskError(
        'engine-unavailable',
        `Time could not be moved to ${new Date(until).toISOString()}: ${outcome.failedReason || 'no reason was given'}.`,
      );
    }
    const target = outcome.fastForwardInfo?.targetTime;
    const reached = target == null ? until : Number(target.seconds) * 1000 + Math.floor((target.nanos ?? 0) / 1e6);
    this.#known = { workflow: reached, real: asked };
  }

  /**
   * Waits until the workflow has been woken by a timer with nobody there to work for it.
   * @throws DeskError `engine-unavailable` when none fires
   */
  async fired(): Promise<void> {
    const handle = this.#client.workflow.getHandle(this.#workflowId);
    const until = Date.now() + FIRES_WITHIN_MS;
    while ((await handle.describe()).raw.pendingWorkflowTask == null) {
      if (Date.now() > until) throw new DeskError('engine-unavailable', 'No timer fired while time was moved.');
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }
}
