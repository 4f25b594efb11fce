import { FakeMailbox } from './fake-mailbox.ts';
import { mailboxContract } from './mailbox-contract.ts';

mailboxContract('a mailbox in memory', async () => {
  const fake = new FakeMailbox();
  return {
    source: fake,
    deliver: async (raw) => fake.deliver(raw),
    inFolder: async (folder) => fake.folders[folder],
    inbox: async () => fake.inbox,
    renumber: async () => fake.renumber(),
    drop: async () => fake.drop(),
    close: async () => undefined,
  };
});
