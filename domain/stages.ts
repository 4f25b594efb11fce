/** The eight stages of a reporting cycle, in order; the same words name folders, pages and tests. */
export const STAGES = [
  'loi',
  'questions',
  'requests',
  'reminders',
  'replies',
  'matrix',
  'clearance',
  'submission',
] as const;

/** One of the eight stages. */
export type Stage = (typeof STAGES)[number];

/** The dated points a cycle passes, in the order in which it passes them. */
export const MILESTONES = [
  'received',
  'assigned',
  'requested',
  'answers-due',
  'answers-closed',
  'consolidated',
  'committee',
  'cleared',
  'handed-over',
  'submitted',
  'acknowledged',
] as const;

/** One of the dated points of a cycle. */
export type MilestoneId = (typeof MILESTONES)[number];
