// Who may import whom, and why. `test/import-rules.test.ts` sees each rule red once.

// Folders of src/vendors that are no vendor.
const shared = 'values/|transport/';
const vendorFolder = `^src/vendors/(?!${shared})([^/]+)/`;
const isTest = '[.]test[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'vendors-are-islands',
      comment:
        'A vendor folder can be deleted without touching another. It imports itself, the port beside it, values and records.',
      severity: 'error',
      from: { path: vendorFolder, pathNot: isTest },
      to: {
        path: '^src/',
        pathNot: ['^src/vendors/$1/', '^src/vendors/[^/]+[.]ts$', '^src/vendors/values/', '^src/records/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'vendors-know-only-types-of-the-graph',
      comment:
        'Of other rooms a vendor knows the types of the graph, for its details, and nothing else, not even types.',
      severity: 'error',
      from: { path: vendorFolder, pathNot: isTest },
      to: { path: '^src/(?!vendors/|records/|graph/)' },
    },
    {
      name: 'vendors-know-the-port-not-the-machinery',
      comment: 'A vendor is given its surroundings. Who imports what brings vendors up could reach past them.',
      severity: 'error',
      from: { path: vendorFolder, pathNot: isTest },
      to: { path: '^src/vendors/(connect|registry|vendor-name|vendor-settings|trouble)[.]ts$|^src/vendors/transport/' },
    },
    {
      name: 'only-the-registry-knows-vendors',
      comment: 'Adding a vendor is one folder and one line in the registry.',
      severity: 'error',
      from: { path: '^src/', pathNot: [isTest, '^src/vendors/registry[.]ts$', vendorFolder] },
      to: { path: vendorFolder },
    },
    {
      name: 'http-stays-in-the-transport',
      comment: 'One seam to the outside: caps, time-outs, retries and the breaker cannot be gone around.',
      severity: 'error',
      from: { path: '^src/', pathNot: [isTest, '^src/vendors/transport/'] },
      to: { path: '(^|/)(ky|undici)(/|$)' },
    },
    {
      name: 'mapping-is-pure',
      comment: 'What maps wire to record asks nobody, so that it can be read and tested alone.',
      severity: 'error',
      from: { path: '^src/vendors/.+/map[^/]*[.]ts$', pathNot: isTest },
      to: {
        path: '/(client|calls|token|access|http|vendor-http)[.]ts$|^src/vendors/transport/|^(node:)?(fs|https?|net|dns)$',
      },
    },
    {
      name: 'the-graph-fetches-nothing',
      comment: 'A resolver asks a loader or a list, which ask once for many.',
      severity: 'error',
      from: { path: '^src/graph/', pathNot: isTest },
      to: { path: '^src/vendors/(transport/|connect[.]ts|vendor-http[.]ts)|^(node:)?(https?|net)$' },
    },
    {
      name: 'records-depend-on-nothing',
      comment: 'The unified records are the words everybody shares.',
      severity: 'error',
      from: { path: '^src/records/', pathNot: isTest },
      to: { pathNot: '^src/records/' },
    },
    {
      name: 'the-server-opens-no-port',
      comment: 'Tests go through its fetch; only the start listens. Types open none.',
      severity: 'error',
      // A list of addresses is in node:net, and opens nothing.
      from: {
        path: '^src/',
        pathNot: [isTest, '^src/listen[.]ts$', '^src/vendors/transport/', '^src/pushes/door/address-list[.]ts$'],
      },
      to: { path: '^(node:)?(https?|net)$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'src-knows-no-tests',
      comment: 'What runs does not lean on what only tests have.',
      severity: 'error',
      from: { path: '^src/', pathNot: isTest },
      to: { path: ['^test/', isTest] },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one. Types may point back.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'imports-resolve',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      // The generated file imports a package of types alone.
      from: { pathNot: '/generated/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
