/**
 * Where the words of a report end and the message begins that it gives back: addresses and codes in there are ours or
 * somebody else's, never those of the failure.
 */

/** Lines that announce the returned message. */
export const RETURNED: readonly RegExp[] = [
  /^[ \t>]{0,8}[-=_*#| ]{0,60}(?:this is a copy of (?:the|your)|below (?:this line|the next line) is a copy|a copy of (?:the|your) (?:original )?(?:message|mail)|here is (?:a copy of )?(?:your|the) (?:returned|original)|copy of (?:the )?(?:original|your) (?:message|mail)|the following is a copy|the (?:body|headers?|text|first \d{1,4} lines) of (?:the|your) (?:original )?(?:message|mail)|included (?:below )?is (?:a copy of )?the|header of the original|original (?:message|mail|headers?|e-?mail)(?! (?:was|could|has|is not|details))|your (?:original )?(?:message|mail) (?:follows|reads|is attached|was:)|unsent message (?:follows|below)|start of returned message|non-?delivered information|message non-deliverable|session transcript|\** end of message)\b.{0,100}$/imu,
  /^[ \t>]{0,8}[-=_*#| ]{0,60}(?:(?:message|mail) (?:headers?|text|body|contents?)|old message|undelivered message|returned? (?:message|mail|text)|rejected message|failed message|forwarded message|begin message|headers?)(?: (?:follows?|below|is attached|attached)\b.{0,20}|[\s:]{0,3}[-=_*#|]{2,80}|\s{0,2}:?)\s{0,4}$/imu,
  /^[ \t>]{0,8}[-=_* ]{0,12}(?:ursprüngliche nachricht(?:enköpfe)?|kopfzeilen der ursprünglichen nachricht|der header der nachricht|en-têtes (?:de|du) message d[’']origine|message d[’']origine|encabezados (?:de|del) mensaje original(?:es)?|mensaje original|cabeçalhos (?:de|da) mensagem original|cabeçalhos de mensagens originais|mensagem original|intestazioni (?:del )?messaggi?o? originali?|intestazioni originali|oorspronkelijke berichtkoppen|berichtkoppen van oorspronkelijk|ursprungliga meddelande(?:n|t)?huvuden|originale meddelelseshoveder|opprinnelige meldingshoder|alkuperäisen viestin|oryginalne nagłówki|nagłówki oryginalnej|původní záhlaví|исходные заголовки|заголовки исходного|исходное сообщение|原始邮件(?:标头|头|信息)?|原始郵件(?:標頭)?|原始信件|元のメッセージ(?: ヘッダー)?|オリジナルメール|원본 메시지(?: 머리글)?|özgün ileti üst ?bilgileri).{0,60}$/imu,
  /^[ \t>]{0,4}(?:return-path: {0,4}<|received: {0,4}(?:from|by|\()).{1,300}$/imu,
];

/** Beyond this, nobody reads a report. */
const LONGEST = 20_000;

/** Sentences that introduce the failed, where some systems give back headers before they do. */
export const LATE_LISTS =
  /\b(?:cannot be delivered to the following recipients|could not be delivered to the following|your message (?:is being returned|was not delivered) to|not delivered to the following)\b.{0,20}:/iu;

/** The words of a report, without the message it gives back. */
export function humanPart(text: string): string {
  const cut = text.slice(0, LONGEST);
  const ends = RETURNED.flatMap((pattern) => pattern.exec(cut)?.index ?? []).filter((at) => at >= 20);
  const end = Math.min(cut.length, ...ends);
  const late = LATE_LISTS.exec(cut.slice(end));
  // Sun's and Oracle's servers quote the head of the message first, then say whom it did not reach.
  if (late === null) return cut.slice(0, end);
  const rest = cut.slice(end + late.index);
  const next = RETURNED.flatMap((pattern) => pattern.exec(rest)?.index ?? []).filter((at) => at >= 20);
  return `${cut.slice(0, end)}\n${rest.slice(0, Math.min(rest.length, ...next))}`;
}

/** The message that a report gives back inside its own text; '' for none. */
export function returnedPart(text: string): string {
  const human = humanPart(text);
  return text.slice(Math.min(human.length, text.length), 60_000);
}
