// onnxruntime sends telemetry to Microsoft unless this variable is set.
process.env.ORT_DISABLE_TELEMETRY = '1';

// Packages that ship only ESM, which SWC compiles to CommonJS like our own code: Jest's ESM mode does not run Nest's decorators
// with metadata reliably.
const esmPackages = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'p-retry',
  'is-network-error',
  '@huggingface',
  '@lat\\.md',
  '@seriousme',
  'stemmer',
];
const base = {
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/wasm-budget.ts'],
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
const project = (displayName, testMatch) => ({ ...base, displayName, testMatch: testMatch.map((glob) => `<rootDir>/${glob}`) });
/** All files of a run use the same service, which these scripts start and stop. */
const sharedService = {
  globalSetup: '<rootDir>/test/support/open-run.mjs',
  globalTeardown: '<rootDir>/test/support/close-run.mjs',
};
export default {
  // Above the time that a test waits for the service to start (START_TIMEOUT_MS in test/support/service.ts).
  testTimeout: 90_000,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  projects: [
    project('unit', ['src/**/*.spec.ts', 'web/src/**/*.spec.ts', 'sdk/typescript/src/**/*.spec.ts', 'test/*.spec.ts']),
    project('medium', ['test/medium/**/*.spec.ts']),
    { ...project('e2e', ['test/e2e/**/*.e2e-spec.ts']), ...sharedService },
    { ...project('contract', ['test/contract/**/*.contract-spec.ts']), ...sharedService },
  ],
};
