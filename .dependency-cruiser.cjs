/** The house rules of docs/architecture.md as import rules; `npm test` fails on a breach. */
module.exports = {
  forbidden: [
    {
      name: 'kernels-stand-alone',
      comment: 'Kernels are pure: no module of ours, no framework, no I/O.',
      severity: 'error',
      from: { path: '^libs/kernels/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/kernels/', '^node_modules/highs/'] },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^libs/platform/' },
      to: { path: '^(libs/(?!platform/)|apps/)' },
    },
    {
      name: 'only-through-the-front-door',
      comment: 'Another module is imported by its index.ts (the web: by its contracts.ts).',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/([^/]+)/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-use-front-doors',
      severity: 'error',
      from: { path: '^apps/(?!web/)' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'web-imports-contracts-only',
      comment: 'And charts.ts of the reports: pure, so that a chart is the same on the screen and in the report.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps/(api|worker|cli))/', pathNot: ['^libs/[^/]+/src/contracts\\.ts$', '^libs/reports/src/charts\\.ts$'] },
    },
    {
      name: 'no-lib-imports-an-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'house-is-the-roof',
      comment: 'Only apps and tests may import the composition of all modules.',
      severity: 'error',
      from: { path: '^libs/(?!house/)' },
      to: { path: '^libs/house/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.check.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
