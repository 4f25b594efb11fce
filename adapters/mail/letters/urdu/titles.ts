import { isolated } from '../bidi.ts';

/** What the rungs of the shipped ladders are called; a title of a ministry's own stays as it was entered. */
const TITLES: Readonly<Record<string, string>> = {
  'Courtesy notice': 'پیشگی اطلاع',
  Reminder: 'یاددہانی',
  'Reminder-I': 'یاددہانی اوّل',
  'Reminder-II': 'یاددہانی دوم',
  'Reminder-III': 'یاددہانی سوم',
  'Overdue answer': 'زائد المیعاد جواب',
  'Answer overdue': 'زائد المیعاد جواب',
  'Letter to the accountable officer': 'مراسلہ بنام ذمہ دار افسر',
  'Demi-official letter': 'نیم سرکاری مراسلہ',
  'Demi-official letter to the head': 'نیم سرکاری مراسلہ بنام سربراہ',
  'Report to the chair and the Committee': 'رپورٹ بخدمت صدرِ کمیٹی و اراکین',
  'Report to the Executive Committee': 'رپورٹ بخدمت ایگزیکٹو کمیٹی',
  'Reminder of the clearance': 'یاددہانی بسلسلہ منظوری',
  'Letter to the accountable officer on the clearance': 'مراسلہ بنام ذمہ دار افسر بسلسلہ منظوری',
  'Demi-official letter to the head on the clearance': 'نیم سرکاری مراسلہ بنام سربراہ بسلسلہ منظوری',
  'Reminder of the submission': 'یاددہانی بسلسلہ حوالگی',
  'Reminder of the acknowledgement': 'یاددہانی بسلسلہ رسید',
};

/**
 * A rung's title in Urdu.
 * @example rungTitle('Reminder-II') // 'یاددہانی دوم'
 */
export function rungTitle(title: string): string {
  return TITLES[title] ?? isolated(title);
}
