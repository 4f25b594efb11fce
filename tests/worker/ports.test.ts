import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { choosePort, choosePorts } from '../../worker/embedded/ports.ts';

const open: Server[] = [];
const listening = (port = 0) =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    open.push(server);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

describe('a port', () => {
  it('that is free is taken as wanted, without a word', async () => {
    const port = await listening();
    await new Promise((resolve) => open.pop()?.close(resolve));
    const said: string[] = [];
    expect(await choosePort(port, 'the desk', (step) => said.push(step))).toBe(port);
    expect(said).toEqual([]);
    // It was only looked at: whoever asked can listen on it now.
    expect(await listening(port)).toBe(port);
  });

  it('that is taken is named with its holder, and another one is chosen', async () => {
    const port = await listening();
    const said: string[] = [];
    const got = await choosePort(port, 'the desk', (step, detail) => said.push(`${step}: ${detail}`));
    expect(got).not.toBe(port);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      new RegExp(`^Port ${port} for the desk is taken by process ${process.pid} .*: taking ${got} instead$`),
    );
  });

  it('is never given to two parts, even when both want the same', async () => {
    const port = await listening();
    const got = await choosePorts({ desk: port, post: port, intake: port, temporal: 0 });
    const ports = Object.values(got);
    expect(new Set(ports).size).toBe(4);
    expect(ports).not.toContain(port);
    expect(ports).not.toContain(0);
  });

  it('at the end of the range falls back to any free one', async () => {
    await listening(65_535);
    const got = await choosePort(65_535, 'the desk');
    expect(got).toBeGreaterThan(0);
    expect(got).toBeLessThan(65_535);
  });
});
