import { describe, expect, it } from 'vitest';
import { trimQuotes } from '../../../domain/replies/trim-quotes.ts';

const OLD = '> Please send the figures.\n>\n> They are due on Monday.';
const BARE = 'Please send the figures.\n\nThey are due on Monday.';
const ANSWER = 'The figures are in the table:\n\n1. Punjab: 12\n2. Sindh: 9\n\n12 cases are pending.';

/** How programs lead up to what is answered: who, the lines, and whether the old lines are quoted or bare. */
const SENTENCES: readonly (readonly [string, string, string])[] = [
  ['Gmail, narrow blank in the time', 'On Mon, Nov 30, 2026 at 9:00\u202fAM Desk <d@mohr.example> wrote:', BARE],
  ['Apple Mail', 'On 30 Nov 2026, at 9:00 AM, Desk <d@mohr.example> wrote:', BARE],
  ['Outlook for Mac', 'On 11/30/26, 9:00 AM, "Human Rights Desk" <d@mohr.example> wrote:', BARE],
  [
    'Outlook for Mac, of a group',
    'On 11/30/26, 9:00 AM, "Desk on behalf of MoHR" <d@mohr.example on behalf of x@mohr.example> wrote:',
    BARE,
  ],
  ['Gmail, a name with initials', 'On Mon, Nov 30, 2026 at 9:00 AM, M. A. Khan (Desk), <d@mohr.example> wrote:', BARE],
  ['Gmail, the address alone', 'On Mon, Nov 30, 2026 at 9:00 AM, <d@mohr.example> wrote:', OLD],
  ['Gmail without a word', '2026/11/30 Human Rights Desk <d@mohr.example>', OLD],
  ['an old Gmail', 'On 11/30/06, Human Rights Desk <d@mohr.example> wrote:', OLD],
  ['Thunderbird', 'On 2026-11-30 9:00 AM, Human Rights Desk wrote:', OLD],
  ['Thunderbird in another form', 'Am 30.11.26 um 09:00 schrieb Human Rights Desk:', OLD],
  ['Evolution', 'On Mon, 2026-11-30 at 09:00 +0500, Human Rights Desk wrote:', OLD],
  ['KMail', 'On Monday, 30 November 2026 09:00:00 PKT Human Rights Desk wrote:', OLD],
  ['mutt', 'On Mon, Nov 30, 2026 at 09:00:00AM +0500, Human Rights Desk wrote:', OLD],
  ['Alpine', 'On Mon, 30 Nov 2026, Human Rights Desk wrote:', OLD],
  ['Gnus', 'Human Rights Desk <d@mohr.example> writes:', OLD],
  ['Roundcube', 'On 2026-11-30 09:00, Human Rights Desk wrote:', OLD],
  ['Squirrelmail', 'Human Rights Desk wrote:', OLD],
  ['Horde in German', 'Zitat von Human Rights Desk <d@mohr.example>:', OLD],
  ['Horde in Spanish', 'Citando Human Rights Desk <d@mohr.example>:', OLD],
  ['Horde in French', 'Human Rights Desk <d@mohr.example> a écrit :', OLD],
  ['a newsreader', 'In message <4711@mohr.example>, Human Rights Desk <d@mohr.example> writes:', OLD],
  ['The Bat', 'Monday, November 30, 2026, 9:00:00 AM, you wrote:', OLD],
  ['Fastmail', 'On Mon, Nov 30, 2026, at 9:00 AM, Human Rights Desk wrote:', OLD],
  ['Spark', 'On 30 Nov 2026, 9:00 AM +0500, Human Rights Desk <d@mohr.example>, wrote:', BARE],
  ['Superhuman', 'On Mon, Nov 30, 2026 at 9:00 AM, Human Rights Desk < d@mohr.example > wrote:', BARE],
  ['ProtonMail of today', 'On Monday, November 30th, 2026 at 9:00 AM, Human Rights Desk <d@mohr.example> wrote:', OLD],
  ['Zoho', '---- On Mon, 30 Nov 2026 09:00:00 +0500  d@mohr.example  wrote ----', BARE],
  ['Zoho, with a name', '---- On Mon, 30 Nov 2026 09:00:00 +0500 Human Rights Desk <d@mohr.example> wrote ---', BARE],
  ['Lotus iNotes', '-----Human Rights Desk <d@mohr.example> wrote: -----', BARE],
  [
    'Yahoo of today',
    'On Monday, November 30, 2026 at 09:00:00 AM GMT+5, Human Rights Desk <d@mohr.example> wrote:',
    BARE,
  ],
  [
    'Yahoo in Spanish',
    'El lunes, 30 de noviembre de 2026 09:00:00 GMT+5, Human Rights Desk <d@mohr.example> escribió:',
    BARE,
  ],
  ['163', 'At 2026-11-30 09:00:00, "Human Rights Desk" <d@mohr.example> wrote:', OLD],
  ['163 in Chinese', '在 2026-11-30 09:00:00，"Human Rights Desk" <d@mohr.example> 写道：', BARE],
  ['Yandex', '30.11.2026, 09:00, "Human Rights Desk" <d@mohr.example>:', BARE],
  ['Mail.ru', 'Понедельник, 30 ноября 2026, 9:00 +05:00 от Human Rights Desk <d@mohr.example>:', OLD],
  ['Mail.ru, the address bare', 'Понедельник, 30 ноября 2026, 9:00 +05:00 от d@mohr.example:', OLD],
  ['GroupWise', '>>> Human Rights Desk <d@mohr.example> 11/30/2026 9:00 AM >>>', BARE],
  [
    'GroupWise, in a sentence',
    '>>> On 30.11.2026 at 09:00, in message <A1B2>, Human Rights Desk\n<d@mohr.example> wrote:',
    OLD,
  ],
  ['Gmail in French', 'Le lun. 30 nov. 2026 à 09:00, Desk <d@mohr.example> a écrit :', BARE],
  ['Outlook for Mac in French', 'Le 30/11/2026 09:00, « Desk » <d@mohr.example> a écrit :', BARE],
  ['Gmail in German', 'Am Mo., 30. Nov. 2026 um 09:00 Uhr schrieb Desk <d@mohr.example>:', BARE],
  [
    'GMX',
    'Gesendet: Montag, 30. November 2026 um 09:00 Uhr\nVon: "Desk" <d@mohr.example>\nAn: fp@moi.example\nBetreff: Anfrage',
    BARE,
  ],
  ['Gmail in Spanish', 'El lun, 30 nov 2026 a las 9:00, Desk (<d@mohr.example>) escribió:', BARE],
  ['Apple Mail in Spanish', 'El 30 nov 2026, a las 9:00, Desk <d@mohr.example> escribió:', BARE],
  ['Gmail in Catalan', 'El dl., 30 de nov. 2026, 9:00, Desk <d@mohr.example> va escriure:', BARE],
  ['Gmail in Portuguese', 'Em seg., 30 de nov. de 2026 às 09:00, Desk <d@mohr.example>\nescreveu:', BARE],
  ['Portuguese of Portugal', 'Desk <d@mohr.example> escreveu (segunda, 30/11/2026 à(s) 09:00):', BARE],
  ['Apple Mail in Portuguese', 'No dia 30/11/2026, às 09:00, Desk <d@mohr.example> escreveu:', BARE],
  ['Gmail in Italian', 'Il giorno lun 30 nov 2026 alle ore 09:00 Desk <\nd@mohr.example> ha scritto:', BARE],
  ['Thunderbird in Italian', 'Il 30/11/2026 09:00, Desk ha scritto:', OLD],
  ['Gmail in Dutch', 'Op ma 30 nov 2026 om 09:00 schreef Desk <d@mohr.example>:', BARE],
  ['Apple Mail in Dutch', 'Op 30 nov. 2026, om 09:00 heeft Desk <d@mohr.example> het volgende geschreven:', BARE],
  ['Gmail in Swedish', 'Den mån 30 nov. 2026 kl 09:00 skrev Desk <d@mohr.example>:', BARE],
  ['Apple Mail in Swedish', '30 nov. 2026 kl. 09:00 skrev Desk <d@mohr.example>:', BARE],
  ['Gmail in Danish', 'Den man. 30. nov. 2026 kl. 09.00 skrev Desk <d@mohr.example>:', BARE],
  ['Gmail in Norwegian', 'man. 30. nov. 2026 kl. 09:00 skrev Desk <d@mohr.example>:', BARE],
  ['Gmail in Finnish', 'ma 30. marrask. 2026 klo 9.00 Desk (d@mohr.example) kirjoitti:', BARE],
  ['Thunderbird in Finnish', 'Desk kirjoitti 30.11.2026 klo 9.00:', OLD],
  ['Gmail in Polish', 'pon., 30 lis 2026 o 09:00 Desk <d@mohr.example> napisał(a):', BARE],
  ['Thunderbird in Polish', 'W dniu 30.11.2026 o 09:00, Desk pisze:', OLD],
  ['o2 in Polish', 'Dnia 30 listopada 2026 09:00 Desk <d@mohr.example> napisał(a):', BARE],
  ['Gmail in Czech', 'po 30. 11. 2026 v 9:00 odesílatel Desk <d@mohr.example> napsal:', BARE],
  ['Thunderbird in Czech', 'Dne 30. 11. 26 v 9:00 Desk napsal(a):', OLD],
  ['Gmail in Slovak', 'po 30. 11. 2026 o 9:00 Desk <d@mohr.example> napísal(a):', BARE],
  ['Gmail in Hungarian', 'Desk <d@mohr.example> ezt írta (időpont: 2026. nov. 30., H, 9:00):', BARE],
  ['Thunderbird in Hungarian', '2026. 11. 30. 9:00 keltezéssel, Desk írta:', OLD],
  ['Gmail in Romanian', 'În lun., 30 nov. 2026 la 09:00, Desk <d@mohr.example> a scris:', BARE],
  ['Gmail in Russian', 'пн, 30 нояб. 2026 г. в 09:00, Desk <d@mohr.example>:', BARE],
  ['Apple Mail in Russian', '30 нояб. 2026 г., в 9:00, Desk <d@mohr.example> написал(а):', BARE],
  ['Thunderbird in Russian', '30.11.2026 09:00, Desk пишет:', OLD],
  ['Gmail in Ukrainian', 'пн, 30 лист. 2026 р. о 09:00 Desk <d@mohr.example> пише:', BARE],
  ['Gmail in Bulgarian', 'На пн, 30.11.2026 г. в 9:00 Desk <d@mohr.example> написа:', BARE],
  ['Gmail in Croatian', 'pon, 30. stu 2026. u 09:00 Desk <d@mohr.example> napisao je:', BARE],
  ['Gmail in Greek', 'Στις Δευ 30 Νοε 2026 στις 9:00 π.μ., ο χρήστης Desk <d@mohr.example> έγραψε:', BARE],
  ['Gmail in Turkish', 'Desk <d@mohr.example>, 30 Kas 2026 Pzt, 09:00 tarihinde şunu yazdı:', BARE],
  ['Apple Mail in Turkish', 'Desk <d@mohr.example> şunları yazdı (30 Kas 2026 09:00):', OLD],
  ['Gmail in Chinese', 'Desk <d@mohr.example> 于2026年11月30日周一 09:00写道：', BARE],
  ['Gmail in Japanese', '2026年11月30日(月) 9:00 Desk <d@mohr.example>:', BARE],
  ['Apple Mail in Japanese', '2026/11/30 9:00、Desk <d@mohr.example>のメール:', BARE],
  ['Thunderbird in Japanese', 'On 2026/11/30 9:00, Desk wrote:', OLD],
  ['Gmail in Korean', '2026년 11월 30일 (월) 오전 9:00, Desk <d@mohr.example>님이 작성:', BARE],
  ['Apple Mail in Korean', '2026. 11. 30. 오전 9:00, Desk <d@mohr.example> 작성:', BARE],
  ['Gmail in Vietnamese', 'Vào Th 2, 30 thg 11, 2026 vào lúc 09:00 Desk <d@mohr.example> đã viết:', BARE],
  ['Gmail in Indonesian', 'Pada Sen, 30 Nov 2026 pukul 09.00 Desk <d@mohr.example> menulis:', BARE],
  ['Gmail in Arabic', 'في الاثنين، 30 نوفمبر 2026 في 9:00 ص تمت كتابة ما يلي بواسطة Desk <d@mohr.example>:', OLD],
  [
    'Gmail in Arabic, with marks of direction',
    '\u202bفي الاثنين، 30 نوفمبر 2026 في 9:00 ص كتب \u202aDesk\u202c <\u202ad@mohr.example\u202c>:\u202c',
    BARE,
  ],
  [
    'Gmail in Hebrew',
    '\u202bבתאריך יום ב׳, 30 בנוב׳ 2026 ב-9:00 מאת \u202aDesk\u202c <\u202ad@mohr.example\u202c>:\u202c',
    BARE,
  ],
  ['Gmail in Hebrew, with a verb', 'ב-30 בנובמבר 2026 בשעה 9:00, Desk <d@mohr.example> כתב:', BARE],
  ['Gmail in Persian', 'در دوشنبه ۳۰ نوامبر ۲۰۲۶،‏ ۹:۰۰ Desk <d@mohr.example> نوشت:', BARE],
  ['Gmail in Urdu', 'بتاریخ پیر، 30 نومبر، 2026 کو 9:00 AM بجے Desk <d@mohr.example> نے لکھا:', BARE],
  ['Gmail in Hindi', 'सोम, 30 नव॰ 2026 को 9:00 am बजे Desk <d@mohr.example> ने लिखा:', BARE],
  ['a name first, the day behind', 'Human Rights Desk <d@mohr.example> wrote on Mon, 30 Nov 2026 09:00:00 +0500:', OLD],
  [
    'everything on one line',
    'On Mon, Nov 30, 2026 at 9:00 AM, Desk <d@mohr.example> wrote: Please send the figures.',
    BARE,
  ],
];

