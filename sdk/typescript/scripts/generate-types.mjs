// Writes src/openapi.ts, the types of the API, from the repository's openapi.json: the part that workspace keys can call.
//   npm run types              after a change of openapi.json
//   npm run types -- --check   fails if the file is not up to date
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const SOURCE = new URL('../../../openapi.json', import.meta.url);
const TARGET = new URL('../src/openapi.ts', import.meta.url);
const HEADER = '// Made of openapi.json by `npm run types`: do not edit.\n\n';

/** Returns the part of the document without the admin API: the paths under /v1 and the schemas that they refer to. */
function publicPart({ paths, components, ...document }) {
  const publicPaths = Object.fromEntries(Object.entries(paths).filter(([path]) => path.startsWith('/v1/')));
  const schemas = {};
  const collect = (node) => {
    for (const [, name] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (schemas[name]) continue;
      schemas[name] = components.schemas[name];
      collect(schemas[name]);
    }
  };
  collect(publicPaths);
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...document, paths: publicPaths, components: { ...components, schemas: sorted } };
}

const document = publicPart(JSON.parse(readFileSync(SOURCE, 'utf8')));
// A field with a default is optional in a request.
const types = HEADER + astToString(await openapiTS(document, { defaultNonNullable: false }));
if (!process.argv.includes('--check')) writeFileSync(TARGET, types);
else if (readFileSync(TARGET, 'utf8') !== types) {
  console.error('sdk/typescript/src/openapi.ts is not what openapi.json says: npm run types');
  process.exit(1);
}
