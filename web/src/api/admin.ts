import type { Call } from '../../../sdk/typescript/src/transport.js';
import type { components } from './admin.openapi';
import { adminTransport } from './clients';

type Schemas = components['schemas'];
export type Overview = Schemas['OverviewResponse'];
export type Latency = Schemas['LatencyResponse'];
export type Workspace = Schemas['WorkspaceResponse'];
export type Usage = Schemas['UsageResponse'];
export type DayUsage = Schemas['DayUsageResponse'];
export type Key = Schemas['KeyResponse'];
export type IssuedKey = Schemas['IssuedKeyResponse'];
export type AuditEntry = Schemas['AuditEntryResponse'];
export type Webhook = Schemas['WebhookResponse'];
export type Delivery = Schemas['DeliveryResponse'];
export type Grant = Schemas['GrantResponse'];
export type Account = Schemas['AccountResponse'];
export type Plan = Schemas['PlanResponse'];
export type KeySeries = Schemas['KeySeriesResponse'];
export type Reembedding = Schemas['ReembeddingResponse'];
export type KeyRotation = Schemas['KeyRotationResponse'];

const get = <T>(path: string, query: Call['query'] = {}, signal?: AbortSignal): Promise<T> =>
  adminTransport.json<T>({ method: 'GET', path: `/admin/v1${path}`, query }, signal ? { signal } : {});
const write = <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, json?: unknown): Promise<T> =>
  adminTransport.json<T>({ method, path: `/admin/v1${path}`, writes: true, ...(json !== undefined && { json }) });

const PAGE = 50;

/** The calls of the admin API that the pages make. */
export const admin = {
  overview: () => get<Overview>('/overview'),
  workspaces: (q: string, cursor?: string, account?: number) =>
    get<Schemas['WorkspaceListResponse']>('/workspaces', { limit: PAGE, cursor, q: q || undefined, account_id: account }),
  workspace: (id: number) => get<Workspace>(`/workspaces/${id}`),
  createWorkspace: (body: { name: string; plan?: string }) =>
    write<Schemas['CreatedWorkspaceResponse']>('POST', '/workspaces', body),
  updateWorkspace: (id: number, body: Partial<Schemas['UpdateWorkspaceRequest']>) =>
    write<Workspace>('PATCH', `/workspaces/${id}`, body),
  deleteWorkspace: (id: number) => write<void>('DELETE', `/workspaces/${id}`),
  restoreWorkspace: (id: number) => write<Workspace>('POST', `/workspaces/${id}/restore`),
  usage: (id: number) => get<Usage>(`/workspaces/${id}/usage`),
  /** Counts of the days since `from`, of the last 30 without one; of all keys, or of one. */
  usageByDay: async (id: number, from?: string, keyId?: number): Promise<DayUsage[]> => {
    const query = { by: 'day', from, api_key_id: keyId };
    const { series } = await get<Schemas['UsageSeriesResponse']>(`/workspaces/${id}/usage/series`, query);
    return series.filter((row) => 'day' in row);
  },
  usageByKey: async (id: number, from: string): Promise<KeySeries[]> => {
    const { series } = await get<Schemas['UsageSeriesResponse']>(`/workspaces/${id}/usage/series`, { by: 'key', from });
    return series.filter((row) => 'api_key_id' in row);
  },
  keys: (workspaceId: number, cursor?: string) =>
    get<Schemas['KeyListResponse']>(`/workspaces/${workspaceId}/keys`, { limit: PAGE, cursor }),
  createKey: (workspaceId: number, body: Schemas['CreateKeyRequest']) =>
    write<IssuedKey>('POST', `/workspaces/${workspaceId}/keys`, body),
  updateKey: (id: number, body: Partial<Schemas['UpdateKeyRequest']>) => write<Key>('PATCH', `/keys/${id}`, body),
  regenerateKey: (id: number) => write<IssuedKey>('POST', `/keys/${id}/regenerate`),
  deleteKey: (id: number) => write<void>('DELETE', `/keys/${id}`),
  audit: (query: { workspace_id?: number; action?: string }, cursor?: string) =>
    get<Schemas['AuditListResponse']>('/audit', { limit: PAGE, cursor, ...query }),
  accounts: (cursor?: string) => get<Schemas['AccountListResponse']>('/accounts', { limit: PAGE, cursor }),
  createAccount: (name: string) => write<Account>('POST', '/accounts', { name }),
  updateAccount: (id: number, body: Schemas['UpdateAccountRequest']) => write<Account>('PATCH', `/accounts/${id}`, body),
  createPlan: (body: Schemas['CreatePlanRequest']) => write<Plan>('POST', '/plans', body),
  updatePlan: (code: string, body: Partial<Schemas['UpdatePlanRequest']>) =>
    write<Plan>('PATCH', `/plans/${encodeURIComponent(code)}`, body),
  reembedding: () => get<Reembedding>('/reembedding'),
  startReembedding: (body: Partial<Schemas['StartReembeddingRequest']>) => write<Reembedding>('POST', '/reembedding', body),
  abandonReembedding: () => write<Reembedding>('DELETE', '/reembedding'),
  keyRotation: () => get<KeyRotation>('/key-rotation'),
  startKeyRotation: () => write<KeyRotation>('POST', '/key-rotation'),
  plans: () => get<Schemas['PlanListResponse']>('/plans', { limit: 100 }),
  webhooks: (workspaceId: number, cursor?: string) =>
    get<Schemas['WebhookListResponse']>(`/workspaces/${workspaceId}/webhooks`, { limit: PAGE, cursor }),
  createWebhook: (workspaceId: number, body: Schemas['CreateWebhookRequest']) =>
    write<Schemas['IssuedWebhookResponse']>('POST', `/workspaces/${workspaceId}/webhooks`, body),
  updateWebhook: (id: number, body: Partial<Schemas['UpdateWebhookRequest']>) => write<Webhook>('PATCH', `/webhooks/${id}`, body),
  deleteWebhook: (id: number) => write<void>('DELETE', `/webhooks/${id}`),
  testWebhook: (id: number) => write<unknown>('POST', `/webhooks/${id}/test`),
  deliveries: (id: number, cursor?: string) =>
    get<Schemas['DeliveryListResponse']>(`/webhooks/${id}/deliveries`, { limit: PAGE, cursor }),
  grants: (workspaceId: number, cursor?: string) =>
    get<Schemas['GrantListResponse']>(`/workspaces/${workspaceId}/grants`, { limit: PAGE, cursor }),
  revokeGrant: (id: number) => write<void>('DELETE', `/grants/${id}`),
  replay: (deliveryId: number) => write<unknown>('POST', `/deliveries/${deliveryId}/replay`),
};
