/**
 * Who may import whom. Arrows point inwards: entry points, adapters, ports, core. Each folder names the folders of ours
 * that it may import besides itself; `tests/architecture/imports.test.ts` shows each rule red on a planted breach.
 */
const PORTS = 'activities/[a-z-]*ports?';
const REFERENCE = 'activities/reference';
/** What activities and desk alike read from the store. */
const READINGS = [
  'activities/answer-checks',
  'activities/earlier-answers',
  'activities/confirmed-before',
  'activities/questions',
  'activities/matrix',
  'activities/gap-paper',
  'activities/lists',
  'activities/office-matrix',
  'activities/return-by-check',
  'activities/submission',
];
const CORE = ['domain', 'contracts'];
const FOLDERS = {
  domain: [],
  contracts: ['domain'],
  config: ['contracts'],
  activities: CORE,
  workflows: [...CORE, 'activities'],
  // An archive that came by mail is opened under the same limits as a document.
  // A printed letter is an Office file, and its PDF is laid out like that of any other.
  'adapters/mail': [
    ...CORE,
    PORTS,
    'adapters/child-process',
    'adapters/documents/zip',
    'adapters/documents/office-file',
    'adapters/documents/word-to-pdf',
  ],
  // What strangers send is taken apart in processes of their own, mail and documents alike.
  'adapters/child-process': ['contracts'],
  'adapters/documents': [...CORE, PORTS, 'adapters/child-process'],
  'adapters/search': [...CORE, PORTS],
  'adapters/store': [...CORE, PORTS, REFERENCE],
  client: [...CORE, PORTS, REFERENCE, ...READINGS],
};
/** Files that put real parts together; they alone know adapters, settings and servers. */
const ENTRY = '(^client/web/server|^client/cli/(main|context-main))\\.ts$';
const OURS = 'activities|adapters|bench|client|config|contracts|domain|scripts|tests|worker|workflows';

module.exports = {
  forbidden: [
    ...Object.entries(FOLDERS).map(([folder, may]) => ({
      name: `${folder.replace('/', '-')}-may-import`,
      severity: 'error',
      comment: `${folder} may import ${may.length === 0 ? 'nothing of ours' : may.join(', ')}.`,
      from: { path: `^${folder}/`, pathNot: ENTRY },
      to: { path: `^(${OURS})/`, pathNot: `^(${[folder, ...may].join('|')})(/|\\.ts$)` },
    })),
    {
      name: 'nothing-imports-an-entry-point',
      severity: 'error',
      comment: 'What starts a process is started, not imported; worker, scripts and tests are nobody’s library.',
      from: { path: `^(${OURS})/`, pathNot: '^(worker|scripts|bench|tests)/|' + ENTRY },
      to: { path: '^(worker|scripts|bench|tests)/' },
    },
    {
      name: 'activities-are-types-for-workflows',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-packages-in-the-core',
      severity: 'error',
      comment: 'Only domain/calendar may use a package: the date library, imported by name.',
      from: { path: '^(domain/|activities/[a-z-]*ports?\\.ts$)', pathNot: '^domain/calendar/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'unknown'] },
    },
    {
      name: 'the-calendar-uses-the-date-library-alone',
      severity: 'error',
      from: { path: '^domain/calendar/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'unknown'],
        pathNot: 'temporal-polyfill',
      },
    },
    {
      name: 'workflows-use-the-workflow-package-alone',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'unknown'],
        pathNot: '@temporalio/(workflow|common)',
      },
    },
    {
      name: 'zod-stays-at-the-edges',
      severity: 'error',
      from: { path: `^(${OURS})/`, pathNot: '^(contracts/schemas|config|tests)/' },
      to: { path: 'node_modules/zod' },
    },
    {
      name: 'no-packages-that-are-not-installed-in-production',
      severity: 'error',
      from: { path: `^(${OURS})/`, pathNot: '^(tests|scripts|bench)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every-import-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^tests/architecture/breaches/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
