import { rowsNow } from '../../activities/letter-views.ts';
import type { Store } from '../../activities/store-ports.ts';
import type { DeliveredMail } from '../../adapters/mail/local-post.ts';
import { letterId } from '../../contracts/ids.ts';
import type { DeliveredLetter, SimulatedOffices } from './simulated-offices.ts';

/** Hands what lies in the mailboxes of the post to the simulated offices, and counts what lies there twice. */
export class Mailboxes {
  readonly #store: Store;
  readonly #offices: SimulatedOffices;
  readonly #now: () => number;
  readonly #seen = new Set<string>();
  #reading = 0;
  #duplicates = 0;

  constructor(store: Store, offices: SimulatedOffices, now: () => number) {
    this.#store = store;
    this.#offices = offices;
    this.#now = now;
  }

  /** Mails that are being read. */
  get reading(): number {
    return this.#reading;
  }

  /** Mails that reached one mailbox more than once. */
  get duplicates(): number {
    return this.#duplicates;
  }

  /** A mail has arrived. A reading that fails stays under way for ever, and so is seen by whoever waits for it. */
  open(mail: DeliveredMail): void {
    const messageId = /^message-id:\s*(\S+)/imu.exec(Buffer.from(mail.raw).toString('latin1'))?.[1] ?? '';
    const copy = `${mail.address.toLowerCase()} ${messageId}`;
    if (this.#seen.has(copy)) this.#duplicates += 1;
    this.#seen.add(copy);
    this.#reading += 1;
    void this.#read(mail, messageId).then(() => (this.#reading -= 1));
  }

  async #read(mail: DeliveredMail, messageId: string): Promise<void> {
    const named = await this.#store.inbound.lettersByMessageId(messageId);
    const letters: DeliveredLetter[] = [];
    for (const letter of await this.#store.outbox.letters(named.map(letterId))) {
      const state = await this.#store.cycles.state(letter.cycleId);
      if (state !== null) letters.push({ office: letter.office, rung: letter.rung, rows: rowsNow({ letter, state }) });
    }
    await this.#offices.receive(mail, letters, this.#now());
  }
}