const head = (
  from: string,
  sent: string,
  to: string,
  subject: string,
  when = 'Monday, November 30, 2026 9:00 AM',
): string => `${from} Human Rights Desk <d@mohr.example>\n${sent} ${when}\n${to} Focal Point\n${subject} Request`;

/** The heads of Outlook and its like, language by language. */
const HEADS: readonly (readonly [string, string])[] = [
  ['English', head('From:', 'Sent:', 'To:', 'Subject:')],
  ['English, of the web', head('From:', 'Date:', 'To:', 'Subject:', 'Mon, 30 Nov 2026 09:00:00 +0500')],
  ['English, bold', head('*From:*', '*Sent:*', '*To:*', '*Subject:*')],
  ['English, bold with the blank inside', head('*From: *', '*Date: *', '*To: *', '*Subject: *')],
  ['French', head('De :', 'Envoyé :', 'À :', 'Objet :', 'lundi 30 novembre 2026 09:00')],
  ['German', head('Von:', 'Gesendet:', 'An:', 'Betreff:', 'Montag, 30. November 2026 09:00')],
  ['Spanish', head('De:', 'Enviado el:', 'Para:', 'Asunto:', 'lunes, 30 de noviembre de 2026 9:00')],
  ['Portuguese', head('De:', 'Enviada em:', 'Para:', 'Assunto:', 'segunda-feira, 30 de novembro de 2026 09:00')],
  ['Italian', head('Da:', 'Inviato:', 'A:', 'Oggetto:', 'lunedì 30 novembre 2026 09:00')],
  ['Dutch', head('Van:', 'Verzonden:', 'Aan:', 'Onderwerp:', 'maandag 30 november 2026 09:00')],
  ['Swedish', head('Från:', 'Skickat:', 'Till:', 'Ämne:', 'den 30 november 2026 09:00')],
  ['Danish', head('Fra:', 'Sendt:', 'Til:', 'Emne:', '30. november 2026 09:00')],
  ['Finnish', head('Lähettäjä:', 'Lähetetty:', 'Vastaanottaja:', 'Aihe:', 'maanantai 30. marraskuuta 2026 9.00')],
  ['Polish', head('Od:', 'Wysłano:', 'Do:', 'Temat:', 'poniedziałek, 30 listopada 2026 09:00')],
  ['Czech', head('Od:', 'Odesláno:', 'Komu:', 'Předmět:', 'pondělí 30. listopadu 2026 9:00')],
  ['Slovak', head('Od:', 'Odoslané:', 'Komu:', 'Predmet:', 'pondelok 30. novembra 2026 9:00')],
  ['Hungarian', head('Feladó:', 'Elküldve:', 'Címzett:', 'Tárgy:', '2026. november 30., hétfő 9:00')],
  ['Romanian', head('De la:', 'Trimis:', 'Către:', 'Subiect:', 'luni, 30 noiembrie 2026 09:00')],
  ['Russian', head('От:', 'Отправлено:', 'Кому:', 'Тема:', '30 ноября 2026 г. 9:00')],
  ['Ukrainian', head('Від:', 'Надіслано:', 'Кому:', 'Тема:', '30 листопада 2026 р. 9:00')],
  ['Bulgarian', head('От:', 'Изпратено:', 'До:', 'Относно:', '30 ноември 2026 г. 9:00')],
  ['Greek', head('Από:', 'Στάλθηκε:', 'Προς:', 'Θέμα:', 'Δευτέρα, 30 Νοεμβρίου 2026 9:00')],
  ['Turkish', head('Kimden:', 'Gönderildi:', 'Kime:', 'Konu:', '30 Kasım 2026 Pazartesi 09:00')],
  ['Chinese', head('发件人:', '发送时间:', '收件人:', '主题:', '2026年11月30日 9:00')],
  ['Chinese, traditional', head('寄件者：', '寄件日期：', '收件者：', '主旨：', '2026年11月30日 9:00')],
  ['Japanese', head('差出人:', '送信日時:', '宛先:', '件名:', '2026年11月30日 9:00')],
  ['Korean', head('보낸 사람:', '보낸 날짜:', '받는 사람:', '제목:', '2026년 11월 30일 9:00')],
  ['Arabic', head('من:', 'تم الإرسال:', 'إلى:', 'الموضوع:', '30 نوفمبر 2026 9:00')],
  [
    'Arabic, with marks of direction',
    head('\u200fمن:', '\u200fتاريخ:', '\u200fإلى:', '\u200fالموضوع:', '٣٠ نوفمبر ٢٠٢٦ ٩:٠٠'),
  ],
  ['Persian', head('از:', 'ارسال:', 'به:', 'موضوع:', '30 نوامبر 2026 9:00')],
  ['Urdu', head('منجانب:', 'تاریخ:', 'بنام:', 'موضوع:', '30 نومبر 2026 9:00')],
  ['Hebrew', head('מאת:', 'נשלח:', 'אל:', 'נושא:', '30 נובמבר 2026 9:00')],
  ['Vietnamese', head('Từ:', 'Đã gửi:', 'Đến:', 'Chủ đề:', '30 tháng 11 2026 9:00')],
  [
    'English, all on one line',
    'From: Desk <d@mohr.example> Sent: Monday, November 30, 2026 9:00 AM To: Focal Point Subject: Request',
  ],
  [
    'English, in a table',
    '| From | Desk<d@mohr.example> |\n| Date | 11/30/2026 09:00 |\n| To | fp@moi.example |\n| Subject | Request |',
  ],
  ['Notes', 'Human Rights Desk <d@mohr.example>\n30/11/2026 09:00 AM\n\nTo\nfp@moi.example\ncc\n\nSubject\nRequest'],
];

