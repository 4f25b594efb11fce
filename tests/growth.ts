/** Quicker than this the whole text is no matter, however it grows; milliseconds of the processor. */
const NO_MATTER = 60;
/** Work that is linear in a text takes eight times as long on one eight times as long, quadratic work sixty-four times. */
export const LINEAR = 24;
const SHARE = 1 / 8;

/**
 * How many times as long the work takes on a whole text as on an eighth of it, both measured here and now, the quickest
 * of three; 1 where the whole is quick. It tells how work grows, not how fast this machine is.
 *
 * @param work does the work on a share of the text, 0 to 1
 */
export async function growth(work: (share: number) => unknown): Promise<number> {
  const whole = await quickest(() => work(1));
  if (whole < NO_MATTER) return 1;
  return whole / Math.max(1, await quickest(() => work(SHARE)));
}

async function quickest(work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let time = 0; time < 3 && least >= NO_MATTER; time += 1) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
