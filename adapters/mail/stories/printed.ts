import { CLEARANCE_STORIES } from './clearances.ts';
import type { MailStory } from './mail-story.ts';
import { REMINDER_STORIES } from './reminders.ts';
import { REQUEST_STORIES } from './requests.ts';

const SIDE_BY_SIDE = ['en', 'ur'] as const;
/** Where letters on paper are carried in these cases. */
const POSTAL_ADDRESS = ['Civil Secretariat, Lower Mall', 'Lahore 54000'];
const CASES = [...REQUEST_STORIES, ...REMINDER_STORIES, ...CLEARANCE_STORIES];

/** Letters that neither mail nor telephone brings to an office: printed, signed and carried. */
export const PRINTED_STORIES: readonly MailStory[] = [
  onPaper('request-provincial', 'First request on paper', {}),
  onPaper('request-provincial', 'First request on paper, in English and Urdu', { languages: SIDE_BY_SIDE }),
  onPaper('reminder-2', 'Reminder-II on paper, in English and Urdu, with the history', { languages: SIDE_BY_SIDE }),
  onPaper('demi-official', 'Demi-official letter on paper, to be signed by the Secretary', {}),
  onPaper('hand-over', 'Hand-over to the Mission on paper', { papers: [] }),
];

function onPaper(
  id: string,
  title: string,
  change: { readonly languages?: readonly ('en' | 'ur')[]; readonly papers?: readonly never[] },
): MailStory {
  const view = CASES.find((one) => one.id === id)?.letters[0];
  if (view === undefined) throw new RangeError(`there is no story ${id}`);
  const to = id === 'hand-over' ? view.to : { ...view.to, postalAddress: POSTAL_ADDRESS };
  const urdu = change.languages === undefined ? '' : '-urdu';
  return {
    id: `${id}-paper${urdu}`,
    title,
    letters: [{ ...view, ...change, to, onPaper: true, attachment: null }],
    printed: true,
  };
}