/** Announcements between dashes. */
const ANNOUNCEMENTS = [
  '-----Original Message-----',
  '----- Original Message -----',
  '-------- Original message --------',
  '------ Original Message ------',
  '----- Original message ----- ',
  '-----Original Appointment-----',
  '---- Replied Message ----',
  '------------------ Original ------------------',
  '------------------ 原始邮件 ------------------',
  '---原始邮件---',
  '---- 回复的原邮件 ----',
  '-----原始郵件-----',
  '-----元のメッセージ-----',
  '-----원본 메시지-----',
  "-----Message d'origine-----",
  '-------- Message d’origine --------',
  '-------- Message original --------',
  '-----Ursprüngliche Nachricht-----',
  '-------- Originalnachricht --------',
  '-------- Ursprüngliche Nachricht --------',
  '-----Mensaje original-----',
  '-----Mensagem original-----',
  '-----Messaggio originale-----',
  '-----Oorspronkelijk bericht-----',
  '-----Ursprungligt meddelande-----',
  '-----Oprindelig meddelelse-----',
  '-----Opprinnelig melding-----',
  '-----Alkuperäinen viesti-----',
  '-----Oryginalna wiadomość-----',
  '-----Původní zpráva-----',
  '-----Eredeti üzenet-----',
  '-----Mesaj original-----',
  '-----Исходное сообщение-----',
  '-----Оригінальне повідомлення-----',
  '-----Αρχικό μήνυμα-----',
  '-----Özgün İleti-----',
  '-----الرسالة الأصلية-----',
  '-----הודעה מקורית-----',
  '_____Original Message_____',
];

const trimmed = (text: string): string => trimQuotes(text).text;

describe('the old message', () => {
  it.each(SENTENCES)('begins where %s says so', (_program, lead, old) => {
    expect(trimmed(`${ANSWER}\n\n${lead}\n\n${old}\n`)).toBe(ANSWER);
    expect(trimmed(`${ANSWER}\n${lead}\n${old}`)).toBe(ANSWER);
    expect(trimmed(`${ANSWER}\n\nSent from my iPhone\n\n${lead}\n\n${old}`)).toBe(ANSWER);
  });

  it.each(HEADS)('begins at a head in %s', (_language, lines) => {
    expect(trimmed(`${ANSWER}\n\n${lines}\n\n${BARE}`)).toBe(ANSWER);
    expect(trimmed(`${ANSWER}\n\n________________________________\n${lines}\n\n${BARE}`)).toBe(ANSWER);
    expect(trimmed(`${ANSWER}\n\n-----Original Message-----\n${lines}\n\n${BARE}`)).toBe(ANSWER);
  });

  it.each(ANNOUNCEMENTS)('begins at %s', (announcement) => {
    expect(trimmed(`${ANSWER}\n\n${announcement}\n${BARE}`)).toBe(ANSWER);
  });
});
