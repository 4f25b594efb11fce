import { describe, expect, it } from 'vitest';
import { humanClass, wishedDate, type HumanClass } from '../../../domain/replies/human-class.ts';

/** Sentences as offices write them, each with what it does and, where that is not plain, why. */
const SENTENCES: readonly (readonly [string, HumanClass])[] = [
  // more time
  ['It is requested that the date for submission may kindly be extended up to 15th January.', 'extension'],
  ['Kindly allow this Department a further period of ten days.', 'extension'],
  ['We seek a short extension, as the provinces have not replied.', 'extension'],
  [
    'It will not be possible to furnish the report by the due date; it is not in a position to do so by the stipulated day.',
    'extension',
  ],
  ['Sufficient time is required to collect the data from the districts.', 'extension'],
  ['The deadline may please be extended.', 'extension'],
  ['جواب کے لیے مزید وقت دیا جائے۔', 'extension'],
  ['براہ کرم مدت میں اضافہ کیا جائے۔', 'extension'],
  ['دس دن کی مہلت درکار ہے۔', 'extension'],
  // words of time that ask for none
  ['No extension is needed.', 'partial'],
  ['We do not need more time.', 'partial'],
  ['Thank you for the extension of time.', 'acknowledgement'],
  ['The offence is punishable with imprisonment which may extend to a period of three years.', 'partial'],
  ['The programme was extended to twelve districts.', 'partial'],
  ['Additional time was spent on the training of judges.', 'partial'],
  ['توسیع کی ضرورت نہیں۔', 'partial'],
  // not ours
  ['The matter does not pertain to this Ministry.', 'redirect'],
  ['The subject does not fall under the purview of this Division.', 'redirect'],
  ['The question does not directly relate to this office.', 'redirect'],
  ['This pertains to the Ministry of Interior.', 'redirect'],
  ['The query may be addressed to the Home Department, Punjab.', 'redirect'],
  ['Prison matters are beyond the mandate of this Commission.', 'redirect'],
  ['The subject is being dealt with by the Ministry of Law and Justice.', 'redirect'],
  ['Kindly approach the Prisons Department for these figures.', 'redirect'],
  ['یہ سوال اس محکمے کے دائرہ اختیار سے باہر ہے۔', 'redirect'],
  ['اس معاملے کا اس دفتر سے تعلق نہیں۔', 'redirect'],
  ['The data pertains to this Department.', 'partial'],
  ['The law relates to our Province only.', 'partial'],
  // what is meant?
  ['Please clarify the period for which the figures are required.', 'clarification'],
  ['Could you tell us which years are meant?', 'clarification'],
  ['Question 4 is not clear to this office.', 'clarification'],
  ['What is meant by enforced disappearance here?', 'clarification'],
  ['Kindly confirm whether the 12 cases of 2019 are to be counted.', 'clarification'],
  ['Should the figures include juvenile prisoners?', 'clarification'],
  ['سوال نمبر ۴ کی وضاحت فرمائیں۔', 'clarification'],
  ['یہ واضح نہیں کہ کون سا سال مراد ہے۔', 'clarification'],
  ['It is clarified that the law applies to the whole country.', 'partial'],
  ['We clarified that point in our last report.', 'partial'],
  ['No clarification is needed.', 'partial'],
  ['The amendment clarifies the definition of torture.', 'partial'],
  ['وضاحت کی جاتی ہے کہ قانون نافذ ہے۔', 'partial'],
  // nothing to give
  ['The requisite data is not maintained by this office.', 'no-data'],
  ['No case has been reported; no such cases were registered in the period.', 'no-data'],
  ['This Department has nothing to add.', 'no-data'],
  ['The report of this office may be treated as nil.', 'no-data'],
  ['NIL', 'no-data'],
  ['We regret that we are unable to furnish the information.', 'no-data'],
  ['This Division does not maintain such statistics.', 'no-data'],
  ['مطلوبہ معلومات دستیاب نہیں۔', 'no-data'],
  ['اس عرصے میں کوئی کیس درج نہیں ہوا۔', 'no-data'],
  ['Data is not available for 2021 but for 2022 there were nine convictions.', 'partial'],
  ['The record is not available; however, the figures of 2025 are attached.', 'partial'],
  ['Figures are not available. There were, in all, nine complaints in 2024.', 'partial'],
  // thanks, receipt, promises
  ['Receipt of your letter is hereby acknowledged.', 'acknowledgement'],
  ['Your letter dated 20 November has been received and noted.', 'acknowledgement'],
  ['Noted for compliance.', 'acknowledgement'],
  ['The matter is under examination.', 'acknowledgement'],
  ['All districts have been directed; the reply shall be submitted shortly.', 'acknowledgement'],
  ['The case has been taken up with the provinces.', 'acknowledgement'],
  ['آپ کا خط موصول ہوا۔ شکریہ', 'acknowledgement'],
  ['معاملہ زیر غور ہے۔', 'acknowledgement'],
  ['The Supreme Court acknowledged the right to counsel.', 'partial'],
  ['Received with thanks. There were 14 convictions in 2025.', 'partial'],
  // answers
  ['In 2025, 40 officers were trained.', 'partial'],
  ['The Act was passed in 2022.', 'partial'],
  ['The reply is enclosed.', 'partial'],
];

describe('what a sentence of an office does', () => {
  it.each(SENTENCES)('%s → %s', (sentence, expected) => {
    expect(humanClass(sentence, false)).toBe(expected);
  });

  it('a wish for time stays one among answers; a question or an excuse does not', () => {
    expect(humanClass('There were 14 cases in 2025. We need two more weeks for the rest.', false)).toBe('extension');
    expect(humanClass('There were 14 cases in 2025. Please clarify the other question.', false)).toBe('partial');
    expect(humanClass('There were 14 cases in 2025. Older data is not maintained.', false)).toBe('partial');
  });

  it.each([
    ['Kindly grant two more weeks.', '2026-12-14'],
    ['An extension of ten (10) days is requested.', '2026-12-10'],
    ['We need a fortnight more; please extend the time by a fortnight.', '2026-12-14'],
    ['Please extend the date by 5 working days.', null],
    ['We have trained officers for two weeks.', null],
  ])('until when %s asks for time: %s', (text, expected) => {
    expect(wishedDate(text, '2026-11-30')).toBe(expected);
  });
});
