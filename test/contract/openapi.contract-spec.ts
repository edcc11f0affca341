import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { useTarget } from './target.js';
import { call } from './wire.js';

const COMMITTED = join(process.cwd(), 'openapi.json');

const target = useTarget();

const served = async () => JSON.parse((await call(target().base, { path: '/openapi.json' })).body);

describe('the OpenAPI document', () => {
  it('equals the committed openapi.json; `npm run openapi` updates that', async () => {
    const text = `${JSON.stringify(await served(), null, 2)}\n`;
    if (process.env['UPDATE_OPENAPI']) writeFileSync(COMMITTED, text);
    expect(text).toBe(readFileSync(COMMITTED, 'utf8'));
  });

  it('is valid OpenAPI 3.1', async () => {
    expect(await new Validator().validate(await served())).toEqual({ valid: true });
  });

  it('describes the purpose and the answers of every operation', async () => {
    const { paths, tags } = await served();
    const names = tags.map(({ name }: { name: string }) => name);
    const operations = Object.entries<Record<string, Operation>>(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
    );
    const silent = operations.filter(
      (operation) =>
        !operation.summary || !operation.tags?.every((tag) => names.includes(tag)) || !answersOf(operation).every(isDescribed),
    );
    expect(operations.length).toBeGreaterThan(3);
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});

const STRICT = ['top_k', 'min_score'];

describe('the bodies of memory calls', () => {
  it('may have null for every field that may be absent, but for two, whose refusal is recorded', async () => {
    const { components } = await served();
    const schemas = components.schemas as Record<string, Schema>;
    const bodies = BODIES.map((name) => [name, schemas[name]!] as const);
    const refusing = bodies.flatMap(([name, { properties, required = [] }]) =>
      Object.entries(properties)
        .filter(([field, { anyOf }]) => !required.includes(field) && !anyOf?.some(({ type }) => type === 'null'))
        .map(([field]) => `${name}.${field}`),
    );
    expect(refusing).toEqual(STRICT.map((field) => `RetrieveMemoriesRequest.${field}`));
  });
});

const BODIES = [
  'StoreMemoryRequest',
  'RetrieveMemoriesRequest',
  'SubmitEventsRequest',
  'EventRequest',
  'UpdateMemoryRequest',
  'EraseRequest',
];

interface Schema {
  readonly properties: Record<string, { readonly anyOf?: readonly { readonly type?: string }[] }>;
  readonly required?: readonly string[];
}

interface Operation {
  readonly summary?: string;
  readonly tags?: string[];
  readonly responses: Record<string, Response>;
}

interface Response {
  readonly content?: Record<string, { schema: object }>;
}

const answersOf = ({ responses }: Operation) => Object.entries(responses);

const isDescribed = ([status, { content }]: [string, Response]): boolean =>
  status === '204' || Object.values(content ?? {}).some(({ schema }) => Object.keys(schema).length > 0);
