import type { AppErrorCode } from '../../common/app-error.js';
import type { Credential } from './credential.repository.js';

type AccessState = Pick<Credential, 'enabled' | 'workspaceDeleted' | 'accountSuspended' | 'workspaceStatus'>;

/**
 * Why a known key may not call an endpoint, the narrowest reason first (reference: the founding Errors page, 403 by endpoint).
 * @param diagnostic whether the endpoint answers for a suspended workspace too (status and health)
 * @returns undefined if it may
 */
export function accessRefusal(credential: AccessState, diagnostic: boolean): AppErrorCode | undefined {
  if (!credential.enabled) return 'api_key_disabled';
  if (credential.workspaceDeleted) return 'workspace_deleted';
  if (credential.accountSuspended) return 'account_suspended';
  if (credential.workspaceStatus === 'suspended' && !diagnostic) return 'workspace_suspended';
  return undefined;
}

/** Whether the key was good until a moment that has come. */
export const isExpired = ({ expiresAt }: Pick<Credential, 'expiresAt'>, now: Date): boolean =>
  expiresAt !== null && expiresAt <= now;
