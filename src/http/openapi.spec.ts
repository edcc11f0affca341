import { IDEMPOTENT_EXTENSION, REFUSAL_EXTENSION } from './api-errors.js';
import { AUTH_EXTENSION, DIAGNOSTIC_EXTENSION } from './auth.decorators.js';
import { type OpenApi, toFastApi } from './openapi.js';

const built = (operation: object, schemas = {}): OpenApi => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1', contact: {}, tags: [] },
  paths: { '/v1/memory/{id}': { patch: { operationId: 'updateMemory', responses: { 200: { description: '' } }, ...operation } } },
  components: { schemas },
});
const patch = (operation: object) => toFastApi(built(operation)).paths['/v1/memory/{id}']!['patch']!;

describe('toFastApi', () => {
  it('composes the operation id from handler, path and method', () =>
    expect(patch({})).toMatchObject({ operationId: 'update_memory_v1_memory__id__patch', summary: 'Update Memory' }));

  it('keeps the summary that an operation sets', () => expect(patch({ summary: 'Change it' }).summary).toBe('Change it'));

  it('documents only the failures that an operation can end in', () => {
    const statuses = (operation: object) => Object.keys(patch(operation).responses).join();
    expect(statuses({})).toBe('200,401,403,429,500,503');
    expect(statuses({ parameters: [{}] })).toBe('200,401,403,422,429,500,503');
    expect(statuses({ requestBody: {} })).toBe('200,400,401,403,413,422,429,500,503');
    expect(statuses({ [AUTH_EXTENSION]: 'admin' })).toBe('200,401,404,429,500,503');
    expect(statuses({ [AUTH_EXTENSION]: 'public' })).toBe('200,500,503');
    expect(statuses({ [IDEMPOTENT_EXTENSION]: true })).toBe('200,401,403,404,409,429,500,503');
  });

  it('requires credentials unless the operation is public, and removes the x-auth extension', () => {
    expect(patch({ [AUTH_EXTENSION]: 'public' })).not.toHaveProperty('security');
    expect(patch({ [AUTH_EXTENSION]: 'admin' }).security).toEqual([{ AdminToken: [] }]);
    expect(patch({}).security).toEqual([{ HTTPBearer: [] }, { APIKeyHeader: [] }]);
    expect(patch({ [AUTH_EXTENSION]: 'admin' })).not.toHaveProperty(AUTH_EXTENSION);
  });

  it('documents the rate limit headers only on responses of calls that take a token', () => {
    const limited = (operation: object) =>
      Object.entries(patch(operation).responses).flatMap(([status, { headers }]) =>
        'X-RateLimit-Limit' in (headers as object) ? [status] : [],
      );
    expect(limited({ requestBody: {} })).toEqual(['200', '422', '429', '500', '503']);
    expect(limited({ [DIAGNOSTIC_EXTENSION]: true })).toEqual([]);
    expect(limited({ [AUTH_EXTENSION]: 'admin' })).toEqual([]);
    expect(patch({ [DIAGNOSTIC_EXTENSION]: true })).not.toHaveProperty(DIAGNOSTIC_EXTENSION);
  });

  it('documents an Idempotency-Key: its conflict beside that of the operation, and the header of a remembered answer', () => {
    const { responses } = patch({
      [IDEMPOTENT_EXTENSION]: true,
      [REFUSAL_EXTENSION]: true,
      requestBody: {},
      responses: { 200: {}, 409: { description: 'Taken' } },
    });
    const oneOf = (...names: string[]) => ({
      content: { 'application/json': { schema: { anyOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) } } },
    });
    expect(responses['409']).toMatchObject({ description: 'Taken', ...oneOf('ErrorDetail', 'CodedError') });
    expect(responses['422']).toMatchObject(oneOf('HTTPValidationError', 'CodedError'));
    expect(responses['200']!['headers']).toHaveProperty('Idempotency-Replayed');
  });

  it('documents a 204 without content', () => {
    const { responses } = patch({ responses: { 204: { description: 'Gone' } } });
    expect(responses['204']).toMatchObject({ description: 'Gone' });
    expect(responses['204']).not.toHaveProperty('content');
  });

  it('adds titles to schemas and keeps null allowed in anyOf', () => {
    const nullable = { anyOf: [{ type: 'object' }, { type: 'null' }] };
    const { schemas } = toFastApi(
      built({}, { Dto: { type: 'object', properties: { my_meta: { ...nullable, type: 'object' }, other: { $ref: '#/x' } } } }),
    ).components;
    const properties = { my_meta: { ...nullable, title: 'My Meta' }, other: { $ref: '#/x' } };
    expect(schemas['Dto']).toEqual({ title: 'Dto', type: 'object', properties });
    expect(Object.keys(schemas)).toEqual([...Object.keys(schemas)].sort());
  });

  it('drops empty lists, objects and texts', () => expect(toFastApi(built({}))['info']).toEqual({ title: 'T', version: '1' }));
});
