import { createRequire } from 'node:module';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { IDEMPOTENT_EXTENSION, REFUSAL_EXTENSION } from './api-errors.js';
import { AUTH_EXTENSION, type AuthKind, DIAGNOSTIC_EXTENSION } from './auth.decorators.js';
import { titleOf } from './fields.js';
import { keywordsOf } from './model-keywords.js';
import { ERROR_SCHEMAS, errorResponses, HEADERS, REPLAYED, responseHeaders } from './openapi-errors.js';

type Json = Record<string, unknown>;

interface Operation extends Json {
  operationId: string;
  summary?: string;
  parameters?: unknown[];
  requestBody?: unknown;
  responses: Record<string, Json>;
  security?: Json[];
}

/** An OpenAPI 3.1 document. */
export interface OpenApi extends Json {
  info: Json & { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; [kind: string]: unknown };
}

const SECURITY_SCHEME = 'HTTPBearer';
/** Another header that takes a workspace key. */
const KEY_SCHEME = 'APIKeyHeader';
/** The admin token has a scheme of its own, so that no client offers a workspace key to the admin API, or the other way round. */
const ADMIN_SCHEME = 'AdminToken';
const NO_CONTENT = '204';
/** The tags of the operations, in the order in which the pages show them. */
const TAGS = [
  { name: 'memory', description: 'What agents do: remember and recall.' },
  { name: 'events', description: 'Conversations that are turned into memories later.' },
  { name: 'status', description: 'Who calls, and whether calls are served.' },
  { name: 'optimize', description: 'How good the memories are.' },
  {
    name: 'azen',
    description:
      'The Azen Memory API over the same memories. Takes an Azen key as `azen-api-key`; every failure is an AzenError.',
  },
  {
    name: 'mem0',
    description: "The API of mem0's platform over the same memories. Takes a workspace key; every failure is a Mem0Error.",
  },
  { name: 'admin', description: 'What an operator does. Takes the admin token instead of a workspace key.' },
];
const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch']);

/** Returns the version of the service. */
export const packageVersion = (): string => (createRequire(import.meta.url)('../../package.json') as { version: string }).version;

/** Builds the OpenAPI document of `app` in the form of FastAPI: with its operation ids and error schemas. */
export function buildOpenApi(app: INestApplication): OpenApi {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Mnemonest')
    .setDescription(
      'A self-hosted memory service for AI agents. ' +
        'Calls take a workspace key as bearer token or in `X-API-Key`, those of an operator the admin token as bearer token.',
    )
    .setVersion(packageVersion())
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, SECURITY_SCHEME)
    .build();
  const built = SwaggerModule.createDocument(app, config, {
    autoTagControllers: false,
    operationIdFactory: (_controller, handler) => handler,
  }) as unknown as OpenApi;
  return toFastApi(built);
}

/** Converts a document of @nestjs/swagger, whose operation ids are handler names, to the form of FastAPI. */
export function toFastApi({ openapi, info, paths, components }: OpenApi): OpenApi {
  return {
    openapi,
    info: withoutEmpty(info) as OpenApi['info'],
    paths: mapEntries(paths, pathItem) as OpenApi['paths'],
    components: {
      schemas: sorted({ ...mapEntries(components.schemas ?? {}, modelSchema), ...ERROR_SCHEMAS }),
      headers: HEADERS,
      securitySchemes: {
        [SECURITY_SCHEME]: { type: 'http', scheme: 'bearer' },
        [KEY_SCHEME]: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        [ADMIN_SCHEME]: { type: 'http', scheme: 'bearer', description: 'The admin token of the service.' },
        AzenApiKey: { type: 'apiKey', in: 'header', name: 'azen-api-key' },
      },
    },
    tags: TAGS,
  };
}

const pathItem = (path: string, item: Record<string, Operation>): Json =>
  Object.fromEntries(Object.entries(item).map(([key, value]) => [key, METHODS.has(key) ? operation(path, key, value) : value]));

