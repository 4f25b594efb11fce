/**
 * How robots show that they answer: what they call their answers, what they say, which headers they set. Each pattern
 * looks at one subject, one header or the beginning of a text, and is bounded.
 */

/** Subjects of automatic answers, as the common systems write them; a person's "Re:" in front makes it a person's. */
export const AUTOMATIC_SUBJECTS: readonly RegExp[] = [
  /^\W{0,4}(?:\[?auto(?:matic|mated)?\]?[\s:_-]{0,3}(?:e-?mail )?(?:reply|respon[sd]e?r?|answer|message|notification|acknowledge?ment|ack|confirmation)|auto ?:|autoreply|autoresponse|auto-reply|out[\s-]of[\s-](?:the[\s-])?office|outofoffice|o\.?o\.?o\.?\b(?=[\s:—–-]|$)|out of (?:town|station|country)|i(?: am|['’]m) (?:away|out|off|on leave|on vacation|on holiday|currently)|currently (?:away|out)|away (?:from|until|till)\b|away:|(?:vacation|absence|holiday) (?:notice|message|notification|reply|response|auto)|not in (?:the )?office|delivery of your message\b.{0,30}vacation|vacances)/iu,
  /^\W{0,4}(?:autosvar|automati(?:sk|skt|sch(?:e|es|er)?|ca|co|que)[\s-]{1,2}(?:svar|antwort|antwoord|reply|e-?mail|nachricht|bericht|besked|beskjed|risposta)|abwesen(?:d|heit)|ich bin (?:nicht|im urlaub|abwesend)|nicht im (?:büro|haus)|urlaub|réponse automatique|réponse d['’]absence|message (?:automatique|d['’]absence)|absent(?:e)?\b|absence du bureau|en congés?|respuesta autom[áa]tica|auto[- ]?respuesta|fuera de (?:la )?oficina|de vacaciones|ausente|ausencia|resposta autom[áa]tica|aus[êe]ncia|fora do escrit[óo]rio|risposta automatica|fuori (?:sede|ufficio)|assente|automatisch antwoord|afwezig|niet aanwezig|frånvaro|automaattinen vastaus|poissa|fravær|ikke til stede|nieobecność|odpowiedź automatyczna|autoodpowiedź|automatická odpověď|nepřítomn|automatikus válasz|távollét|răspuns automat|otomatik (?:yanıt|cevap)|ofis dışında)/iu,
  /^\W{0,4}(?:автоответ|автоматическ(?:ий|ое) (?:ответ|уведомление)|нет на работе|вне офиса|отсутств|автоматична відповідь|自动(?:回复|答复|應答)|自動(?:回覆|返信|応答|回复)|不在(?:通知|中|の)|外出|休暇|부재중|자동 ?(?:회신|응답|답장)|رد تلقائي|خارج المكتب|خودکار جواب|رخصت)/iu,
];
/** Subjects that people write as well: of a robot where the text tells of being away, too. */
export const ABSENCE_SUBJECT =
  /^\W{0,4}(?:(?:on )?(?:annual |casual |ex-pakistan |maternity |paternity |sick |earned |medical )?leave\b|(?:on )?vacation\b|holiday\b|absence\b|away\b|no longer (?:at|with|working))/iu;
export const AUTOMATIC_SUBJECT_END =
  /[([{]\s{0,2}(?:out of (?:the )?office|auto(?:matic|mated)?[\s-]?(?:reply|response)|ooo|on leave|on vacation|away)\s{0,2}[)\]}]\s{0,4}$|\b(?:is|am) (?:out of (?:the )?office|on (?:annual )?(?:leave|vacation))\b/iu;

/** What is said of being away. */
export const ABSENCE: readonly RegExp[] = [
  /\b(?:out of (?:the |my )?(?:office|station|country|town)|away from (?:the |my )?(?:office|desk|e?-?mail|work)|(?:on|from) (?:(?:my|an?) )?(?:annual |casual |earned |medical |maternity |paternity |parental |sick |study |ex-pakistan |hajj |official )?(?:leave|vacation|holidays?|tour|deputation|sabbatical|umrah|hajj)|on training|currently (?:away|out|absent|travell?ing|unavailable|on)|limited (?:access to|e-?mail|internet)|no access to (?:my )?e-?mail|not (?:be )?(?:in|at) (?:the |my )?(?:office|desk|work)|(?:will|shall) be (?:away|absent|out|off|back|returning|unavailable|travell?ing)|return(?:ing)? (?:to (?:the )?(?:office|work)|on)|upon my return|when i (?:return|get back|am back)|(?:am|is) (?:away|on leave|off|absent|out)\b|no longer (?:works?|working|with|employed|holds?|posted|serving|at)|left (?:the )?(?:organi[sz]ation|company|office|department)|(?:has been|stands?|was) transferred|office (?:is|will be|remains?) closed|resume (?:duty|office|work))\b/iu,
  /(?:nicht (?:im (?:büro|hause|dienst)|erreichbar|anwesend)|abwesend|im urlaub|auf dienstreise|in elternzeit|außer haus|absente? (?:du|jusqu|de|pour|ce)|suis absente?|en congés?|en vacances|de retour|de vacaciones|fuera de (?:la )?oficina|estar[ée] (?:fuera|ausente)|de f[ée]rias|ausente|fuori (?:sede|ufficio)|in ferie|assente|niet (?:op kantoor|aanwezig)|afwezig|op vakantie|på semester|inte på kontoret|frånvarande|på ferie|lomalla|poissa|na urlopie|nieobecn|dovolen|в отпуске|отсутств|вне офиса|休假|外出|出差|不在|休暇|부재|휴가|خارج المكتب|إجازة)/iu,
  /(?:رخصت|چھٹی|دفتر سے باہر|دستیاب نہیں|دورے پر|سفر پر|حج پر|تبادلہ)/u,
];

/** What is said of having received. */
export const RECEIVED =
  /\b(?:(?:have|has been|was|been) (?:successfully )?(?:received|registered|logged|recorded)|thank you for (?:your|contacting|writing|getting|reaching|e-?mailing)|receipt of your|we(?:['’]ve| have) received|your (?:request|message|e-?mail|ticket|query|complaint|enquiry|inquiry|application)\b.{0,40}\b(?:has been|is|was)|acknowledg\w{1,8}|(?:ticket|case|reference|tracking|diary) (?:number|no\b|id|#)|will (?:get back|respond|reply) to you|eingang(?:sbestätigung)?|erhalten|accusé de réception|avons bien reçu|acuse de recibo|hemos recibido|recebemos|abbiamo ricevuto)\b|موصول/iu;

/** What only a robot says of itself. */
export const ROBOT =
  /\b(?:(?:this|it) is an? (?:auto(?:matic|mated|matically)?[\s-]{0,2}(?:generated )?(?:reply|response|message|e-?mail|notification|acknowledge?ment|answer|mail)|system[- ]generated)|(?:this|the) (?:e-?mail|message|reply|response|mail) (?:is|was|has been) (?:auto(?:matically)?[\s-](?:generated|sent|created)|sent automatically|generated automatically|system[- ]generated|computer[- ]generated)|automatically generated (?:e-?mail|message|reply|response)|auto-?generated (?:e-?mail|message|reply|response)|do not (?:reply|respond) (?:directly )?to this (?:e-?mail|message|mail)|please type your reply above this line|(?:mailbox|inbox|e-?mail address|account|address) is (?:not (?:monitored|being monitored|attended|read)|unmonitored|unattended|no longer (?:monitored|in use|active|valid))|(?:does not|cannot|can['’]t) (?:accept|receive) (?:replies|incoming)|(?:replies|e-?mails|messages) (?:sent )?to this (?:e-?mail |mailbox|inbox)?(?:address )?(?:are|will) not (?:be )?(?:read|monitored|answered|delivered|received)|diese (?:e-?mail|nachricht) wurde automatisch|ne pas répondre à ce|no responda a este|não responda a|non rispondere a)\b|^[^\p{L}\p{N}\n]{0,6}(?:automat(?:ic|ed) (?:e-?mail )?(?:reply|response|acknowledge?ment|message)|automatische antwort|(?:réponse|message) automatique|(?:respuesta|mensaje) automátic[ao]|(?:resposta|mensagem) automática|(?:risposta|messaggio) automatic[ao])\b|自动回复|自動返信|자동 ?(?:회신|응답)|خودکار (?:جواب|پیغام)/imu;

/** Boxes that want their writer to prove that a person wrote. */
export const CHALLENGE =
  /\b(?:boxbe|spam ?arrest|spam ?blocker|choicemail|tmda|mailblocks|spamlion|qurb|bluebottle|sender verification|verify (?:that )?(?:you(?:rself)?|your (?:e-?mail|address|message|identity))|(?:confirm|prove|show|verify|make sure) (?:that )?you(?:['’]re| are) (?:a (?:real )?(?:person|human)|human|not a (?:robot|machine|spammer))|(?:add(?:ed)?|put) (?:you )?(?:to|on) (?:my|his|her|their|the|an?) (?:approved|allowed|guest|safe|white) ?-?(?:senders?)? ?list|one[- ]time (?:verification|confirmation|request)|challenge[\s/-]response|please (?:click|reply|follow).{0,60}(?:to (?:deliver|release|approve|confirm) (?:your|this) (?:message|e-?mail)))\b/iu;

/** Notices of lists to those who write to them. */
export const MODERATION =
  /\b(?:awaits? (?:the )?(?:moderator|approval)|awaiting (?:moderat\w{1,8}|approval)|held (?:for|until|pending)\b.{0,50}\b(?:moderat\w{1,8}|approval|review)|pending (?:moderat\w{1,8}|approval)|submitted for moderation)\b/iu;

/** Names of senders that tell, and are not written to. */
export const NOTIFIER =
  /^(?:(?:no|do[-_.]?not|non)[-_.]?reply|nepasrepondre|noresponder|notif\w{0,12}|alerts?|calendar|updates?|news(?:letter)?|system|cron|root|monitor\w{0,5}|jenkins|gitlab|github|jira|confluence|digest|builds?|invitations?|billing|donotreply|mailer|automation|robot|bot)\b|(?:no-?reply|notifications?|newsletter|donotreply)@|[-_.+](?:no-?reply|notifications?)@/iu;

/** Headers whose mere presence, or value, says that a robot answers; each with the pattern of its value. */
export const ROBOT_HEADERS: readonly (readonly [string, RegExp])[] = [
  ['x-autoreply', /^(?!(?:no|false|0)$)\S/iu],
  ['x-autorespond', /^(?!(?:no|false|0)$)\S/iu],
  ['x-autoresponder', /^(?!(?:no|false|0)$)\S/iu],
  ['x-auto-reply', /^(?!(?:no|false|0)$)\S/iu],
  ['x-autoreply-from', /\S/u],
  ['x-auto-reply-from', /\S/u],
  ['x-autoreply-domain', /\S/u],
  ['x-mail-autoreply', /^(?!(?:no|false|0)$)\S/iu],
  ['x-vacation', /^(?!(?:no|false|0)$)\S/iu],
  ['x-autogenerated', /\b(?:reply|forward|group)\b/iu],
  ['x-fc-machinegenerated', /true|yes|1/iu],
  ['x-post-messageclass', /autorespond/iu],
  ['x-ms-exchange-generated-message-source', /mailbox rules|oof|vacation/iu],
  ['x-apple-action', /vacation/iu],
  ['x-mailer', /\b(?:vacation|autorespond\w{0,4}|auto-?reply|autoreply)\b/iu],
  ['user-agent', /\b(?:vacation|autorespond\w{0,4})\b/iu],
  ['precedence', /\bauto[_-]?reply\b/iu],
  ['preference', /\bauto[_-]?reply\b/iu],
  ['delivered-to', /\bautorespond/iu],
  ['return-path', /\bautorespond|\bvacation@/iu],
  ['x-amazon-auto-reply', /true/iu],
  ['x-zendesk-auto', /\S/u],
  ['x-ms-exchange-inbox-rules-loop', /\S/u],
];
