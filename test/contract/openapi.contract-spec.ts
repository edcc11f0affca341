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

describe('the bodies of our calls', () => {
  it('may have null for every field that may be absent, but for two, whose refusal is recorded', async () => {
    const { components, paths } = await served();
    const schemas = components.schemas as Record<string, Schema>;
    const requests = Object.entries<Record<string, Operation>>(paths)
      .filter(([path]) => !FOREIGN.test(path))
      .flatMap(([, item]) => Object.values(item).map(({ requestBody }) => requestBody));
    const names = new Set(modelsIn(requests));
    // The set grows while it is walked, by the models that those which are in it refer to.
    for (const name of names) for (const inner of modelsIn(schemas[name])) names.add(inner);
    expect(names.size).toBeGreaterThan(15);
    const bodies = [...names].map((name) => [name, schemas[name]!] as const);
    const refusing = bodies.flatMap(([name, { properties = {}, required = [] }]) =>
      Object.entries(properties)
        .filter(([field, { anyOf }]) => !required.includes(field) && !anyOf?.some(({ type }) => type === 'null'))
        .map(([field]) => `${name}.${field}`),
    );
    expect(refusing).toEqual(STRICT.map((field) => `RetrieveMemoriesRequest.${field}`));
  });
});

/** APIs of others, whose rules are not ours to bend. */
const FOREIGN = /^\/(?:api|mem0)\//;

const modelsIn = (schema: unknown): string[] =>
  [...JSON.stringify(schema).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!);

interface Schema {
  readonly properties?: Record<string, { readonly anyOf?: readonly { readonly type?: string }[] }>;
  readonly required?: readonly string[];
}

interface Operation {
  readonly summary?: string;
  readonly tags?: string[];
  readonly requestBody?: object;
  readonly responses: Record<string, Response>;
}

interface Response {
  readonly content?: Record<string, { schema: object }>;
}

const answersOf = ({ responses }: Operation) => Object.entries(responses);

const isDescribed = ([status, { content }]: [string, Response]): boolean =>
  status === '204' || Object.values(content ?? {}).some(({ schema }) => Object.keys(schema).length > 0);
