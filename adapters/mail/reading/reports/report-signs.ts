/**
 * How mail systems show that a message is their report: under which names they write, what they call it, what they
 * say first. Each pattern looks at one subject or at the beginning of a text, and is bounded.
 */

/** Local parts under which mail systems report. */
export const SYSTEM_ADDRESS =
  /^(?:mailer[-_.]?d(?:a|ae)mon|postmaster|post_?master|mail[-_.]?da?emon|mdaemon|mail[-_.]?delivery|mail[-_.]?system|system[-_.]administrator|mailadmin|mail[-_.]admin|administrator|bounces?|delivery|no-?reply-?bounce|mmdf|uucp|root|mta|smtp|returnmail|undeliverable|complaints?|microsoftexchange[0-9a-f]*)(?:[+_.-].{0,100})?@/iu;

/** Names they write under, where the address tells nothing. */
export const SYSTEM_NAME =
  /\b(?:mail(?:er)?[- ]?d(?:a|ae)mon|mail deliver(?:y|er)? (?:sub)?system|mail delivery (?:service|software|agent)|postmaster|mail administrator|system administrator|delivery subsystem|mail system|e-?mail delivery|microsoft outlook|bounce (?:handler|notification))\b/iu;

const starting = (words: string): RegExp => new RegExp(`^\\W{0,6}(?:\\[[^\\]]{0,40}\\]\\s?)?(?:${words})`, 'iu');

/** What they call their reports. */
export const REPORT_SUBJECTS: readonly RegExp[] = [
  starting(
    "undeliver|unable to (?:deliver|send)|not deliver|non[- ]?deliver|ndn\\b|ndr\\b|delivery (?:status|has failed|failure|failed|fail|report|error|notification|problem|delayed?|warning|unsuccessful|incomplete|impossible)|delivery to .{0,80} failed|failed (?:mail|delivery|message|to deliver)|failure (?:notice|delivery|notification)|permanent (?:delivery )?(?:failure|error)|could(?: not|n[’']t) (?:send|deliver)|error (?:sending|delivering|in delivery)|there was an error sending|problems? (?:delivering|sending)|delayed (?:mail|message|delivery)",
  ),
  starting(
    'mail (?:deliver|system error|could not|not delivered|undeliver|failure|error|status|returned|rejected|transport|bounced|delayed)|e-?mail (?:deliver|undeliver|could not|not delivered|returned|rejected|bounced|error|delayed)|message (?:deliver|undeliver|not delivered|not sent|could not|couldn|you sent|delayed|status|rejected|returned|blocked|bounced|was not)|returned (?:mail|e-?mail|to sender|message|due)|return(?:ed)? to sender|unsent (?:mail|message)|undelivered|warning: (?:could not send|message|e?-?mail)|warning\\W{1,3}mail delayed|status notification|your (?:e-?)?(?:message|mail)\\b.{0,90}\\b(?:could not|was not|not delivered|couldn|cannot|rejected|delayed|blocked|refused|undeliver)|user unknown|unknown (?:user|recipient|address)|mailbox (?:full|unavailable)|mail ?box full|rejected(?::| (?:mail|message|posting))|request to mailing list .{0,80} rejected|bounced? (?:mail|message|notification)|banned|virus (?:found |detected )?in (?:a |your )?(?:mail|message)|address not found|recipient not found|considered (?:unsolicited|spam)',
  ),
  /\b(?:could(?: not|n[’']t) be delivered|was(?: not|n[’']t) delivered|delivery (?:failure|failed)|mail delivery system|delivery status notification)\b/iu,
  starting(
    'unzustellbar|nicht zustellbar|nicht zugestellt|zustell|nachricht (?:konnte|nicht)|mail ?zustellung|fehler bei der (?:nachrichten)?zustellung|unbestellbar|mail .{0,30}unzustellbar|übermittlung|ihre (?:nachricht|e-?mail) .{0,60}nicht|verzögert',
  ),
  starting(
    "non remis|non distribu|non[- ]livr|échec|echec|message non|notification d[’']état|remise (?:différée|retardée|impossible)|retour (?:de (?:mail|courrier)|à l)|courrier (?:non|retourné)|impossible de (?:remettre|livrer)|votre message .{0,60}(?:pas pu|n[’']a)",
  ),
  starting(
    'no se (?:puede|pudo|ha podido)|mensaje (?:no|rechazado|devuelto)|no entregad|notificaci[oó]n (?:de|sobre) (?:estado|entrega|el estado)|error (?:al|de|en la) ent?r?eg|correo (?:no|devuelto)|devuelto|falha|não (?:foi |é possível )?entreg|mensagem (?:não|devolvida)|notificação (?:de|do) (?:status|estado)|devolvid',
  ),
  starting(
    'impossibile (?:recapitare|consegnare)|mancata consegna|messaggio non|recapito|non recapitabile|notifica dello stato|onbestelbaar|niet (?:bezorgd|te bezorgen|afgeleverd)|bezorging|kan niet|kunde inte leverera|kan inte|olevererbar|misslyckad leverans|meddelande(?:t)? (?:om leverans|kunde)|kunne ikke lever|ikke levert|uleverbar|kan ikke leveres|toimitus|ei voitu toimittaa|niedostarczon|nie (?:można|udało się) dostarczy|zwrot|powiadomienie o|nedoručiteln|nelze doručit|kézbesíthetetlen|kézbesítési|nelivrat|teslim edilem|iletilem|ileti teslim',
  ),
  starting(
    'не (?:удалось )?(?:доставл|достав)|недостав|сообщение (?:не|об)|ошибка доставки|невозможно доставить|уведомление о|не вдалося|无法(?:送达|投递|传递|发送)|系统退信|退信|邮件(?:投递|发送|退回|无法)|投递失败|传递状态|無法(?:傳遞|投遞|傳送)|郵件(?:傳送|退回|無法)|退件|未传递|未傳遞|未送達|配信(?:不能|できま|失敗|不可)|送信(?:できま|エラー|不能)|メッセージを配信|メール(?:送信|配信|が)|配送|エラーメール|반송|배달|전송 ?(?:실패|되지)|메일 ?(?:전송|발송)|발송 ?실패|تعذر|لم يتم|غير قابل',
  ),
];

