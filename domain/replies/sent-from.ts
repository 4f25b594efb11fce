const DEVICE =
  'i ?phone|i ?pad|i ?pod|ios|android(?:e)?|blackberry|bb|samsung|galaxy|nokia|symbian|lumia|htc|huawei|honor|xiaomi|redmi|mi|poco|oppo|vivo|realme|pixel|nexus|moto(?:rola)?|alcatel|sony ?ericsson|sony|xperia|oneplus|windows|winphone|outlook|hotmail|mail|mailbox|mailbird|airmail|bluemail|aquamail|mymail|typemail|typeapp|e-?mail|yahoo!?|gmail|inbox|proton ?mail|proton|tutanota|tuta|zoho|fastmail|spark|superhuman|front|canary|newton|nine|thunderbird|em client|postbox|boxer|mobile|mobil|mobiltelefon|handy|mobilgerät|smartphone|phone|cell|cellphone|tablet|tablette|device|ti-\\d+|aol|zimbra|k-9|palm|treo|pda|ipod touch|portable|móvil|celular|téléphone|telefono|telefoon|telefon|téléphone mobile|mobiel|mobilem?|ordinateur|mac|macbook|imac|laptop|desktop|verizon|t-mobile|at&t|sprint|droid|wireless|handheld|яндекс|почт[аыу]|телефон\\p{L}*|мобильн\\p{L}*|смартфон\\p{L}*|айфон\\p{L}*|устройств\\p{L}*|mail\\.ru';

const VERBS =
  "(?:sent|from|emailed)(?:\\s+(?:from|via|with|by|on|using))?|(?:written|typed|composed) (?:on|with) (?:my|an?)|envoyée? (?:depuis|de|avec|à partir de|via)|expédié (?:depuis|de)|(?:gesendet|geschickt|verschickt|geschrieben|verfasst) (?:von|mit|über|via|aus|auf)|(?:enviado|enviada|enviat|escrito) (?:desde|do|da|de|a partir do|a partir da|a partir de|con|com|mediante|pelo|des del?)|inviat[oa] (?:da|dal|dall[’']|con)|(?:verzonden|verstuurd|gestuurd) (?:met|vanaf|vanuit|van|via)|(?:skickat|skickades?) (?:från|med|via)|sendt (?:fra|med|via)|lähetetty|(?:wysłan[eoy]|wysłano) (?:z|ze|za|przy|przez|w)|odesláno (?:z|ze|pomocí)|odoslané (?:z|zo|pomocou)|(?:elküldve|küldve)|trimis (?:de pe|din|cu|de la)|отправлено (?:с|из|через|при)|написано (?:с|из)|надіслано (?:з|із|через)|изпратено от|poslano (?:s|sa|z|iz)|poslato (?:sa|s)|στάλθηκε (?:από|απ[’'])|εστάλη από|gönderen|được gửi từ|gửi từ|dikirim dari|ส่งจาก|sendt frå|saadetud|išsiųsta iš|sūtīts no";
const SENT = new RegExp(
  `^[<(\\[*_\\s]{0,4}(?:${VERBS})\\s+(?:\\S+\\s+){0,5}?[<\\[(*_"“'’]{0,3}(?:l[’'])?(?:${DEVICE})(?:['’]?\\p{L}{0,4})(?![\\p{L}])`,
  'iu',
);
/** Nothing but the words of a program may follow: a sentence that goes on has a verb. */
const GOES_ON =
  /\b(?:is|are|was|were|has|have|had|will|shall|would|should|can|cannot|must|we|please find|attached|enclosed|cases?|answers?)\b/iu;

/** An answer may well say this. */
const BY_POST = /^\W{0,4}(?:sent|emailed|from) (?:by|via|on|with)? ?(?:e-?mail|mail|post|phone|telephone|hand|fax)\b/iu;

