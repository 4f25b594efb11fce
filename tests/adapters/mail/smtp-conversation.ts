import { connect, type Socket } from 'node:net';

/** A conversation with an SMTP or LMTP server, line by line, as a strange client might hold it. */
export interface Conversation {
  readonly socket: Socket;
  /** Sends a line and waits for its whole reply; several replies are joined by line ends. @param replies how many come */
  readonly say: (line: string, replies?: number) => Promise<string>;
  /** Waits for replies without saying anything. */
  readonly hear: (replies?: number) => Promise<string>;
  readonly end: () => void;
}

/** Connects and waits for the greeting. */
export async function conversation(port: number): Promise<Conversation> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  let text = '';
  let ended = false;
  let wake = (): void => undefined;
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    wake();
  });
  socket.on('close', () => {
    ended = true;
    wake();
  });
  const hear = async (replies = 1): Promise<string> => {
    const heard: string[] = [];
    while (heard.length < replies) {
      const reply = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/u.exec(text);
      if (reply !== null) {
        text = text.slice(reply[0].length);
        heard.push(reply[0].trimEnd());
      } else if (ended) throw new Error(`the connection ended; heard ${heard.join('\n')}${text}`);
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    return heard.join('\n');
  };
  const say = async (line: string, replies = 1): Promise<string> => {
    socket.write(`${line}\r\n`);
    return hear(replies);
  };
  await hear();
  return { socket, say, hear, end: () => socket.destroy() };
}
