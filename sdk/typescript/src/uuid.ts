const VERSION_4 = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx';

/**
 * A new UUID. Node 18 and pages without TLS lack `crypto.randomUUID`: the ids made here have to differ, but nobody is kept from guessing
 * them, so that any randomness does.
 */
export function uuid(): string {
  if (typeof globalThis.crypto?.randomUUID === 'function') return globalThis.crypto.randomUUID();
  return VERSION_4.replace(/[xy]/g, (place) => {
    const digit = Math.floor(Math.random() * 16);
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}
