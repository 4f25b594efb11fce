import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, test, vi } from 'vitest';
import { beating } from '../../worker/beating.ts';

test('a step that takes its time says every few seconds that its worker lives, and nothing once it has ended', async () => {
  vi.useFakeTimers();
  try {
    const environment = new MockActivityEnvironment();
    let beats = 0;
    environment.on('heartbeat', () => (beats += 1));
    const slow = beating((ms: number) => new Promise<string>((resolve) => setTimeout(resolve, ms, 'sent')));
    const running = environment.run(slow, 22_000);
    await vi.advanceTimersByTimeAsync(22_000);
    expect(await running).toBe('sent');
    expect(beats).toBe(4);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(beats).toBe(4);
  } finally {
    vi.useRealTimers();
  }
});

test('a step that fails ends its beats and fails as it did', async () => {
  const failing = beating(() => Promise.reject(new Error('the server is away')));
  await expect(new MockActivityEnvironment().run(failing)).rejects.toThrow('the server is away');
});
