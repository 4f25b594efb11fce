import { join } from 'node:path';
import { LocalPost } from '../adapters/mail/local-post.ts';
import { readSettings } from '../config/settings.ts';
import { runProcess } from './run-process.ts';

/** The local post: stands in for the ministry's mail server on one machine. */
await runProcess('post', async () => {
  const { dataFolder, postPort, intakePort, mailDomain } = readSettings();
  const post = await LocalPost.open({
    folder: join(dataFolder, 'post'),
    port: postPort,
    deskDomain: mailDomain,
    intake: { host: '127.0.0.1', port: intakePort },
  });
  return { ready: { port: post.port }, stop: () => post.close() };
});
