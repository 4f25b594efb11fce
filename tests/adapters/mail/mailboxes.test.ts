import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalPost } from '../../../adapters/mail/local-post.ts';
import { mailboxesIn } from '../../../adapters/mail/mailboxes.ts';
import { showMail } from '../../../adapters/mail/reading/show-mail.ts';
import { smtpMailer } from '../../../adapters/mail/smtp-mailer.ts';
import { temporaryFolder, type TemporaryFolder } from '../../temporary-folder.ts';
import { aMail } from './a-mail.ts';

describe('the mailboxes of a local post, read beside it', () => {
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await temporaryFolder();
    const post = await LocalPost.open({ folder: folder.path, port: 0, deskDomain: 'nmrf.example', intake: null });
    const mailer = smtpMailer({ host: '127.0.0.1', port: post.port, localPost: true });
    const to = (address: string) => [{ address, name: null }];
    await mailer.send(aMail({ subject: 'first', to: to('Focal.Point+x%2f@moi.example') }));
    await mailer.send(aMail({ subject: 'second', to: to('a@moi.example') }));
    await mailer.send(aMail({ subject: 'third', to: to('a@moi.example') }));
    await mailer.close();
    await post.close();
  });
  afterAll(() => folder.remove());

  it('show what each address got, oldest first', async () => {
    const boxes = mailboxesIn(folder.path);
    expect(await boxes.list()).toEqual([
      { address: 'a@moi.example', messages: [1, 2] },
      { address: 'focal.point+x%2f@moi.example', messages: [1] },
    ]);
    const raw = await boxes.message('a@moi.example', 2);
    expect(raw).not.toBeNull();
    expect(await showMail(raw!)).toMatchObject({ subject: 'third', html: '<p>Please answer.</p>' });
  });

  it('never lead out of the post', async () => {
    const boxes = mailboxesIn(join(folder.path, 'a@moi.example'));
    expect(await boxes.list()).toEqual([]);
    expect(await boxes.message('..', 1)).toBeNull();
    expect(await mailboxesIn(folder.path).message('../a@moi.example', 1)).toBeNull();
    expect(await mailboxesIn(folder.path).message('a@moi.example', 3)).toBeNull();
  });

  it('are none where there is no post yet', async () => {
    expect(await mailboxesIn(join(folder.path, 'nowhere')).list()).toEqual([]);
  });
});
