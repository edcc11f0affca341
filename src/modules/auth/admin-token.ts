import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../../common/make-directory.js';
import { StartError } from '../../common/start-error.js';
import type { AppConfig } from '../../config/config.js';
import { sha256 } from './api-key.js';

const MIN_SAFE_LENGTH = 16;

/** The secret of the admin API. */
export class AdminToken {
  private readonly hash: Buffer;

  constructor(token: string) {
    this.hash = sha256(token);
  }

  /** Compares in constant time. */
  matches(presented: string): boolean {
    return timingSafeEqual(this.hash, sha256(presented));
  }

  /** Compares a hash that was kept, in constant time. */
  hasHash(hash: Buffer): boolean {
    return timingSafeEqual(this.hash, hash);
  }

  /**
   * Returns `ADMIN_TOKEN`, or else the token in `DATA_DIR/admin-token`, which the first start creates with mode 0600.
   * @throws StartError if the token is too short, or there is none and the file cannot be written
   */
  static load({ adminToken, dataDir }: Pick<AppConfig, 'adminToken' | 'dataDir'>): AdminToken {
    if (adminToken && adminToken.length < MIN_SAFE_LENGTH)
      throw new StartError(
        `ADMIN_TOKEN must be at least ${MIN_SAFE_LENGTH} characters that nobody can guess: openssl rand -hex 32`,
      );
    return new AdminToken(adminToken ?? readOrCreateToken(dataDir));
  }
}

/** Returns the path of the file that holds the admin token of a service with this data directory. */
export const adminTokenFile = (dataDir: string): string => join(dataDir, 'admin-token');

function readOrCreateToken(dataDir: string): string {
  const file = adminTokenFile(dataDir);
  try {
    makeDirectory(dataDir, 0o700);
    writeFileSync(file, `mnx_admin_${randomBytes(20).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const remedy = 'DATA_DIR must be a directory that this user can write to, or ADMIN_TOKEN be set beside DATABASE_URL';
    if (code !== 'EEXIST') throw new StartError(`${remedy}: ${message}`, { cause: error });
  }
  const token = readFileSync(file, 'utf8').trim();
  if (!token) throw new StartError(`ADMIN_TOKEN must be set, or ${file} be removed: the file is empty`);
  return token;
}
