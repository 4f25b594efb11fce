import { defineSearchAttributeKey } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { endOfDayInZone, epochMs } from '../domain/calendar/instants.ts';
import { lateOffices } from '../domain/cycle/late.ts';
import type { CycleState, CycleTerms } from '../domain/cycle/state.ts';
import { cycleDetails } from './cycle-details.ts';

const STAGE = defineSearchAttributeKey('Stage', 'KEYWORD');
const LATE = defineSearchAttributeKey('LateOffices', 'INT');
const DUE_ON = defineSearchAttributeKey('DueOn', 'DATETIME');

/** Keeps what an engineer sees in step with the cycle, and writes it only when it changed. */
export function showInVisibility(before: CycleState | null, after: CycleState, { procedure }: CycleTerms): void {
  const late = lateOffices(after).length;
  if (before === null || before.stage !== after.stage || lateOffices(before).length !== late) {
    upsertSearchAttributes([
      { key: STAGE, value: after.stage },
      { key: LATE, value: late },
    ]);
  }
  if (before !== null && before.deadline !== after.deadline) {
    const dueOn = new Date(epochMs(endOfDayInZone(after.deadline, procedure.deadlineZone)));
    upsertSearchAttributes([{ key: DUE_ON, value: dueOn }]);
  }
  setCurrentDetails(cycleDetails(after));
}
