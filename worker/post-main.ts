import { join } from 'node:path';
import { LocalPost } from '../adapters/mail/local-post.ts';
import { readSettings, reachableHost } from '../config/settings.ts';
import { runProcess } from './run-process.ts';

/** The local post: stands in for the ministry's mail server on one machine. */
await runProcess('post', async () => {
  const { dataFolder, postPort, intakePort, mailDomain, listenHost } = readSettings();
  const post = await LocalPost.open({
    folder: join(dataFolder, 'post'),
    port: postPort,
    deskDomain: mailDomain,
    intake: { host: reachableHost(listenHost), port: intakePort },
  });
  return { ready: { port: post.port }, stop: () => post.close() };
});
