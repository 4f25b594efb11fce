import { ANSWER_STORIES } from './answers.ts';
import { CLEARANCE_STORIES } from './clearances.ts';
import { DIGEST_STORIES } from './digests.ts';
import type { MailStory } from './mail-story.ts';
import { REMINDER_STORIES } from './reminders.ts';
import { REQUEST_STORIES } from './requests.ts';

const SIDE_BY_SIDE = ['en', 'ur'] as const;
const IN_ENGLISH = [
  ...REQUEST_STORIES,
  ...REMINDER_STORIES,
  ...CLEARANCE_STORIES,
  ...ANSWER_STORIES,
  ...DIGEST_STORIES,
];

/** Cases of which the Urdu is shown as well: every kind of letter, and what is hard to lay out from the right. */
const BOTH = [
  'request-federal',
  'request-provincial',
  'request-police',
  'request-long-list',
  'request-without-deadline',
  'request-rehearsal',
  'courtesy',
  'reminder-1',
  'reminder-2',
  'reminder-late',
  'accountable-provincial',
  'demi-official',
  'demi-official-by-post',
  'chair',
  'clearance',
  'committee-with-gaps',
  'clearance-reminder',
  'hand-over',
  'hand-over-reminder',
  'clarification',
  'extension-granted',
  'extension-refused',
  'receipt-partial',
  'receipt-complete',
  'amended',
  'returned',
  'reconcile',
  'shorten',
  'silent',
  'stood-down',
  'digest',
  'digest-late',
];

/** The same letters to offices that wish Urdu beside English. */
export const BILINGUAL_STORIES: readonly MailStory[] = BOTH.map((id) => {
  const story = IN_ENGLISH.find((one) => one.id === id);
  if (story === undefined) throw new RangeError(`there is no story ${id}`);
  return {
    id: `${id}-urdu`,
    title: `${story.title}; in English and Urdu`,
    letters: story.letters.map((letter) => ({ ...letter, languages: SIDE_BY_SIDE })),
  };
});

/** One letter in Urdu alone, for an office that wishes no English. */
export const URDU_STORIES: readonly MailStory[] = REMINDER_STORIES.filter(({ id }) => id === 'reminder-2').map(
  ({ letters }) => ({
    id: 'reminder-2-urdu-only',
    title: 'Reminder-II with the history, in Urdu alone',
    letters: letters.map((letter) => ({ ...letter, languages: ['ur'] })),
  }),
);
