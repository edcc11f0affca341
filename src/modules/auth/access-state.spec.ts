import { accessRefusal } from './access-state.js';

const usable = { enabled: true, workspaceStatus: 'active' as const, workspaceDeleted: false, accountSuspended: false };

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
  ])('for the state %j refuses memory calls with %s and diagnostic calls with %s', (state, memory, diagnostic) => {
    expect(accessRefusal({ ...usable, ...state }, false)).toBe(memory);
    expect(accessRefusal({ ...usable, ...state }, true)).toBe(diagnostic);
  });
});
