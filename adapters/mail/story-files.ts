import type { StoryFiles } from '../../activities/mail-ports.ts';
import { buildMessage } from './build-message.ts';
import { composeMail } from './letters/compose-mail.ts';
import { escape } from './letters/render-html.ts';
import { writeLetter } from './letters/write-letter.ts';
import { messageIdFor } from './reply-address.ts';
import type { MailStory } from './stories/mail-story.ts';
import { STORIES } from './stories.ts';

const DOMAIN = 'desk.treaty-desk.example';
const REPLY_TO = `desk+storystorystory2@${DOMAIN}`;

/** The stories as files: `index.html`, and of each the message (`.eml`), its HTML and its text. */
export async function storyFiles(): Promise<StoryFiles> {
  const made = await Promise.all(STORIES.map(filesOf));
  const page = 'index.html';
  return {
    page,
    stories: made.map(({ story, subject }) => ({
      id: story.id,
      title: story.title,
      subject,
      message: story.printed === true ? `${story.id}.docx` : `${story.id}.eml`,
    })),
    files: [{ name: page, content: Buffer.from(indexPage(made)) }, ...made.flatMap(({ files }) => files)],
  };
}

interface MadeStory {
  readonly story: MailStory;
  readonly subject: string;
  readonly files: StoryFiles['files'];
}

async function filesOf(story: MailStory): Promise<MadeStory> {
  const { subject, text, html } = composeMail(story.letters);
  const [view] = story.letters;
  if (story.printed === true && view !== undefined) {
    return {
      story,
      subject,
      files: [
        { name: `${story.id}.docx`, content: await writeLetter(view, 'docx') },
        { name: `${story.id}.html`, content: await writeLetter(view, 'html') },
        { name: `${story.id}.txt`, content: Buffer.from(text) },
      ],
    };
  }
  const date = story.letters[0]?.date ?? '2026-11-30';
  const message = await buildMessage({
    mailId: `story/${story.id}`,
    messageId: messageIdFor(`story/${story.id}`, DOMAIN),
    date: `${date}T09:00:00+05:00`,
    from: { address: `desk@${DOMAIN}`, name: 'Ministry of Human Rights, NMRF Unit' },
    to: [{ address: 'focal.point@office.example', name: null }],
    cc: [],
    replyTo: REPLY_TO,
    envelopeFrom: REPLY_TO,
    subject,
    text,
    html,
    attachments: [],
    inReplyTo: null,
    references: [],
    headers: {},
  });
  return {
    story,
    subject,
    files: [
      { name: `${story.id}.eml`, content: message },
      { name: `${story.id}.html`, content: Buffer.from(html) },
      { name: `${story.id}.txt`, content: Buffer.from(text) },
    ],
  };
}

function indexPage(made: readonly MadeStory[]): string {
  const list = made.map(({ story }) => `<li><a href="#${story.id}">${escape(story.title)}</a></li>`).join('\n');
  const sections = made
    .map(
      ({ story, subject }) => `<section id="${story.id}">
<h2>${escape(story.title)}</h2>
<p><b>${escape(subject)}</b><br>${story.printed === true ? `<a href="${story.id}.docx">Word document</a>` : `<a href="${story.id}.eml">message</a>`} · <a href="${story.id}.html">HTML</a> · <a href="${story.id}.txt">text</a></p>
<iframe src="${story.id}.html" title="${escape(story.title)}" loading="lazy"></iframe>
</section>`,
    )
    .join('\n');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Letters of Treaty Desk</title>
<style>
body { max-width: 800px; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 Georgia, serif; color: #1a1a1a }
iframe { width: 100%; height: 900px; border: 1px solid #c5cac5 }
section { margin-top: 3rem }
</style>
</head>
<body>
<h1>Letters</h1>
<ol>
${list}
</ol>
${sections}
</body>
</html>
`;
}
