// Writes the types of the API from the repository's openapi.json: src/openapi.ts, the part that workspace keys can call, and for the
// dashboard the part of the operator.
//   npm run types              after a change of openapi.json
//   npm run types -- --check   fails if a file is not up to date
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const SOURCE = new URL('../../../openapi.json', import.meta.url);
/** The files, relative to this one, by the beginning of the paths that they are about. */
const TARGETS = { '/v1/': '../src/openapi.ts', '/admin/v1/': '../../../web/src/api/admin.openapi.ts' };
const HEADER = '// Made of openapi.json by `npm run types`: do not edit.\n\n';

/** Returns a part of the document: the paths that begin with `prefix` and the schemas that they refer to. */
function partOf({ paths, components, ...document }, prefix) {
  const ownPaths = Object.fromEntries(Object.entries(paths).filter(([path]) => path.startsWith(prefix)));
  const schemas = {};
  const collect = (node) => {
    for (const [, name] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (schemas[name]) continue;
      schemas[name] = components.schemas[name];
      collect(schemas[name]);
    }
  };
  collect(ownPaths);
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...document, paths: ownPaths, components: { ...components, schemas: sorted } };
}

const document = JSON.parse(readFileSync(SOURCE, 'utf8'));
for (const [prefix, path] of Object.entries(TARGETS)) {
  const target = new URL(path, import.meta.url);
  // A field with a default is optional in a request.
  const types = HEADER + astToString(await openapiTS(partOf(document, prefix), { defaultNonNullable: false }));
  if (!process.argv.includes('--check')) writeFileSync(target, types);
  else if (readFileSync(target, 'utf8') !== types) {
    console.error(`${path} is not what openapi.json says: npm run types`);
    process.exit(1);
  }
}
