import { timingSafeEqual } from 'node:crypto';
import { sha256 } from './api-key.js';

/** The secret of `/metrics`, where an operator has set one. */
export class MetricsToken {
  private readonly hash: Buffer | undefined;

  constructor(token: string | undefined) {
    this.hash = token === undefined ? undefined : sha256(token);
  }

  get isSet(): boolean {
    return this.hash !== undefined;
  }

  /** Compares in constant time; false if no token is set. */
  matches(presented: string): boolean {
    return this.hash !== undefined && timingSafeEqual(this.hash, sha256(presented));
  }
}
