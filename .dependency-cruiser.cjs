// The import rules of ARCHITECTURE.md. `build/canary.mjs` plants a violation of each and wants it caught.
const stages = [
  'document',
  'plan',
  'list',
  'monitoring',
  'index',
  'evaluation',
  'revision',
  'assessment',
  'publication',
];
const may = {
  stats: [],
  domain: ['stats'],
  reader: ['domain'],
  contract: ['domain'],
  store: ['domain'],
  server: ['domain', 'contract', 'store', 'reader'],
  web: ['contract', 'domain', 'stats'],
  cli: ['stats', 'domain', 'reader', 'contract', 'store', 'server'],
};
const TEST = '\\.(test|bench)\\.tsx?$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(may).map(([name, allowed]) => ({
      name: `${name}-imports`,
      severity: 'error',
      comment: `${name} may import ${allowed.join(', ') || 'no other package'}: move the code, or pass it in as an argument.`,
      from: { path: `^packages/${name}/`, pathNot: TEST },
      to: { path: `^packages/(?!(${[name, ...allowed].join('|')})/)` },
    })),
    ...stages.map((stage, at) => ({
      name: `stage-${stage}`,
      severity: 'error',
      comment: `The stage ${stage} may import only earlier stages: the flow is the map. Move the code downstream.`,
      from: { path: `^packages/domain/src/${stage}/`, pathNot: TEST },
      to: { path: `^packages/domain/src/(${stages.slice(at + 1).join('|') || 'none'})/` },
    })),
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'stats and domain touch nothing: no Node module. Pass bytes, time and seeds as arguments.',
      from: { path: '^packages/(stats|domain)/src/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'stats-has-no-dependency',
      severity: 'error',
      comment: 'stats is publishable by itself with zero dependencies: pass a solver in.',
      from: { path: '^packages/stats/src/', pathNot: TEST },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'] },
    },
    {
      name: 'only-store-speaks-sql',
      severity: 'error',
      comment:
        'SQL lives in store: add a function to the noun’s store. (The sign-in library keeps its own tables.)',
      from: { path: '^packages/(?!store/)', pathNot: `${TEST}|^packages/server/src/plugins/sign-in\\.ts$` },
      to: { path: 'node_modules/(pg|kysely)/' },
    },
    {
      name: 'only-server-speaks-http',
      severity: 'error',
      comment: 'HTTP lives in server: add a route.',
      from: { path: '^packages/(?!server/|cli/)', pathNot: TEST },
      to: { path: 'node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'verbs-load-what-they-need',
      severity: 'error',
      comment: 'luodi read and luodi index never load the server or the database.',
      from: { path: '^packages/cli/src/commands/(read|index)' },
      to: { path: '^packages/(server|store)/' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two modules that need each other are one, or lack a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'declared',
      severity: 'error',
      comment:
        'An undeclared import resolves only by hoisting: declare it in the package’s own package.json.',
      from: { path: '^packages/', pathNot: `${TEST}|vite\\.config\\.ts$` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/[^/]+/dist/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default', 'node'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
