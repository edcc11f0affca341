/** The repeated text takes `FACTOR` times as long as one of `LENGTH` if the work is linear, its square if it is quadratic. */
const FACTOR = 8;
/** The room between them is for the machine. */
const HEADROOM = 3;
const NOISE_MS = 150;
const ATTEMPTS = 3;

/** Returns a text of this many UTF-16 units that repeats `unit`. */
export const repeated = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/**
 * Returns whether a reader takes linear time for a text that repeats `unit`.
 * @param length of the shorter of the two texts that are compared, in UTF-16 units
 */
export function growsLinearly(read: (text: string) => unknown, unit: string, length: number): boolean {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const short = millisecondsFor(read, repeated(unit, length));
    if (millisecondsFor(read, repeated(unit, length * FACTOR)) <= short * FACTOR * HEADROOM + NOISE_MS) return true;
  }
  return false;
}

/** Returns the processor time, in which other processes of the machine do not count. */
function millisecondsFor(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
