import 'reflect-metadata';
import { Broadcast } from '../../src/database/broadcast.js';
import { isExpired } from '../../src/modules/auth/access-state.js';
import { AccessTokenRepository } from '../../src/modules/auth/access-token.repository.js';
import { newApiKey, sha256 } from '../../src/modules/auth/api-key.js';
import { CredentialRepository } from '../../src/modules/auth/credential.repository.js';
import { CredentialCache } from '../../src/modules/auth/credential-cache.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';

const DAY_MS = 86_400_000;

describe.each(engines)('a key on $name', (engine) => {
  const database = useDatabase(engine);
  afterEach(() => jest.useRealTimers());

  /** Makes a key that expires after an interval of PostgreSQL. */
  const keyFor = async (interval: string | null) => {
    const key = newApiKey();
    await database().dataSource.query(
      `WITH account AS (INSERT INTO accounts (name) VALUES ('a') RETURNING id),
         workspace AS (INSERT INTO workspaces (account_id, name) SELECT id, 'w' FROM account RETURNING id)
       INSERT INTO api_keys (workspace_id, label, key_hash, prefix, expires_at)
       SELECT id, 'k', $1, 'p', now() + $2::interval FROM workspace`,
      [sha256(key), interval],
    );
    return key;
  };

  it.each([
    ['1 hour', false],
    ['-1 second', true],
    [null, false],
  ])(
    'that expires after %s is expired by the clock of the database, whatever that of the process says: %s',
    async (interval, expired) => {
      const key = await keyFor(interval);
      for (const wrongBy of [0, DAY_MS, -DAY_MS]) {
        const doNotFake = [
          'performance',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'nextTick',
          'hrtime',
          'queueMicrotask',
        ] as const;
        jest.useFakeTimers({
          now: Date.now() + wrongBy,
          doNotFake: [...doNotFake, 'clearTimeout', 'clearInterval', 'clearImmediate'],
        });
        const { db } = handlesOf(database());
        const credentials = new CredentialCache(new CredentialRepository(db), new AccessTokenRepository(db), new Broadcast(null));
        const credential = await credentials.find(key);
        expect(isExpired(credential!)).toBe(expired);
        jest.useRealTimers();
      }
    },
  );
});
