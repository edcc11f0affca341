import type { Call } from '../../../sdk/typescript/src/transport.js';
import type { components } from './admin.openapi';
import { adminTransport } from './clients';

type Schemas = components['schemas'];
export type Overview = Schemas['OverviewResponse'];
export type Workspace = Schemas['WorkspaceResponse'];
export type Usage = Schemas['UsageResponse'];
export type DayUsage = Schemas['DayUsageResponse'];
export type Key = Schemas['KeyResponse'];
export type IssuedKey = Schemas['IssuedKeyResponse'];
export type AuditEntry = Schemas['AuditEntryResponse'];
export type Webhook = Schemas['WebhookResponse'];
export type Delivery = Schemas['DeliveryResponse'];

const get = <T>(path: string, query: Call['query'] = {}, signal?: AbortSignal): Promise<T> =>
  adminTransport.json<T>({ method: 'GET', path: `/admin/v1${path}`, query }, signal ? { signal } : {});
const write = <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, json?: unknown): Promise<T> =>
  adminTransport.json<T>({ method, path: `/admin/v1${path}`, writes: true, ...(json !== undefined && { json }) });

const PAGE = 50;

/** The calls of the admin API that the pages make. */
export const admin = {
  overview: () => get<Overview>('/overview'),
  workspaces: (q: string, cursor?: string) =>
    get<Schemas['WorkspaceListResponse']>('/workspaces', { limit: PAGE, cursor, q: q || undefined }),
  workspace: (id: number) => get<Workspace>(`/workspaces/${id}`),
  createWorkspace: (body: { name: string; plan?: string }) =>
    write<Schemas['CreatedWorkspaceResponse']>('POST', '/workspaces', body),
  updateWorkspace: (id: number, body: Partial<Schemas['UpdateWorkspaceRequest']>) =>
    write<Workspace>('PATCH', `/workspaces/${id}`, body),
  deleteWorkspace: (id: number) => write<void>('DELETE', `/workspaces/${id}`),
  restoreWorkspace: (id: number) => write<Workspace>('POST', `/workspaces/${id}/restore`),
  usage: (id: number) => get<Usage>(`/workspaces/${id}/usage`),
  /** Counts of the last 30 days. */
  usageByDay: (id: number) => get<Schemas['UsageSeriesResponse']>(`/workspaces/${id}/usage/series`, { by: 'day' }),
  keys: (workspaceId: number, cursor?: string) =>
    get<Schemas['KeyListResponse']>(`/workspaces/${workspaceId}/keys`, { limit: PAGE, cursor }),
  createKey: (workspaceId: number, body: Schemas['CreateKeyRequest']) =>
    write<IssuedKey>('POST', `/workspaces/${workspaceId}/keys`, body),
  updateKey: (id: number, body: Partial<Schemas['UpdateKeyRequest']>) => write<Key>('PATCH', `/keys/${id}`, body),
  regenerateKey: (id: number) => write<IssuedKey>('POST', `/keys/${id}/regenerate`),
  deleteKey: (id: number) => write<void>('DELETE', `/keys/${id}`),
  audit: (query: { workspace_id?: number; action?: string }, cursor?: string) =>
    get<Schemas['AuditListResponse']>('/audit', { limit: PAGE, cursor, ...query }),
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
  replay: (deliveryId: number) => write<unknown>('POST', `/deliveries/${deliveryId}/replay`),
};