const OTHER_FORMS: readonly RegExp[] = [
  /^\p{L}{2,12} from (?:my |an? )?(?:mobile|phone|cell(?:phone)?|tablet|iphone|ipad|android|blackberry)\.?$/iu,
  /^[<([]{0,3}sent from my (?:[\p{L}\p{N}®™.+-]+ ?){1,4}[.>)\]]{0,4}$/iu,
  /^(?:von meinem|vom|mit meinem|von unterwegs|von mein)\s.{1,60}\b(?:gesendet|geschickt|geschrieben|versendet|verschickt)\b.{0,20}$/iu,
  /^(?:von (?:unterwegs|mobil)|mobil) (?:gesendet|geschrieben)\.?$/iu,
  /^diese nachricht wurde von .{1,90}(?:gesendet|verschickt)\.?.{0,60}$/iu,
  /^(?:cet e-?mail|ce (?:message|courriel)) a été envoyé (?:depuis|de|à partir) .{1,90}$/iu,
  /^(?:este (?:mensaje|correo)|esta mensagem) (?:ha sido|fue|foi) enviad[oa] (?:desde|do|a partir|por) .{1,90}$/iu,
  /^(?:this (?:e-?mail|message|mail)) (?:was|has been|is) sent (?:from|via|by|using|with) (?:my |an? )?.{0,30}\b(?:phone|iphone|ipad|android|blackberry|mobile|device|tablet|handheld)\b.{0,80}$/iu,
  /^(?:get|télécharge[rz]|obtenir|obtenez|obtén|obtener|hol(?:en)? (?:dir|sie)|laden sie|scarica|ottieni|obter|obtenha|baixar|download|hämta|få|hent|hanki|pobierz|získat|stáhnout|töltse le|descărcați|загрузите|скачать|отримати|λήψη του|κατεβάστε|احصل على|下载|下載|取得|获取|를 다운로드)[\s:]{0,2}.{0,24}outlook.{0,160}$/iu,
  /^outlook (?:voor|för|til|for|pour|für|para|per|dla|pro|для) (?:ios|android).{0,60}(?:ophalen|herunterladen|downloaden|descargar|beschaffen|letölt\p{L}*|edinin|indirin)?.{0,60}$/iu,
  /^(?:ios|android) için outlook.{0,80}$/iu,
  /^(?:hanki|lataa) outlook.{0,80}$/iu,
  /^lähetetty (?:\S+ ){0,4}\S+(?:sta|stä|lta|ltä|illa|lla|ni)\b.{0,30}$/iu,
  /^.{2,40}(?:-?(?:ról|ről|ból|ből|val|vel|ról|omról|emről)) (?:küldve|elküldve|küldtem)\.?$/iu,
  /^.{2,40}(?:['’]?(?:umdan|imden|ımdan|dan|den|tan|ten)) gönderildi\.?$/iu,
  /^(?:從我的|从我的|发自我的|發自我的|发自|發自|发送自|傳送自|寄自我的|来自我的|來自我的|我的).{0,40}(?:iphone|ipad|手机|手機|客户端|邮箱|傳送|发送|寄出|yahoo|qq|网易|小米|华为|三星|huawei|samsung|android|windows|mail|outlook).{0,30}$/iu,
  /^[\p{L}\p{N} ]{1,30}から送信(?:されました)?$/u,
  /^(?:나의 |내 )?[\p{L}\p{N} ]{1,30}에서 (?:보냄|보낸|전송).{0,20}$/u,
  /^(?:أ?رسل|أُرسل(?:ت)?|مرسل(?:ة)?|تم الإرسال|ارسال|ارسال شده) (?:من|از|بواسطة|باستخدام) .{1,60}$/u,
  /^(?:میرے|میری) .{1,40}سے بھیجا (?:گیا|ہوا).{0,6}$/u,
  /^(?:נשלח|נשלחה) (?:מ|באמצעות|מה).{1,60}$/u,
  /^मेरे .{1,40}से भेजा गया.{0,4}$/u,
  /^connected by (?:droid|motoblur|moto)\b.{0,60}$/iu,
  /^(?:please )?(?:excuse|pardon|forgive) (?:my |the |any )?(?:brevity|typos?|typoze|errors|terseness|spelling|auto-?correct).{0,80}$/iu,
  /^[\s|]*virus-?free\b.{0,100}$/iu,
  /^(?:this (?:e-?mail|message) (?:has been|was)|diese e-?mail wurde|l[’']absence de virus dans ce courrier|este correo electrónico ha sido|libre de virus|ohne viren|garanti sans virus|questa e-?mail è stata) .{0,80}(?:avast|avg|norton|kaspersky|virus|viren).{0,80}$/iu,
  /^(?:www\.avast\.com|www\.avg\.com|https?:\/\/(?:www\.)?(?:avast|avg)\.com\S{0,200}|<?https?:\/\/(?:aka\.ms|overview\.mail\.yahoo\.com|go\.onelink\.me|www\.mailbird\.com|www\.mobisystems\.com|sparkmailapp\.com|proton\.me|protonmail\.com)\S{0,200})$/iu,
];

/** Longer than this, it is a sentence; characters. */
const LONGEST_NOTE = 200;

/** Whether a line is what a telephone or a mail program adds of itself: "Sent from my iPhone". */
export function isSentFrom(line: string): boolean {
  const said = line.trim();
  if (said === '' || said.length > LONGEST_NOTE) return false;
  if (OTHER_FORMS.some((form) => form.test(said))) return true;
  if (BY_POST.test(said)) return false;
  const match = SENT.exec(said);
  return (
    match !== null && !GOES_ON.test(said.slice(match[0].length).replace(/please (?:excuse|pardon|forgive).*$/iu, ''))
  );
}
