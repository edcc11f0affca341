// Who may import what: the table of the design ("The house"), as rules. test/architecture.spec.ts runs them; nothing else may.
// A folder that is not listed here may import nothing of ours: list it when you make it.

/** Folders of src, each with the other folders of src that it may import from. */
const LAYERS = {
  common: [],
  config: ['common'],
  text: ['common'],
  database: ['common', 'config', 'text'],
  providers: ['common', 'config'],
  http: ['common', 'config', 'database', 'providers'],
};

/** Folders of src/modules, each with the other modules that it may import from. All of them may import from every layer. */
const MODULES = {
  auth: ['workspaces'],
  limits: ['workspaces'],
  workspaces: [],
  idempotency: [],
  embeddings: [],
  memory: ['workspaces', 'limits', 'events', 'embeddings', 'idempotency'],
  encryption: ['memory', 'events', 'idempotency'],
  status: ['workspaces', 'limits'],
  optimize: ['memory', 'events', 'idempotency'],
  events: ['workspaces', 'idempotency'],
  webhooks: ['events'],
  admin: ['workspaces', 'auth', 'limits', 'webhooks', 'events', 'embeddings', 'encryption'],
  mcp: ['auth', 'limits', 'memory', 'status', 'optimize'],
  azen: ['auth', 'limits', 'memory', 'embeddings'],
};

const layers = Object.keys(LAYERS);
const oneOf = (names) => `(?:${names.join('|')})`;

/** Files of one folder may import, of ours, only from the folders named. */
const onlyImports = (folder, allowed) => ({
  name: `${folder}-imports`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/${oneOf([folder, ...allowed])}/` },
});

const modulePaths = (names) => names.map((name) => `modules/${name}`);

module.exports = {
  forbidden: [
    ...layers.map((layer) => onlyImports(layer, LAYERS[layer])),
    ...Object.entries(MODULES).map(([name, others]) => onlyImports(`modules/${name}`, [...layers, ...modulePaths(others)])),
    {
      name: 'unlisted-folder',
      severity: 'error',
      // The files directly in src start the service, bin/ holds the tools around it: both may import anything.
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