function operation(path: string, method: string, described: Operation): Json {
  const {
    [AUTH_EXTENSION]: kind,
    [DIAGNOSTIC_EXTENSION]: diagnostic,
    [IDEMPOTENT_EXTENSION]: isIdempotent,
    [REFUSAL_EXTENSION]: refusesTexts,
    operationId,
    security,
    ...rest
  } = described;
  const auth = (kind as AuthKind | undefined) ?? 'workspace';
  const name = snakeCase(operationId);
  const metered = auth === 'workspace' && !diagnostic;
  const idempotent = isIdempotent === true;
  const own = Object.fromEntries(
    Object.entries(rest.responses).map(([status, { description }]) => [status, description as string | undefined]),
  );
  const takesInput = rest.requestBody !== undefined || (rest.parameters?.length ?? 0) > 0;
  return withoutEmpty({
    tags: rest['tags'],
    summary: rest.summary || titleCase(name),
    description: rest['description'],
    operationId: `${name}${path.replace(/\W/g, '_')}_${method}`,
    ...withoutKeys(rest, ['tags', 'summary', 'description', 'responses']),
    responses: {
      ...mapEntries(rest.responses, (status, response) => successResponse(status, response, metered, idempotent)),
      ...(auth !== 'foreign' &&
        errorResponses({
          auth,
          metered,
          takesInput,
          hasBody: rest.requestBody !== undefined,
          idempotent,
          refusesTexts: refusesTexts === true,
          own,
        })),
    },
    ...(auth === 'foreign' ? { security } : auth !== 'public' && auth !== 'metrics' && { security: securityOf(auth) }),
  });
}

const securityOf = (auth: 'admin' | 'workspace'): Json[] =>
  (auth === 'admin' ? [ADMIN_SCHEME] : [SECURITY_SCHEME, KEY_SCHEME]).map((scheme) => ({ [scheme]: [] }));

const successResponse = (status: string, response: Json, metered: boolean, idempotent: boolean): Json => ({
  ...response,
  description: response['description'] || 'Successful Response',
  ...(status !== NO_CONTENT && { content: response['content'] ?? { 'application/json': { schema: {} } } }),
  headers: {
    ...(response['headers'] as Json | undefined),
    ...(idempotent && status.startsWith('2') && REPLAYED),
    ...responseHeaders(metered),
  },
});

/** Converts the schema of a model to pydantic's form, with titles for the model and its fields. */
function modelSchema(name: string, schema: Json): Json {
  const properties = schema['properties'] as Record<string, Json> | undefined;
  return {
    ...(properties && { properties: mapEntries(properties, property) }),
    ...withoutKeys(schema, ['properties']),
    ...keywordsOf(name),
    title: name,
  };
}

/**
 * Adds the title of a field. Removes the reflected type that @nestjs/swagger adds next to an `anyOf`, where it would forbid
 * null. A reference stays unchanged, because the model has a title of its own.
 */
function property(name: string, schema: Json): Json {
  if (schema['$ref'] !== undefined) return schema;
  return { ...(schema['anyOf'] === undefined ? schema : withoutKeys(schema, ['type'])), title: schema['title'] ?? titleOf(name) };
}

/** Converts a name to snake case: `storeMemory` becomes `store_memory`. */
const snakeCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

const titleCase = (name: string): string => name.replace(/_+/g, ' ').replace(/\b\w/g, (letter) => letter.toUpperCase());

const mapEntries = <T, U>(object: Record<string, T>, map: (key: string, value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(key, value)]));

const sorted = <T>(object: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

const withoutKeys = (object: Json, keys: string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

/** Drops empty lists, objects and texts, which @nestjs/swagger writes and FastAPI does not. */
const withoutEmpty = (object: Json): Json => Object.fromEntries(Object.entries(object).filter(([, value]) => !isEmpty(value)));

const isEmpty = (value: unknown): boolean =>
  value === '' || value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
