import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { Broadcast } from '../../src/database/broadcast.js';
import { isExpired } from '../../src/modules/auth/access-state.js';
import { AccessTokenRepository } from '../../src/modules/auth/access-token.repository.js';
import { newApiKey, sha256 } from '../../src/modules/auth/api-key.js';
import { CredentialRepository } from '../../src/modules/auth/credential.repository.js';
import { CredentialCache } from '../../src/modules/auth/credential-cache.js';
import { newOAuthSecret } from '../../src/modules/auth/oauth-token.js';
import { ClientRepository } from '../../src/modules/oauth/client.repository.js';
import { GrantRepository } from '../../src/modules/oauth/grant.repository.js';
import { TokenRepository } from '../../src/modules/oauth/token.repository.js';
import { TokensService } from '../../src/modules/oauth/tokens.service.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';

const REDIRECT = 'https://claude.ai/cb';
const REFUSED = expect.objectContaining({ code: 'invalid_grant' });

describe.each(engines)('the grants of OAuth on $name', (engine) => {
  const database = useDatabase(engine);
  const parts = () => {
    const { db, transactions } = handlesOf(database());
    const [grants, tokens, clients] = [new GrantRepository(), new TokenRepository(), new ClientRepository(db)];
    const credentials = new CredentialCache(new CredentialRepository(db), new AccessTokenRepository(db), new Broadcast(null));
    const settings = { publicUrl: 'https://m.example', accessSeconds: 3_600, clientDocuments: true };
    return {
      db,
      grants,
      tokens,
      clients,
      credentials,
      service: new TokensService(transactions, grants, tokens, credentials, settings),
    };
  };
  const run = (text: string, values: unknown[] = []) => database().dataSource.query(text, values);

  /** Makes a key and a grant of it, which has not been redeemed. */
  const granted = async () => {
    const { db, clients, grants } = parts();
    const keyHash = sha256(newApiKey());
    const [{ workspaceId, apiKeyId }] = await run(
      `WITH account AS (INSERT INTO accounts (name) VALUES ('a') RETURNING id),
         workspace AS (INSERT INTO workspaces (account_id, name) SELECT id, 'w' FROM account RETURNING id)
       INSERT INTO api_keys (workspace_id, label, key_hash, prefix)
       SELECT id, 'k', $1, 'p' FROM workspace RETURNING workspace_id AS "workspaceId", id AS "apiKeyId"`,
      [keyHash],
    );
    const client = await clients.register({ name: 'Claude', redirectUris: [REDIRECT] });
    const [code, codeVerifier] = [newOAuthSecret('code', workspaceId), randomBytes(32).toString('base64url')];
    const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
    const grant = { workspaceId, apiKeyId, keyHash, clientId: client.id, clientName: 'Claude', codeChallenge };
    await grants.insert(db, { ...grant, scopes: ['read'], codeHash: sha256(code), redirectUri: REDIRECT }, 60);
    return { workspaceId, apiKeyId, client, redemption: { code, codeVerifier, redirectUri: REDIRECT } };
  };
  /** Lets time pass for all rows. */
  const wait = async (interval: string) => {
    await run('UPDATE oauth_tokens SET expires_at = expires_at - $1::interval, rotated_at = rotated_at - $1::interval', [
      interval,
    ]);
    await run('UPDATE oauth_grants SET code_expires_at = code_expires_at - $1::interval', [interval]);
    await run('UPDATE oauth_clients SET created_at = created_at - $1::interval, used_at = used_at - $1::interval', [interval]);
  };

  it('refuse a code that has expired, and the parallel redemption of one', async () => {
    const { service } = parts();
    const late = await granted();
    await wait('61 s');
    await expect(service.redeem(late.client, late.redemption)).rejects.toEqual(REFUSED);
    const { client, redemption } = await granted();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => service.redeem(client, redemption)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(service.redeem(client, redemption)).rejects.toEqual(REFUSED);
  });

  it('narrow the credential of their key, until the token or the key expires', async () => {
    const { service, credentials } = parts();
    const { client, redemption, apiKeyId } = await granted();
    const { accessToken } = await service.redeem(client, redemption);
    const credential = await credentials.findByAccessToken(accessToken);
    expect(credential).toMatchObject({ apiKeyId, operations: ['read'], withheld: ['write'] });
    expect(isExpired(credential!)).toBe(false);
    await run(`UPDATE api_keys SET expires_at = now() - interval '1 s' WHERE id = $1`, [apiKeyId]);
    credentials.invalidate();
    expect(isExpired((await credentials.findByAccessToken(accessToken))!)).toBe(true);
    await run('UPDATE api_keys SET expires_at = NULL WHERE id = $1', [apiKeyId]);
    await wait('61 minutes');
    credentials.invalidate();
    expect(isExpired((await credentials.findByAccessToken(accessToken))!)).toBe(true);
    expect(await credentials.findByAccessToken(newOAuthSecret('access', 1))).toBeUndefined();
  });

  it('end when a refresh token is used again after the grace', async () => {
    const { service, credentials } = parts();
    const { client, redemption } = await granted();
    const first = await service.redeem(client, redemption);
    await service.refresh(client, first.refreshToken);
    await wait('20 s');
    const latest = await service.refresh(client, first.refreshToken);
    expect(await credentials.findByAccessToken(latest.accessToken)).toBeDefined();
    await wait('20 s');
    await expect(service.refresh(client, first.refreshToken)).rejects.toEqual(REFUSED);
    expect(await credentials.findByAccessToken(latest.accessToken)).toBeUndefined();
    await expect(service.refresh(client, latest.refreshToken)).rejects.toEqual(REFUSED);
  });

  it('refuse a refresh token that has expired', async () => {
    const { service } = parts();
    const { client, redemption } = await granted();
    const { refreshToken } = await service.redeem(client, redemption);
    await wait('31 days');
    await expect(service.refresh(client, refreshToken)).rejects.toEqual(REFUSED);
  });

  it('are swept when nothing of them is left', async () => {
    const { db, service, tokens, grants, clients } = parts();
    const [unredeemed, used] = [await granted(), await granted()];
    await service.redeem(used.client, used.redemption);
    await clients.markUsed(used.client.id);
    const idsOf = async () =>
      (await run('SELECT workspace_id AS id FROM oauth_grants ORDER BY 1')).map(({ id }: { id: number }) => id);
    await wait('2 hours');
    await tokens.sweep(db, 500);
    await grants.sweep(db, 500);
    expect(await idsOf()).toContain(used.workspaceId);
    expect(await idsOf()).not.toContain(unredeemed.workspaceId);
    await clients.sweep(500);
    expect(await clients.find(used.client.id)).toBeDefined();
    await wait('61 days');
    expect(await tokens.sweep(db, 500)).toBeGreaterThan(0);
    expect(await grants.sweep(db, 500)).toBeGreaterThan(0);
    expect(await clients.sweep(500)).toBeGreaterThan(0);
    expect(await idsOf()).toEqual([]);
    expect(await clients.find(used.client.id)).toBeUndefined();
  });
});
