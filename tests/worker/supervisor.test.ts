import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Exit } from '../../worker/embedded/processes.ts';
import { createSupervisor, stopOnSignals } from '../../worker/embedded/supervisor.ts';
import type { Part } from '../../worker/embedded/supervisor.ts';

const QUICK = { first: 5, longest: 20, wellAfter: 10_000 };

/** A part whose end the test decides; `events` tells what became of it. */
function partsOf(events: string[]) {
  const ends: Record<string, (exit: Exit) => void> = {};
  let pid = 0;
  const start = (name: string) => async (): Promise<Part> => {
    events.push(`${name} starts`);
    let end: (exit: Exit) => void = () => undefined;
    const exited = new Promise<Exit>((resolve) => (end = resolve));
    ends[name] = end;
    const stop = async () => {
      events.push(`${name} stops`);
      end({ code: 0, signal: null });
    };
    return { pid: ++pid, exited, stop };
  };
  return { start, ends };
}

describe('the parts of an instance', () => {
  it('are stopped in the reverse of the order in which they came up', async () => {
    const events: string[] = [];
    const { start } = partsOf(events);
    const supervisor = createSupervisor(() => undefined, QUICK);
    for (const name of ['database', 'engine', 'worker']) await supervisor.run(name, start(name));
    await Promise.all([supervisor.stop(), supervisor.stop()]);
    await supervisor.stopped;
    expect(events.slice(3)).toEqual(['worker stops', 'engine stops', 'database stops']);
  });

  it('that end by themselves are started again, with a word', async () => {
    const events: string[] = [];
    const said: string[] = [];
    const { start, ends } = partsOf(events);
    const supervisor = createSupervisor((step, detail) => said.push(`${step}: ${detail}`), QUICK);
    await supervisor.run('the worker', start('worker'));
    ends['worker']?.({ code: null, signal: 'SIGKILL' });
    await vi.waitFor(() => expect(said).toHaveLength(2));
    expect(said).toEqual([
      'the worker ended by SIGKILL: starting it again in 0.005 s',
      'the worker runs again: process 2',
    ]);
    await supervisor.stop();
    expect(events).toEqual(['worker starts', 'worker starts', 'worker stops']);
  });

  it('that cannot be started again are tried after ever longer pauses', async () => {
    const said: string[] = [];
    const { start, ends } = partsOf([]);
    let failures = 3;
    const supervisor = createSupervisor((step, detail) => said.push(`${step}: ${detail}`), QUICK);
    let first = true;
    await supervisor.run('the engine', async () => {
      if (!first && failures-- > 0) throw new Error('the port is taken');
      first = false;
      return start('engine')();
    });
    ends['engine']?.({ code: 1, signal: null });
    await vi.waitFor(() => expect(said.at(-1)).toMatch(/runs again/));
    expect(said.slice(1, -1)).toEqual([
      'the engine could not be started: the port is taken; trying again in 0.01 s',
      'the engine could not be started: the port is taken; trying again in 0.02 s',
      'the engine could not be started: the port is taken; trying again in 0.02 s',
    ]);
    await supervisor.stop();
  });

  it('are not kept up when their first start fails', async () => {
    const supervisor = createSupervisor(() => undefined, QUICK);
    await expect(supervisor.run('the desk', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await supervisor.stop();
  });

  it('do not come up behind the back of one who stops them', async () => {
    const events: string[] = [];
    const { start, ends } = partsOf(events);
    const supervisor = createSupervisor(() => undefined, { first: 60_000, longest: 60_000, wellAfter: 60_000 });
    await supervisor.run('worker', start('worker'));
    ends['worker']?.({ code: 1, signal: null });
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Now it waits a minute before the next start; stopping does not wait with it.
    await supervisor.stop();
    await expect(supervisor.run('desk', start('desk'))).rejects.toThrow(/came up while everything was being stopped/);
    expect(events).toEqual(['worker starts', 'desk starts', 'desk stops']);
  });
});

describe('Ctrl-C', () => {
  const before = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((s) => [s, process.listeners(s)] as const);
  afterEach(() => {
    for (const [signal, listeners] of before) {
      process.removeAllListeners(signal);
      for (const listener of listeners) process.on(signal, listener);
    }
  });

  it('stops everything once, and the second time does not wait', () => {
    const said: string[] = [];
    const stop = vi.fn(() => new Promise<void>(() => undefined));
    const force = vi.fn();
    stopOnSignals({ stop }, (step) => said.push(step), force);
    (process as EventEmitter).emit('SIGINT', 'SIGINT');
    expect([stop.mock.calls.length, force.mock.calls.length, said]).toEqual([1, 0, ['Stopping']]);
    (process as EventEmitter).emit('SIGTERM', 'SIGTERM');
    expect([stop.mock.calls.length, force.mock.calls.length]).toEqual([1, 1]);
  });
});
