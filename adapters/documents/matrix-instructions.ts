/** How to fill in a matrix, one line each; the two languages say the same. */
export const INSTRUCTIONS_ENGLISH = [
  'How to fill this in',
  '1. Write in the yellow cells only: one status and one answer for each row.',
  '2. Status: Answered · No data (say why) · Not ours (say whose it is) · Need clarification (say what is unclear).',
  '3. Leave both cells empty where the answer comes later. Each row counts by itself, so a partial return helps.',
  '4. Write in English or Urdu. Alt+Enter begins a new line inside a cell.',
  '5. Please add and delete no rows. Return the file as a reply to our e-mail, under any name.',
] as const;

/** The same in Urdu. */
export const INSTRUCTIONS_URDU = [
  'پُر کرنے کا طریقہ',
  '۱۔ صرف پیلے خانوں میں لکھیں: ہر سطر میں ایک کیفیت اور ایک جواب۔',
  '۲۔ کیفیت: Answered (جواب موجود ہے) · No data (معلومات نہیں، وجہ لکھیں) · Not ours (ہم سے متعلق نہیں، متعلقہ ادارہ لکھیں) · Need clarification (وضاحت درکار ہے، بتائیں کیا واضح نہیں)۔',
  '۳۔ جس سطر کا جواب بعد میں دینا ہو اس کے دونوں خانے خالی چھوڑ دیں۔ ہر سطر الگ شمار ہوتی ہے، نامکمل واپسی بھی مفید ہے۔',
  '۴۔ انگریزی یا اردو میں لکھیں۔ خانے کے اندر نئی سطر کے لیے Alt+Enter دبائیں۔',
  '۵۔ کوئی سطر شامل یا حذف نہ کریں۔ فائل ہماری ای میل کے جواب میں واپس بھیجیں، نام کچھ بھی ہو۔',
] as const;
