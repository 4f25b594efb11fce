/** A place in the list: `Paragraph 7 (b), second sentence`, `On page 8, paragraphs 37–40`. */
export const PLACE =
  '(?:(?:on|in|at)\\s+)?(?:the\\s+)?(?:pages?\\s+\\d+(?:\\s*,\\s*|\\s+))?(?:paragraphs?|paras?\\.?|questions?|issues?)\\s+\\d+(?:\\s*(?:bis|ter))?(?:\\s*[–-]\\s*\\d+|\\s+to\\s+\\d+)?(?:\\s*,?\\s*(?:sub-?paragraphs?\\s*)?\\([a-z]{1,4}\\))*';
/** What narrows a place down: a sentence or a line of it. */
export const NARROWER =
  '(?:\\s*,?\\s*(?:in\\s+)?(?:the\\s+)?(?:(?:first|second|third|fourth|fifth|sixth|last|penultimate|\\d+(?:st|nd|rd|th))\\s+(?:sentence|line)|(?:sentence|line)\\s+\\d+))?';