/** What they say first, in the languages of common systems. */
export const REPORT_WORDS: readonly RegExp[] = [
  /\b(?:this (?:is|message was created automatically by|report was generated by|notice is from) (?:an? |the )?(?:automatic(?:ally)? (?:generated )?)?(?:mail|mail system|mail delivery|delivery status|nondelivery|e-?mail system|program)|message created automatically by mail|qmail-send|mail delivery (?:system|agent|subsystem)|nondelivery report|diagnostic information for administrators|transcript of session follows|the mts-id of the original message)\b/iu,
  /\b(?:could ?(?:not|n[o’']t) be (?:delivered|sent|completed|reached)|cannot be delivered|can[’']t be delivered|could not (?:deliver|be relayed)|couldn[’']t deliver|unable to (?:deliver|send|relay)|was(?: not|n[’']t) delivered|has not been delivered|not been able to deliver|delivery (?:to the following|has failed|failed|was aborted|unsuccessful|attempts? failed)|failed to (?:deliver|reach|send)|undeliver(?:able|ed)|non-?deliverable|trouble delivering|problems? delivering|error (?:delivering|sending)|error while delivering|did not reach (?:the following|its destination)|did not receive (?:this|a copy|your) message)\b/iu,
  /\b(?:permanent (?:fatal )?errors?|permanently failed|fatal errors?|delivery (?:errors?|problems?)|following (?:e-?mail )?address(?:es|\(es\))? (?:failed|had)|failed addresses|failed recipients?|following recipients?|unknown (?:local )?(?:user|recipient|address)|user(?: is)? unknown|no such (?:user|address|account|mailbox|recipient|person)|(?:user|recipient|address|account) (?:not found|does ?n[o’']t exist|does not exist|rejected|unknown|disabled)|invalid (?:recipient|address|mailbox|user)|mailbox (?:is )?(?:full|unavailable|not found|exceeded|disabled)|(?:over|exceed\w{0,3}) (?:\w{1,12} ){0,2}(?:quota|storage)|unrouteable|relay(?:ing)? (?:access )?denied|not listed in (?:public name|domino directory)|returned to (?:the )?sender|return(?:ed|ing) your (?:mail|message)|rejected (?:recipient|your message|by the)|your (?:message|e-?mail|mail)\b.{0,160}\b(?:rejected|blocked|refused|not delivered|returned))\b/iu,
  /\b(?:still (?:being retried|undelivered)|has been delayed|not yet been delivered|delivery .{0,40}delayed|will be retried|will keep trying)\b/iu,
  /(?:konnte(?:n)? (?:leider )?(?:nicht|keine)|nicht zugestellt|nicht zustellbar|unzustellbar|fehler bei der nachrichtenzustellung|zustellung .{0,60}fehlgeschlagen|empfänger(?:adresse)? (?:unbekannt|nicht gefunden)|n[’']a pas pu|n[’']ont pas pu|impossible de remettre|échec de (?:la )?(?:remise|livraison)|la remise .{0,60}a échoué|adresse inconnue|no se (?:pudo|puede|ha podido|encontró)|error (?:al|en la) entreg|n[aã]o (?:foi possível|pode ser|pôde)|falha na entrega|falló la entrega|impossibile (?:recapitare|consegnare)|recapito .{0,60}non riuscit|kan niet worden (?:bezorgd|afgeleverd)|niet (?:worden )?bezorgd|bezorging .{0,60}mislukt|kunde inte levereras|kunne ikke leveres|ei voitu toimittaa|nie (?:można|udało się|została) (?:\p{L}{1,12} )?dostarcz|nelze doručit|teslim edilem|iletilem)/iu,
  /(?:не (?:удалось|может быть|было|был) (?:\p{L}{1,12} )?достав|не доставлен|ошибка .{0,40}достав|адрес .{0,30}не найден|无法(?:送达|投递|传递|发送|将)|没有送达|退信|退回|投递失败|地址不存在|不存在|無法(?:傳遞|投遞|傳送)|未(?:能)?送达|失败|配信(?:できま|不能|に失敗)|送信(?:できま|不能)|届きませんでした|送れませんでした|見つかりません|전송(?:하지|되지|할 수)|배달(?:하지|되지|할 수)|반송|تعذر|لم يتم تسليم)/iu,
];

/** What is said of mail that is late, not lost. */
export const DELAYED_WORDS =
  /\b(?:delayed|deferred|not yet been (?:delivered|sent)|still (?:being )?(?:retried|undelivered|trying|be retried)|will (?:keep|continue|still) (?:trying|to try|to be retried|be trying)|will (?:retry|be retried)|could not send message for (?:the )?past|warning message only|temporar(?:y|ily) (?:fail|problem|unable|delay|defer)\w*|no action is required|do not need to resend|attempts? will (?:be made|continue)|verzögert|wird weiter versucht|retardé|différée|retrasad|atrasad|in ritardo|vertraagd|försenad|opóźni|задерж|отложен|延迟|延遲|遅延|지연)/iu;

/** A late report that says it has given up is one of failure. */
export const GAVE_UP =
  /\b(?:giving up|given up|gave up|no further (?:attempts?|delivery)|(?:will|has) (?:not|n[’']t) (?:be )?(?:retried|keep trying)|message (?:has )?expired|permanent(?:ly)? (?:fatal )?(?:errors?|fail\w*)|failed permanently|has failed|timed out after|too old|cannot be delivered|could not be delivered|undeliverable after)\b/iu;

/** What is no report of a failed letter, though it names one or a full mailbox. */
export const NOT_A_REPORT: readonly RegExp[] = [
  /\b(?:your|this) (?:mailbox|inbox|quota|storage)\b.{0,40}\b(?:almost full|nearly full|approaching|getting full|is \d{2} ?% full|(?:close|near) to)\b/iu,
  /\b(?:awaits|awaiting|held for|waiting for|pending) (?:moderator|list owner|approval|moderation)\b/iu,
  /\bis being held until the list moderator\b/iu,
  /\b(?:quarantine (?:summary|digest|report|notification)|spam (?:summary|digest|quarantine) report)\b/iu,
];

/** What a person writes around a report they tell of. */
export const PERSONAL =
  /^[ \t]{0,4}(?:dear|hi|hello|good (?:morning|afternoon|day)|sir|madam|respected|salaam|assalam|aoa|السلام|محترم)\b.{0,60}$|^[ \t]{0,4}(?:(?:kind|best|warm) )?regards\b.{0,20}$|\b(?:i|we) (?:tried|sent|got|received|am getting|have tried|keep getting)\b/imu;
