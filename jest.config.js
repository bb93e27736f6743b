// Jest runs TypeScript through swc in ESM mode; type errors are found by `npm run typecheck`, not here.
const swc = {
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
};

export default {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test', '<rootDir>/infra'],
  testMatch: ['**/*.spec.ts'],
  testTimeout: 60_000,
  workerIdleMemoryLimit: '1GB',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^@peerpolis/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    // node_modules keep their .js, our own relative imports name the compiled file
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1.ts'],
  },
};
