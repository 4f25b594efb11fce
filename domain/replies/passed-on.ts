import { headerBlockAt, senderIn } from './header-block.ts';
import { asSeen } from './quote-marks.ts';

/** Lines of a text in which the head of what is passed on is looked for. */
const NEAR = 400;

/** Subject marks by which mail programs say that a message is passed on. */
const FORWARDS =
  /^\s{0,4}(?:fwd?|fw|wg|tr|rv|i|inoltra(?:ta|to)?|enc|res?env|reenv|vs|vb|vl|doorst|pd|podaj dalej|továbbítás|redirecționat|пересл|fwd: пересл|iletilen|ilt|转发|轉寄|轉送|転送|전달|إعادة توجيه|تحويل|ارسال مجدد|προωθ|πρθ)\s?(?:\[\d{1,3}\])?\s?[:：]/iu;

/** Whether a subject says that its message passes another on; an answer to one that does is an answer. */
export function saysForwarded(subject: string): boolean {
  return FORWARDS.test(subject);
}

/** Who wrote what a text passes on, as the head in it says: an address in lower case or a name; null where it has none. */
export function writerPassedOn(text: string): string | null {
  const lines = asSeen(text).split('\n', NEAR);
  for (const [at, line] of lines.entries()) {
    const block = headerBlockAt(lines, at, 'announcement');
    if (block === null) continue;
    for (const own of lines.slice(at, at + block.length)) {
      const sender = senderIn(own);
      if (sender === null) continue;
      const address = /[^\s<>()[\]"',;:@]{1,64}@[^\s<>()[\]"',;:@]{1,100}/u.exec(sender)?.[0];
      return address?.toLowerCase() ?? (sender === '' ? null : sender.slice(0, 200));
    }
    if (line !== '') return null;
  }
  return null;
}
