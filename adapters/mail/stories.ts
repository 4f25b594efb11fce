import { ANSWER_STORIES } from './stories/answers.ts';
import { BILINGUAL_STORIES, URDU_STORIES } from './stories/bilingual.ts';
import { CLEARANCE_STORIES } from './stories/clearances.ts';
import { DIGEST_STORIES } from './stories/digests.ts';
import type { MailStory } from './stories/mail-story.ts';
import { PRINTED_STORIES } from './stories/printed.ts';
import { REMINDER_STORIES } from './stories/reminders.ts';
import { REQUEST_STORIES } from './stories/requests.ts';

/** Every letter in its named cases. */
export const STORIES: readonly MailStory[] = [
  ...REQUEST_STORIES,
  ...REMINDER_STORIES,
  ...CLEARANCE_STORIES,
  ...ANSWER_STORIES,
  ...DIGEST_STORIES,
  ...BILINGUAL_STORIES,
  ...URDU_STORIES,
  ...PRINTED_STORIES,
];
