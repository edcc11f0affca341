import { accessRefusal } from './access-state.js';
import type { Credential } from './credential.repository.js';

const credential = (state: Partial<Credential>): Credential => ({
  apiKeyId: 1,
  workspaceId: 1,
  keyHash: Buffer.alloc(32),
  enabled: true,
  expiresAt: null,
  workspaceStatus: 'active',
  workspaceDeleted: false,
  accountSuspended: false,
  ...state,
});

describe('accessRefusal', () => {
  it.each([
    [{}, undefined, undefined],
    [{ workspaceStatus: 'pending_payment' as const }, undefined, undefined],
    [{ enabled: false }, 'api_key_disabled', 'api_key_disabled'],
    [{ workspaceDeleted: true }, 'workspace_deleted', 'workspace_deleted'],
    [{ accountSuspended: true }, 'account_suspended', 'account_suspended'],
    [{ workspaceStatus: 'suspended' as const }, 'workspace_suspended', undefined],
    [{ enabled: false, workspaceDeleted: true, accountSuspended: true }, 'api_key_disabled', 'api_key_disabled'],
    [
      { workspaceDeleted: true, accountSuspended: true, workspaceStatus: 'suspended' as const },
      'workspace_deleted',
      'workspace_deleted',
    ],
  ])('%j: memory %s, diagnostic %s', (state, memory, diagnostic) => {
    expect(accessRefusal(credential(state), false)).toBe(memory);
    expect(accessRefusal(credential(state), true)).toBe(diagnostic);
  });
});
