import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Answer, admin, call, workspaceClient } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

type Schema = Record<string, unknown>;

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Forbids properties that a model does not list, unless the model allows them. */
const closed = (schema: Schema): Schema => ({ additionalProperties: false, ...schema });

describe('the models of the OpenAPI document', () => {
  const service = useSharedService(embedded);
  let ajv: Ajv2020;
  beforeAll(async () => {
    const { components } = (await call('GET', `${service.url}/openapi.json`)).body;
    const schemas = Object.entries<Schema>(components.schemas).map(([name, schema]) => [name, closed(schema)]);
    ajv = new Ajv2020({ strict: false, allErrors: true, formats: { 'date-time': DATE_TIME } });
    ajv.addSchema({ components: { schemas: Object.fromEntries(schemas) } }, 'api');
  });

  const expectModel = ({ status, body }: Answer, model: string, expectedStatus = 200) => {
    const validate = ajv.compile({ $ref: `api#/components/schemas/${model}` });
    validate(body);
    expect({ status, problems: validate.errors ?? [], body }).toEqual({ status: expectedStatus, problems: [], body });
  };

  it('describe the answers of the memory calls', async () => {
    const { store, retrieve, status, health } = workspaceClient(service.url);
    const text = 'The offsite begins tomorrow at nine in Lisbon';
    expectModel(await health(), 'HealthResponse');
    expectModel(await store(text, { source: 'slack', temporal: 'mine' }), 'StoreMemoryResponse');
    expectModel(await store(text), 'StoreMemoryResponse');
    expectModel(await store('Client prefers async standups'), 'StoreMemoryResponse');
    expectModel(await retrieve('when is the offsite?', { min_score: 0 }), 'RetrieveMemoriesResponse');
    expectModel(await retrieve('nothing is like this', { min_score: 1 }), 'RetrieveMemoriesResponse');
    expectModel(await health(), 'HealthResponse');
    expectModel(await status(), 'StatusResponse');
  });

  it('describe the answers of the admin calls', async () => {
    const created = await admin(service.url, 'POST', '/workspaces', { name: 'Acme', plan: null });
    expectModel(created, 'CreatedWorkspaceResponse', 201);
    const { workspace, api_key } = created.body;
    expectModel(await workspaceClient(service.url, api_key.key).status(), 'StatusResponse');
    const limits = { plan: 'free', rpm_limit: 5, memory_write_limit: 0 };
    expectModel(await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, limits), 'WorkspaceResponse');
    expectModel(await admin(service.url, 'POST', `/workspaces/${workspace.id}/keys`, { label: 'ci' }), 'IssuedKeyResponse', 201);
    expectModel(await admin(service.url, 'PATCH', `/keys/${api_key.id}`, { enabled: false }), 'KeyResponse');
    expectModel(await admin(service.url, 'POST', `/keys/${api_key.id}/regenerate`), 'IssuedKeyResponse');
    expectModel(await admin(service.url, 'PATCH', '/accounts/1', { suspended: false }), 'AccountResponse');
  });

  it('describe the refusals', async () => {
    const { store } = workspaceClient(service.url);
    expectModel(await store(''), 'HTTPValidationError', 422);
    expectModel(await store("the password is my dog's name plus two digits"), 'CodedError', 422);
    expectModel(await workspaceClient(service.url, 'mnx_ws_unknown').status(), 'ErrorDetail', 401);
    expectModel(await admin(service.url, 'DELETE', '/workspaces/999999'), 'ErrorDetail', 404);
  });
});
