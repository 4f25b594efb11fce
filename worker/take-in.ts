import type { InboundMail, Store } from '../activities/store-ports.ts';
import { dedupeKey } from '../adapters/mail/dedupe-key.ts';
import { Places } from '../adapters/mail/places.ts';
import type { Desk } from '../client/desk.ts';

/** A message on its way in, by whatever door. */
export type ArrivingMail = Pick<InboundMail, 'envelopeFrom' | 'envelopeTo' | 'receivedAt'> & {
  readonly raw: Uint8Array;
  readonly origin: NonNullable<InboundMail['origin']>;
};

/** Takes messages in and has them interpreted. */
export interface TakeIn {
  /** Stores a message raw. Once it resolves the message is safe; its interpretation is started after that. */
  readonly store: (mail: ArrivingMail) => Promise<void>;
  /** Stores what is known of a message that waits elsewhere for an officer. @returns its key */
  readonly hold: (mail: ArrivingMail, why: string) => Promise<string>;
  /** Has every stored message interpreted that nobody was asked to interpret lately. */
  readonly sweep: () => Promise<void>;
  /** Waits until what is being started has been. */
  readonly stop: () => Promise<void>;
}

const AT_ONCE = 8;
/** Messages that wait here to be started; further ones are found by the sweep, so that memory stays bounded. */
const WAITING = 1_000;
const PAGE = 200;
/** A message whose interpretation was started is left to it for so long. */
const LEFT_ALONE_MS = 3_600_000;
/** After so many failures in a row Temporal is taken to be away until the next sweep. */
const GIVE_UP_AFTER = 3;

/** What every door shares: store first, interpret after, and neither twice. */
export function takeIn(of: {
  readonly store: Store;
  readonly desk: Pick<Desk, 'takeIn' | 'readAgain'>;
  readonly say: (step: string, detail?: string) => void;
}): TakeIn {
  const { store, desk, say } = of;
  const places = new Places(AT_ONCE);
  const asked = new Map<string, number>();
  const waiting = new Set<Promise<unknown>>();
  let away = false;
  let stopped = false;

  const start = async (key: string, how: 'takeIn' | 'readAgain'): Promise<boolean> => {
    if (stopped) return false;
    try {
      await desk[how](key);
      asked.set(`${how} ${key}`, Date.now());
      if (away) say('Stored messages are being read again');
      away = false;
      return true;
    } catch (error) {
      // Said once, however many messages wait.
      if (!away) say('Stored messages wait to be read', (error as Error).message);
      away = true;
      return false;
    }
  };
  const receive = async (
    mail: ArrivingMail,
    held?: string,
  ): Promise<{ readonly key: string; readonly isNew: boolean }> => {
    const { raw, envelopeFrom, envelopeTo, receivedAt, origin } = mail;
    const key = dedupeKey(raw, envelopeTo);
    const isNew = await store.inbound.receive({
      key,
      raw: await store.content.put(raw, 'message/rfc822'),
      envelopeFrom,
      envelopeTo,
      receivedAt,
      origin,
      ...(held === undefined ? {} : { held }),
    });
    return { key, isNew };
  };
  /** Those of one kind, page by page; ends early where Temporal is away. */
  const startAll = async (status: 'stored' | 'held', how: 'takeIn' | 'readAgain'): Promise<void> => {
    let after: string | null = null;
    let failures = 0;
    do {
      const page = await store.inbound.page({
        status,
        after,
        limit: PAGE,
        ...(status === 'held' && { unexplained: true }),
      });
      const due = page.mails.filter(({ key }) => !asked.has(`${how} ${key}`));
      await Promise.all(
        due.map(({ key }) =>
          places.within(async () => {
            if (failures < GIVE_UP_AFTER) failures = (await start(key, how)) ? 0 : failures + 1;
          }),
        ),
      );
      after = page.next;
    } while (after !== null && failures < GIVE_UP_AFTER && !stopped);
  };

  return {
    async store(mail) {
      const { key, isNew } = await receive(mail);
      if (!isNew || away || waiting.size >= WAITING) return;
      const started = places.within(() => start(key, 'takeIn')).finally(() => waiting.delete(started));
      waiting.add(started);
    },
    hold: async (mail, why) => (await receive(mail, why)).key,
    async sweep() {
      const now = Date.now();
      for (const [what, at] of asked) if (now - at > LEFT_ALONE_MS) asked.delete(what);
      try {
        await startAll('stored', 'takeIn');
        // An officer has decided, and something broke before the message could be read again.
        await startAll('held', 'readAgain');
      } catch (error) {
        say('The stored messages could not be looked through', (error as Error).message);
      }
    },
    async stop() {
      stopped = true;
      await Promise.all(waiting);
    },
  };
}
