// A process that renews Kuaishou's token and is killed on the way: node dies-while-renewing.ts <step>
import { readConfiguration } from '../../src/configuration.ts';
import { memoryCoordination } from '../../src/coordination/memory-coordination.ts';
import { redisCoordination } from '../../src/coordination/redis-coordination.ts';
import type { SharedPlace } from '../../src/coordination/shared-place.ts';
import { openStore } from '../../src/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import { connectVendors } from '../../src/vendors/connect.ts';

const [step] = process.argv.slice(2);
const dieAt = (name: string) => {
  if (step === name) process.kill(process.pid, 'SIGKILL');
};

const log = { info: () => undefined, warn: () => undefined };
const configuration = readConfiguration(process.env);
const opened = await openStore(configuration, systemClock, log);
const { redisUrl } = configuration.settings;
const coordination =
  redisUrl === null
    ? memoryCoordination()
    : redisCoordination({ url: redisUrl, prefix: 'crm-federation', channel: 'test', log });

const watched = (place: SharedPlace): SharedPlace => ({
  ...place,
  put: async (...token) => {
    dieAt('before the others are told');
    await place.put(...token);
  },
  lease: async (...asked) => {
    const lease = await place.lease(...asked);
    return lease && { release: async () => dieAt('before the lease is given back') };
  },
});
const store: Store = {
  ...opened,
  shared: watched(opened.shared),
  replaceSecret: async (...change) => {
    const isKept = await opened.replaceSecret(...change);
    dieAt('after it was kept');
    return isKept;
  },
};
const { vendors } = connectVendors({
  configuration,
  store,
  coordination: { ...coordination, ...watched(coordination) },
  clock: systemClock,
  log,
  fetch: async (request) => {
    const isRefresh = request.url.endsWith('/refresh_token');
    if (isRefresh) dieAt('before the call');
    const response = await fetch(request);
    if (isRefresh) dieAt('after the vendor rotated');
    return response;
  },
});
const part = vendors.get('kuaishou')?.adapter?.LEAD?.list?.({}).parts[0];
if (part?.kind !== 'paged') throw new Error('Kuaishou lists no leads.');
const call = { signal: new AbortController().signal, deadline: Date.now() + 20_000 };
await part.read({ page: 1, size: 5, from: null, to: null }, call);
