import type { TrayEnded } from './cycle-activities.ts';
import type { FiledReply } from '../domain/cycle/commands.ts';

/** What activities ask of Temporal. */
export interface Engine {
  /**
   * Wakes an office's out-tray, starting it when it does not run.
   * @param scope '' for real cycles, else the rehearsal's id prefix
   * @param at business time of what waits, ISO 8601
   */
  wakeTray(office: string, scope: string, at: string): Promise<void>;
  /** Tells a cycle how one of its letters ended; told twice is once, and a cycle that has ended needs no news. */
  letterEnded(ended: TrayEnded): Promise<void>;
  /**
   * Files a message to its cycle, once.
   * @returns `ended` when the cycle takes no more messages
   */
  fileReply(cycleId: string, reply: FiledReply): Promise<'filed' | 'ended'>;
}
