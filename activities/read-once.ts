import type { Store } from './store-ports.ts';

/**
 * The same store, of which cycles and their mails are read once each: for work on many letters at one moment.
 * What changes meanwhile is not seen.
 */
export function readOnce(store: Store): Store {
  return {
    ...store,
    cycles: { ...store.cycles, state: once(store.cycles.state), events: once(store.cycles.events) },
    instruments: { ...store.instruments, load: once(store.instruments.load) },
    outbox: { ...store.outbox, mailsOf: once(store.outbox.mailsOf) },
    reference: { ...store.reference, load: once(store.reference.load) },
  };
}

function once<A extends readonly unknown[], T>(read: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const found = known.get(key) ?? read(...args);
    known.set(key, found);
    return found;
  };
}
