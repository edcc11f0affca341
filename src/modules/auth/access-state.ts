import { AppError, type AppErrorCode } from '../../common/app-error.js';
import type { KeyOperation } from '../../database/entities/api-key.entity.js';
import type { Credential } from './credential.repository.js';

type AccessState = Pick<Credential, 'enabled' | 'workspaceDeleted' | 'accountSuspended' | 'workspaceStatus'>;

/**
 * Returns the reason why an existing key may not call an endpoint; of several, the narrowest (reference: the founding
 * Errors page, 403 by endpoint).
 * @param diagnostic true if the endpoint also answers for a suspended workspace (status and health)
 * @returns undefined if the key may call it
 */
export function accessRefusal(credential: AccessState, diagnostic: boolean): AppErrorCode | undefined {
  if (!credential.enabled) return 'api_key_disabled';
  if (credential.workspaceDeleted) return 'workspace_deleted';
  if (credential.accountSuspended) return 'account_suspended';
  if (credential.workspaceStatus === 'suspended' && !diagnostic) return 'workspace_suspended';
  return undefined;
}

/**
 * Refuses a call that a key is not for.
 * @param operation what the call does; undefined for one that every key may make
 * @throws AppError `operation_not_allowed`; `insufficient_scope` for what the key may do, but not the client that has a token
 */
export function assertAllowed(
  { operations, withheld }: Pick<Credential, 'operations' | 'withheld'>,
  operation: KeyOperation | undefined,
): void {
  if (operation === undefined || operations.includes(operation)) return;
  if (withheld?.includes(operation)) throw new AppError('insufficient_scope');
  throw new AppError('operation_not_allowed', { detail: `This API key may only ${operations.join(' and ')}` });
}

/** True if the expiry time of the key has passed, by the clock of the database that the key was read from. */
export const isExpired = ({ expiresAfterMs }: Pick<Credential, 'expiresAfterMs'>): boolean =>
  expiresAfterMs !== null && expiresAfterMs <= performance.now();
