import type { CycleNews } from '../contracts/treaty-calendar.ts';
import type { CycleInput, CycleReceipt, LetterEnded } from '../contracts/workflows.ts';
import type { FiledReply } from '../domain/cycle/commands.ts';
import type { AdoptRequest } from './terms-activities.ts';

/** What activities ask of Temporal. */
export interface Engine {
  /** Starts a cycle. @returns false when the same cycle exists already, running or ended */
  startCycle(input: CycleInput, deadlineZone: string): Promise<boolean>;
  /**
   * Says that letters wait; starts the despatch of the scope when it does not run.
   * @param scope '' for real cycles, else the rehearsal's id prefix
   * @param at business time of what waits, ISO 8601
   */
  wakeDespatch(scope: string, at: string): Promise<void>;
  /** Tells a cycle how letters of its ended; told twice is once, and a cycle that has ended needs no news. */
  lettersEnded(cycleId: string, letters: readonly LetterEnded[]): Promise<void>;
  /**
   * Files a message to its cycle, once.
   * @returns `ended` when the cycle takes no more messages
   */
  fileReply(cycleId: string, reply: FiledReply): Promise<'filed' | 'ended'>;
  /**
   * Has a cycle take other versions of its rules; the same key is once.
   * @returns null when no such cycle runs
   * @throws DeskError `refused` with the reason
   */
  adoptTerms(cycleId: string, request: AdoptRequest, key: string): Promise<CycleReceipt | null>;
  /** Tells the treaty calendar what became of a cycle; told twice is once. Never of a rehearsal. */
  tellTreatyCalendar(news: CycleNews): Promise<void>;
}
