import { connectProcess } from './process-parts.ts';
import { runIntake } from './run-intake.ts';
import { runProcess } from './run-process.ts';

/** The intake process: takes replies in by SMTP and stores each before anything else. Any number may run. */
await runProcess('intake', async (log) => {
  const { settings, store, desk, close } = await connectProcess();
  const intake = await runIntake({
    store,
    desk,
    host: settings.listenHost,
    port: settings.intakePort,
    domain: settings.mailDomain,
    say: (step, detail) => log.warn({ detail }, step),
  });
  return {
    ready: { port: intake.port },
    stop: async () => {
      await intake.stop();
      await close();
    },
  };
});
