import type { Client, WorkflowHandle } from '@temporalio/client';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
type HistoryEvent = NonNullable<History['events']>[number];

/** Runs of workflows, counted. */
export interface Counted {
  readonly runs: number;
  readonly events: number;
  /** What Temporal counts as actions, see `actionsOf`. */
  readonly actions: number;
  /** Bytes of the largest payload of all. */
  readonly largestPayload: number;
}

/** Counts every run of every workflow whose id fits. */
export async function countRuns(client: Client, fits: (workflowId: string) => boolean): Promise<Counted> {
  let counted: Counted = { runs: 0, events: 0, actions: 0, largestPayload: 0 };
  for await (const { workflowId, runId } of client.workflow.list()) {
    if (!fits(workflowId)) continue;
    const events = (await client.workflow.getHandle(workflowId, runId).fetchHistory()).events ?? [];
    counted = {
      runs: counted.runs + 1,
      events: counted.events + events.length,
      actions: counted.actions + events.reduce((sum, event) => sum + actionsOf(event), 0),
      largestPayload: Math.max(counted.largestPayload, ...events.map(largestPayload)),
    };
  }
  return counted;
}

/**
 * Actions that one event of a history stands for: a workflow started (also anew), a timer, a signal, an update, an
 * activity and each of its retries, a marker, a change of search attributes. What leaves no event (a query, a
 * heartbeat) is not counted.
 * @source Temporal's documentation of what Cloud counts as an action, read 2026-11-24
 */
function actionsOf(event: HistoryEvent): number {
  if (event.activityTaskStartedEventAttributes != null)
    return (event.activityTaskStartedEventAttributes.attempt ?? 1) - 1;
  const one =
    event.workflowExecutionStartedEventAttributes ??
    event.timerStartedEventAttributes ??
    event.workflowExecutionSignaledEventAttributes ??
    event.workflowExecutionUpdateAcceptedEventAttributes ??
    event.activityTaskScheduledEventAttributes ??
    event.markerRecordedEventAttributes ??
    event.startChildWorkflowExecutionInitiatedEventAttributes ??
    event.upsertWorkflowSearchAttributesEventAttributes;
  return one == null ? 0 : 1;
}

/** Bytes of the largest payload in an event. */
function largestPayload(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Math.max(0, ...Object.values(value).map(largestPayload));
}
