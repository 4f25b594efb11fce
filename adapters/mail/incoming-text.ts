import type { SMTPServerDataStream } from 'smtp-server';
import { Places } from './places.ts';

/** Bytes of a message that is small: any number of connections may hold as much. */
const SMALL = 256 * 1024;
/** Messages larger than that which are in memory at once. */
const LARGE_AT_ONCE = 2;

/** The text of a message as it came in. */
export interface IncomingText {
  /** Null where it is larger than the server takes. */
  readonly raw: Uint8Array | null;
  /** To be called when it is no longer held in memory. */
  readonly release: () => void;
}

/** What one door holds in memory. */
export interface HeldText {
  /** Bytes of messages that are being received or stored now. */
  readonly bytes: number;
  /** The most it ever was. */
  readonly mostBytes: number;
}

/**
 * Reads the texts of messages with bounded memory: a message that turns out to be large waits for one of few places,
 * and its sender waits with it, since nothing more is read from the connection meanwhile. Small ones never wait.
 */
export class IncomingTexts {
  readonly #large = new Places(LARGE_AT_ONCE);
  #bytes = 0;
  #mostBytes = 0;

  get held(): HeldText {
    return { bytes: this.#bytes, mostBytes: this.#mostBytes };
  }

  /** @throws Error when the connection ends before the text does */
  async read(stream: SMTPServerDataStream): Promise<IncomingText> {
    const chunks: Buffer[] = [];
    let size = 0;
    let leave = (): void => undefined;
    let large = false;
    const release = (): void => {
      this.#bytes -= size;
      size = 0;
      leave();
    };
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        if (stream.sizeExceeded) {
          // It is read to its end, as SMTP wants, but not kept.
          chunks.length = 0;
          release();
          continue;
        }
        chunks.push(chunk);
        size += chunk.length;
        this.#bytes += chunk.length;
        this.#mostBytes = Math.max(this.#mostBytes, this.#bytes);
        if (size > SMALL && !large) {
          large = true;
          leave = await this.#large.take();
        }
      }
    } catch (error) {
      release();
      throw error;
    }
    if (stream.sizeExceeded) {
      release();
      return { raw: null, release };
    }
    return { raw: Buffer.concat(chunks.splice(0)), release };
  }
}
