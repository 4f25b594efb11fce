import type { Store } from '../activities/store-ports.ts';
import { dedupeKey } from '../adapters/mail/dedupe-key.ts';
import { openIntakeDoor } from '../adapters/mail/intake-door.ts';
import type { Desk } from '../client/desk.ts';

/** What the intake works with. */
export interface IntakeParts {
  readonly store: Store;
  readonly desk: Pick<Desk, 'takeIn' | 'readAgain'>;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Our own mail domain. */
  readonly domain: string;
  readonly say: (step: string, detail?: string) => void;
}

/** A running intake. */
export interface RunningIntake {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** How often messages are looked for that were stored while nobody could take them in. */
const SWEEP_EVERY_MS = 15_000;

/**
 * Takes mail in: stores each message raw, says “250” only then, and starts its interpretation. A message stored while
 * Temporal was away is found by the sweep; none is lost, and none is taken in twice.
 */
export async function runIntake({ store, desk, host, port, domain, say }: IntakeParts): Promise<RunningIntake> {
  const start = async (key: string, how: 'takeIn' | 'readAgain' = 'takeIn'): Promise<void> => {
    try {
      await desk[how](key);
    } catch (error) {
      say('A stored message waits to be read', (error as Error).message);
    }
  };
  const sweep = async (): Promise<void> => {
    try {
      for (const { key } of await store.inbound.inStatus('stored')) await start(key);
      // An officer has filed it, and something broke before it could be read again.
      for (const { key, reason } of await store.inbound.inStatus('held'))
        if (reason === null) await start(key, 'readAgain');
    } catch (error) {
      say('The stored messages could not be looked through', (error as Error).message);
    }
  };
  const door = await openIntakeDoor({ host, port, domain }, async (raw, envelope) => {
    const key = dedupeKey(raw, envelope.to);
    await store.inbound.receive({
      key,
      raw: await store.content.put(raw, 'message/rfc822'),
      envelopeFrom: envelope.from ?? '',
      envelopeTo: envelope.to,
      receivedAt: new Date().toISOString(),
    });
    // Safe from here on: the sender may forget it, whatever becomes of the next step.
    await start(key);
  });
  await sweep();
  let sweeping = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep);
  }, SWEEP_EVERY_MS);
  return {
    port: door.port,
    stop: async () => {
      clearInterval(timer);
      await sweeping;
      await door.close();
    },
  };
}
