/** "See my answers below": then the answers stand among what looks like a quote. In small letters. */
const POINTERS: readonly RegExp[] = [
  /\b(?:answers?|repl(?:y|ies)|comments?|responses?|inputs?|remarks?|views|feedback|answered|replied|responded|commented)\b.{0,60}\b(?:below|beneath|underneath|in-?line|interspersed|embedded|in (?:red|blue|green|bold|italics|capitals|caps|colour|color|yellow|purple|track)|under each|against each|after each|in the (?:mail|trail|body|text)|in your (?:e-?mail|mail|message|text))\b/u,
  /\b(?:see|find|read)\b.{0,20}\b(?:below|beneath|in-?line)\b/u,
  /\b(?:in-?line|below) (?:answers?|repl(?:y|ies)|comments?|responses?|remarks?|inputs?)\b/u,
  /\b(?:highlighted|marked|written|added|typed|inserted|shown|given|put) (?:in|with) (?:red|blue|green|bold|yellow|colou?r|purple|italics|capitals|caps)\b/u,
  /\b(?:réponses?|commentaires?|remarques?)\b.{0,60}(?:ci-dessous|en dessous|dans le (?:texte|corps)|en (?:rouge|bleu|vert|gras))/u,
  /\b(?:antwort(?:en)?|kommentare?|anmerkungen)\b.{0,60}\b(?:unten|im text|inline|in (?:rot|blau|grün|fett)|darunter|dazwischen)\b|\bsiehe (?:unten|inline)\b/u,
  /(?:respuestas?|comentarios?|respostas?|comentários?)\b.{0,60}\b(?:abajo|a continuación|en (?:rojo|azul|verde|negrita)|abaixo|a seguir|em (?:vermelho|azul|negrito))/u,
  /\b(?:rispost[ae]|commenti)\b.{0,60}\b(?:sotto|qui sotto|in (?:rosso|blu|grassetto)|di seguito)\b/u,
  /\b(?:antwoord(?:en)?|opmerkingen)\b.{0,60}\b(?:hieronder|onder|tussen|in (?:rood|blauw))\b/u,
  /(?:ответ|коммент)\p{L}{0,6}.{0,60}(?:ниже|в тексте|красным|синим)|см\. ниже/u,
  /(?:جوابات?|تبصرے|ردود|إجابات|الرد|جواب).{0,60}(?:نیچے|ذیل|سرخ|أدناه|باللون|متن میں)/u,
  /(?:回复|答复|回答|见).{0,12}(?:如下|下方|红色|蓝色|邮件中)|(?:以下|下記|インライン).{0,12}(?:回答|返信|コメント)/u,
];

/** Only the beginning of a text points; characters. */
const POINTING = 3_000;

/** Whether a text says that its answers stand further down, within the message it answers. */
export function pointsBelow(text: string): boolean {
  const said = text.slice(0, POINTING).toLowerCase();
  return POINTERS.some((pointer) => pointer.test(said));
}

const GREETING =
  /^\W{0,3}(?:dear|respected|hi|hello|sir|madam|good (?:morning|afternoon|evening|day)|greetings|a\.?o\.?a\.?|assalam|salam|bonjour|madame|monsieur|sehr geehrte|guten tag|hallo|estimad|hola|caro|gentile|geachte|уважаем|здравствуйте|محترم|جناب|السلام)(?![\p{L}]{8}).{0,60}$/iu;
const CLOSING =
  /^\W{0,3}(?:(?:with |best |kind |warm |many )*regards|yours|sincerely|best|cordialement|mit freundlichen grüßen|saludos|cordiali saluti|met vriendelijke groet|с уважением|والسلام|خیر اندیش)(?![\p{L}]).{0,30}$/iu;
/** Most lines of a name and an office under a closing. */
const NAME_LINES = 8;

/** Whether a text is a greeting and a closing with nothing between: then what it has to say stands elsewhere. */
export function onlyGreets(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const closing = lines.findIndex((line) => CLOSING.test(line));
  const said = closing === -1 ? lines : lines.slice(0, closing);
  if (closing === -1 && !/[,،!]\s*$/u.test(lines[0] ?? '')) return false;
  return lines.length - said.length <= NAME_LINES + 1 && said.every((line) => GREETING.test(line));
}
