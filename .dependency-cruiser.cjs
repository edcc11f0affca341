// The import rules of src: which folder may import from which. test/architecture.spec.ts checks them; an import that no rule
// allows fails. A folder that is not listed here may import nothing from src: list a new folder when you create it.

/** The layers of src, each with the other layers that it may import from. */
const LAYERS = {
  common: [],
  config: ['common'],
  text: ['common'],
  database: ['common', 'config', 'text'],
  providers: ['common', 'config'],
  http: ['common', 'database'],
};

/** The modules of src/modules, each with the other modules that it may import from. Every module may import from every layer. */
const MODULES = {
  audit: ['idempotency'],
  usage: [],
  auth: ['audit', 'usage'],
  limits: ['workspaces', 'usage'],
  workspaces: [],
  idempotency: [],
  embeddings: [],
  memory: ['workspaces', 'limits', 'events', 'embeddings', 'idempotency', 'audit'],
  encryption: ['memory', 'events', 'idempotency', 'webhooks'],
  webhooks: ['memory', 'audit'],
  scopes: ['memory'],
  status: ['workspaces', 'limits'],
  optimize: ['embeddings', 'idempotency', 'memory'],
  events: ['workspaces', 'idempotency'],
  admin: ['workspaces', 'audit', 'auth', 'limits', 'embeddings', 'encryption', 'scopes', 'status', 'usage'],
  mcp: ['auth', 'limits', 'memory', 'status', 'optimize'],
  dashboard: ['auth'],
  oauth: ['auth', 'audit'],
  azen: ['audit', 'auth', 'idempotency', 'memory', 'usage'],
  mem0: ['events', 'idempotency', 'memory'],
};

/**
 * Rooms of src/modules/memory, each with the other rooms that it may import from: one way, from the use cases down to the records.
 * `manage -> store`: an edited text is redacted and read as a stored one is. `conversation -> store`: a turn is stored;
 * `conversation -> manage`: what it became is taken back when it is edited.
 */
const MEMORY_ROOMS = {
  records: [],
  chunks: ['records'],
  retrieve: ['records', 'chunks'],
  store: ['records', 'chunks'],
  manage: ['records', 'chunks', 'store'],
  transfer: ['records', 'store'],
  conversation: ['records', 'store', 'manage'],
};

/** Kinds of files in src/modules that speak HTTP: these may refuse a value with an item of a 422. */
const HTTP_KINDS = ['dto', 'mapper', 'controller', 'guard', 'decorator', 'interceptor', 'tool', 'spec'];

/** Files in src/modules that read a header or query parameters, for an interceptor or a DTO. */
const HTTP_READERS = ['idempotency/idempotency-key', 'memory/manage/meta-parameters'];

/** Services that are an HTTP endpoint of their own: the MCP server answers in its own protocol. */
const HTTP_SERVICES = ['mcp/mcp'];

/** Modules that imitate another API: of memory they may import facades and types, never what these are made of. */
const FACADES_ONLY = ['azen'];

const layers = Object.keys(LAYERS);
const oneOf = (names) => `(?:${names.join('|')})`;

/** A rule: files of `folder` may import from src only their own folder and the folders in `allowed`. */
const onlyImports = (folder, allowed) => ({
  name: `${folder}-imports`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/${oneOf([folder, ...allowed])}/` },
});

/** Files of one room of memory may import, of memory, only from the rooms named. */
const roomImports = (room, allowed) => ({
  name: `modules/memory/${room}-imports`,
  severity: 'error',
  from: { path: `^src/modules/memory/${room}/` },
  to: { path: '^src/modules/memory/', pathNot: `^src/modules/memory/${oneOf([room, ...allowed])}/` },
});

const modulePaths = (names) => names.map((name) => `modules/${name}`);

module.exports = {
  forbidden: [
    ...layers.map((layer) => onlyImports(layer, LAYERS[layer])),
    ...Object.entries(MODULES).map(([name, others]) => onlyImports(`modules/${name}`, [...layers, ...modulePaths(others)])),
    ...Object.entries(MEMORY_ROOMS).map(([room, allowed]) => roomImports(room, allowed)),
    {
      name: 'unlisted-room',
      severity: 'error',
      from: { path: '^src/modules/memory/.+/', pathNot: `^src/modules/memory/${oneOf(Object.keys(MEMORY_ROOMS))}/` },
      to: { path: '^src/' },
    },
    ...FACADES_ONLY.map((name) => ({
      name: `modules/${name}-facades`,
      severity: 'error',
      from: { path: `^src/modules/${name}/` },
      to: { path: '^src/modules/memory/', pathNot: '\\.(service|types|module)\\.ts$|/failed-step\\.ts$' },
    })),
    {
      // Services, repositories and all domain code throw codes and problems (src/common/app-error.ts); src/http words them.
      name: 'refusals-at-the-edge',
      severity: 'error',
      from: {
        path: '^src/modules/',
        pathNot: `\\.${oneOf(HTTP_KINDS)}\\.ts$|^src/modules/${oneOf(HTTP_READERS)}\\.ts$`,
      },
      to: { path: '^src/http/field-readers\\.ts$' },
    },
    {
      name: 'services-without-http',
      severity: 'error',
      from: {
        path: '^src/modules/.+\\.(service|repository|pipeline|worker)\\.ts$',
        pathNot: `^src/modules/${oneOf(HTTP_SERVICES)}\\.service\\.ts$`,
      },
      to: { path: '^src/http/' },
    },
    {
      name: 'unlisted-folder',
      severity: 'error',
      // The files directly in src start the service, and bin/ holds the command line tools: both may import anything.
      from: { path: '^src/.+/', pathNot: `^src/${oneOf(['bin', ...layers, ...modulePaths(Object.keys(MODULES))])}/` },
      to: { path: '^src/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-tests-in-src', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'no-barrels',
      severity: 'error',
      from: { path: '/index\\.ts$', pathNot: '^src/database/(entities|migrations)/index\\.ts$' },
      to: {},
    },
  ],
  options: {
    // Type imports count: a cycle of types is a cycle of concepts.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
  },
};
