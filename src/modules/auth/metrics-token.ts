import { timingSafeEqual } from 'node:crypto';
import { sha256 } from './api-key.js';

/** The secret of `/metrics`, where an operator has set one. */
export class MetricsToken {
  private readonly hash: Buffer | undefined;

  constructor(token: string | undefined) {
    this.hash = token === undefined ? undefined : sha256(token);
  }

  /** Returns true if nobody has to present a token, or `presented` is it. Compares in constant time. */
  admits(presented: string | undefined): boolean {
    return this.hash === undefined || (presented !== undefined && timingSafeEqual(this.hash, sha256(presented)));
  }
}
