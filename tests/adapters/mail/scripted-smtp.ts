import { createServer, type Socket } from 'node:net';

/** The moments at which a server says something; `text` is the end of the message. */
export type Moment =
  'connect' | 'EHLO' | 'HELO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'text' | 'middle of the text';

/** What it does then: says lines, hangs up (`HANG UP`), or says nothing for ever (`SILENCE`). */
export type Saying = string;

/** What it says, or a way to decide it by what it has just heard. */
type Script = Partial<Record<Moment, Saying | ((heard: string) => Saying | undefined) | undefined>>;

const USUAL: Readonly<Record<Exclude<Moment, 'middle of the text'>, string>> = {
  connect: '220 mail.example ready',
  EHLO: '250-mail.example\r\n250 8BITMIME',
  HELO: '250 mail.example',
  STARTTLS: '502 5.5.1 not here',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go on',
  text: '250 2.0.0 taken',
};

/** An SMTP server that follows a script to the letter, for faults that no library would commit. */
export async function scriptedSmtp(script: Script | ((connection: number) => Script) = {}): Promise<{
  readonly port: number;
  /** Every command that was heard, in order. */
  readonly heard: readonly string[];
  /** Every message that was heard to its end, whatever was said to it. */
  readonly texts: readonly string[];
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}> {
  const heard: string[] = [];
  const texts: string[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    const lines = typeof script === 'function' ? script(connections) : script;
    connections += 1;
    open.add(socket);
    let data = '';
    let inText = false;
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    const say = (moment: Moment, words = ''): void => {
      const scripted = lines[moment];
      const usual = moment === 'middle of the text' ? '' : USUAL[moment];
      const saying = (typeof scripted === 'function' ? scripted(words) : scripted) ?? usual;
      if (saying === 'HANG UP') socket.destroy();
      else if (saying !== 'SILENCE' && saying !== '') socket.write(`${saying}\r\n`);
      if (moment === 'DATA') inText = saying.startsWith('354');
    };
    say('connect');
    socket.on('data', (chunk) => {
      data += chunk.toString('latin1');
      for (;;) {
        if (inText) {
          if (lines['middle of the text'] !== undefined && data.length > 0) return say('middle of the text');
          const end = data.startsWith('.\r\n') ? 0 : data.indexOf('\r\n.\r\n');
          if (end === -1) return undefined;
          const text = data.slice(0, end);
          texts.push(text);
          data = data.slice(end === 0 ? 3 : end + 5);
          inText = false;
          say('text', text);
          continue;
        }
        const end = data.indexOf('\r\n');
        if (end === -1) return undefined;
        const command = data.slice(0, end);
        data = data.slice(end + 2);
        heard.push(command);
        const verb = command.split(/[ :]/u)[0]!.toUpperCase();
        if (verb in USUAL) say(verb as Moment, command);
        else socket.write(verb === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    heard,
    texts,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
