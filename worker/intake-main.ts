import { openReader } from '../adapters/mail/reading/reader-process.ts';
import { intakeTls } from '../config/intake-files.ts';
import { intakeMailbox } from './intake-mailbox.ts';
import { connectProcess } from './process-parts.ts';
import { runIntake } from './run-intake.ts';
import { runProcess } from './run-process.ts';

/** The intake process: takes mail in by its door and out of the mailbox, and stores each message before anything else. Any number may run. */
await runProcess('intake', async (log) => {
  const { settings, store, desk, close } = await connectProcess();
  const reader = openReader({ processes: 1 });
  const tls = await intakeTls(settings);
  const intake = await runIntake({
    store,
    desk,
    host: settings.listenHost,
    port: settings.intakePort,
    domain: settings.mailDomain,
    protocol: settings.intakeProtocol,
    relays: settings.intakeRelays.split(',').map((one) => one.trim()),
    ...(tls === null ? {} : { tls }),
    mailbox: await intakeMailbox(settings),
    readHead: reader.readMail,
    say: (step, detail) => log.warn({ detail }, step),
  });
  return {
    ready: { port: intake.port },
    stop: async () => {
      await intake.stop();
      await reader.close();
      await close();
    },
  };
});
