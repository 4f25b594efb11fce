import { ApplicationFailure } from '@temporalio/common';
import { QueryNotRegisteredError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { DeskError, ERRORS, type ErrorCode } from '../contracts/errors.ts';
import { termsChangeId } from '../contracts/ids.ts';
import type { TermsChangeInput, TermsChangeState } from '../contracts/terms-change.ts';
import { NAMES } from '../contracts/workflows.ts';

/** What can be done to bring changes to running cycles; a thin face over Temporal. */
export interface TermsFace {
  /** Starts a change, or joins the same one where it runs. @returns its id */
  start(input: TermsChangeInput, summary: string): Promise<string>;
  /** How far a change has come; null while it comes up. */
  state(id: string): Promise<TermsChangeState | null>;
  /** Waits for its end. @throws DeskError the reason why nothing was changed: `order-invalid`, `data-invalid` */
  result(id: string): Promise<TermsChangeState>;
}

type TermsChangeRun = (input: TermsChangeInput) => Promise<TermsChangeState>;

/** Changes of terms on a Temporal client. @param prefix before ids, for tests that share a server */
export function termsFace({ workflow }: Client, taskQueue: string, prefix = ''): TermsFace {
  return {
    async start(input, summary) {
      const workflowId = `${prefix}${termsChangeId(input.change)}`;
      await workflow.start<TermsChangeRun>(NAMES.termsChange, {
        workflowId,
        taskQueue,
        args: [input],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
        staticSummary: summary,
        staticDetails: `${input.reason}\n\nDecided by ${input.by}; each cycle takes it in its own history.`,
      });
      return workflowId;
    },
    async state(id) {
      try {
        return await workflow.getHandle<TermsChangeRun>(id).query<TermsChangeState>(NAMES.termsChangeState);
      } catch (error) {
        if (error instanceof QueryNotRegisteredError || error instanceof WorkflowNotFoundError) return null;
        throw error;
      }
    },
    async result(id) {
      try {
        return await workflow.getHandle<TermsChangeRun>(id).result();
      } catch (error) {
        throw stated(error);
      }
    },
  };
}

/** What stopped a change, in the desk's own words; what is not expected passes as it is. */
function stated(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (!(cause instanceof ApplicationFailure) || !Object.hasOwn(ERRORS, cause.type ?? '')) continue;
    const hint = (cause.details?.[0] as { hint?: string | null } | undefined)?.hint ?? null;
    return new DeskError(cause.type as ErrorCode, cause.message, hint);
  }
  return error;
}
