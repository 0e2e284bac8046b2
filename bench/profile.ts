// npm run bench:profile: where one variant spends its time, by package and by function.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cores, onCore } from './speed/cores.ts';
import { profileWhile, type CpuProfile } from './speed/inspector.ts';
import { load } from './speed/load.ts';
import { readyOnes } from './speed/ready-ones.ts';
import { variants } from './speed/variants.ts';
import { startVendors } from './speed/vendors.ts';

const { values } = parseArgs({
  options: {
    variant: { type: 'string', default: 'ours' },
    work: { type: 'string', default: 'page' },
    seconds: { type: 'string', default: '6' },
    top: { type: 'string', default: '25' },
    /** A `.cpuprofile` file, for the browser's developer tools. */
    out: { type: 'string', default: '' },
  },
});

interface Spent {
  readonly name: string;
  readonly share: number;
}

type ProfileNode = CpuProfile['nodes'][number];

const isOfProject = (url: string): boolean => /\/(?:src|bench)\//.test(url) && !url.includes('/node_modules/');

const packageOf = (url: string, functionName: string): string => {
  if (url === '') return functionName.startsWith('(') ? functionName : 'V8';
  if (url.startsWith('node:')) return url.replace(/^node:(internal\/)?/, 'node:').replace(/(node:[^/]+).*/, '$1');
  const ofPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(url)?.[1];
  return ofPackage ?? url.replace(/^.*\/(src|bench)\//, '$1/').replace(/^(src\/(?:vendors\/)?[^/]+)\/.*/, '$1');
};

/** Shares of the time at work, greatest first; by itself, without what it calls. */
function spentBy(profile: CpuProfile, nameOf: (node: ProfileNode) => string): Spent[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const times = new Map<string, number>();
  let busy = 0;
  profile.samples.forEach((id, at) => {
    const node = nodes.get(id)!;
    if (node.callFrame.functionName === '(idle)') return;
    const micros = profile.timeDeltas[at]!;
    busy += micros;
    const name = nameOf(node);
    times.set(name, (times.get(name) ?? 0) + micros);
  });
  return [...times].map(([name, micros]) => ({ name, share: micros / busy })).toSorted((a, b) => b.share - a.share);
}

/** For each node the nearest function of the project's on the way to it, which is who spends the time of a library. */
function spenders(profile: CpuProfile): (node: ProfileNode) => ProfileNode {
  const parents = new Map(
    profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)),
  );
  return (node) => {
    for (let at: ProfileNode | undefined = node; at !== undefined; at = parents.get(at.id)) {
      if (isOfProject(at.callFrame.url)) return at;
    }
    return node;
  };
}

const print = (title: string, spent: readonly Spent[]): void => {
  process.stdout.write(`\n${title}\n`);
  for (const { name, share } of spent) process.stdout.write(`${(share * 100).toFixed(1).padStart(6)} %  ${name}\n`);
};

onCore(process.pid, cores.others);
const vendors = await startVendors(cores.others);
const wanted = variants
  .filter(({ name }) => name === values.variant)
  .map((variant) => ({ ...variant, nodeOptions: ['--inspect=127.0.0.1:0'] }));
const ready = await readyOnes(wanted, vendors);
try {
  const runner = ready.runners[0];
  const work = ready.works.find(({ name }) => name === values.work);
  if (runner === undefined || work === undefined) throw new Error('There is no such variant or work.');
  const post = (index: number) => work.post(index, false);
  const { url, inspectorUrl } = runner.running;
  if (inspectorUrl === null) throw new Error('The variant has no inspector.');
  await vendors.setMood(runner.vendors, work.mood);
  await load(url, post, { clients: 32, seconds: 3 });
  let perSecond = 0;
  const profile = await profileWhile(inspectorUrl, async () => {
    ({ perSecond } = await load(url, post, { clients: 32, seconds: Math.min(60, Number(values.seconds)) }));
  });
  if (values.out !== '') writeFileSync(values.out, JSON.stringify(profile));
  process.stdout.write(`${values.variant}, ${values.work}: ${perSecond.toFixed(0)} requests a second while profiled\n`);
  const top = Number(values.top);
  print(
    'By package, without what it calls',
    spentBy(profile, ({ callFrame }) => packageOf(callFrame.url, callFrame.functionName)).slice(0, top),
  );
  const place = ({ callFrame: { functionName, url, lineNumber } }: ProfileNode) =>
    `${functionName || '(anonymous)'}  ${url.replace(/^.*\/(node_modules|src|bench)\//, '$1/')}${url === '' ? '' : `:${lineNumber + 1}`}`;
  print('By function, without what it calls', spentBy(profile, place).slice(0, top));
  const spender = spenders(profile);
  const folderOf = ({ callFrame: { url, functionName } }: ProfileNode) => packageOf(url, functionName);
  print(
    'By folder of the project, with the libraries it calls',
    spentBy(profile, (node) => folderOf(spender(node))).slice(0, top),
  );
  print(
    'By function of the project, with the libraries it calls',
    spentBy(profile, (node) => place(spender(node))).slice(0, top),
  );
} finally {
  await Promise.all(ready.runners.map(({ running }) => running.stop()));
  vendors.stop();
}
