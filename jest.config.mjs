// onnxruntime sends usage data to its maker unless it is told not to.
process.env.ORT_DISABLE_TELEMETRY = '1';

// SWC to CommonJS: Jest's own ESM mode cannot run Nest's decorators with metadata reliably.
const esmPackages = [
  '@nestjs',
  'cookie',
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
/** The files of a run share a service. */
const sharing = { globalSetup: '<rootDir>/test/support/open-run.mjs', globalTeardown: '<rootDir>/test/support/close-run.mjs' };
export default {
  testTimeout: 60_000,
  projects: [
    project('unit', ['src/**/*.spec.ts', 'sdk/typescript/src/**/*.spec.ts', 'test/architecture.spec.ts', 'test/docs.spec.ts']),
    project('medium', ['test/medium/**/*.spec.ts']),
    { ...project('e2e', ['test/e2e/**/*.e2e-spec.ts']), ...sharing },
    { ...project('contract', ['test/contract/**/*.contract-spec.ts']), ...sharing },
  ],
};
