import { TestWorkflowEnvironment } from '@temporalio/testing';

/**
 * Run as a process: lets Temporal's development kit fetch its program into a folder. The kit fetches when a server is
 * started, so one is started in memory and stopped again.
 */
const [downloadDir, version] = process.argv.slice(2);
if (!downloadDir || !version) throw new Error('Expected are a folder and a version.');

try {
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir, version } },
  });
  await environment.teardown();
} catch (error) {
  // One line: it becomes the reason that is shown.
  process.stderr.write(`${(error as Error).message.replace(/\s+/g, ' ')}\n`);
  process.exitCode = 1;
}
