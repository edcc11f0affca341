const VERSION_4 = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx';

/**
 * Returns a new UUID. Node 18 and pages without TLS do not have `crypto.randomUUID`. The ids must be unique but need not be
 * unpredictable, so that `Math.random` is sufficient as a fallback.
 */
export function uuid(): string {
  if (typeof globalThis.crypto?.randomUUID === 'function') return globalThis.crypto.randomUUID();
  return VERSION_4.replace(/[xy]/g, (place) => {
    const digit = Math.floor(Math.random() * 16);
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}
