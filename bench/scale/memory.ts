import type { Inspector } from '../speed/inspector.ts';

interface SampledNode {
  readonly selfSize: number;
  readonly children: readonly SampledNode[];
}

const sizeOf = ({ selfSize, children }: SampledNode): number =>
  children.reduce((sum, child) => sum + sizeOf(child), selfSize);

/** Bytes that a process allocates on its heap while `work` runs, whether they are garbage by then or not; sampled, so about. */
export async function allocatedWhile({ call }: Inspector, work: () => Promise<unknown>): Promise<number> {
  await call('HeapProfiler.enable');
  await call('HeapProfiler.startSampling', {
    samplingInterval: 8192,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  await work();
  const { profile } = (await call('HeapProfiler.stopSampling')) as { readonly profile: { readonly head: SampledNode } };
  return sizeOf(profile.head);
}

/** Megabytes that a process really needs: what is on its heap after the garbage is gone. */
export async function heldMb({ call }: Inspector): Promise<number> {
  await call('HeapProfiler.collectGarbage');
  const { usedSize } = (await call('Runtime.getHeapUsage')) as { readonly usedSize: number };
  return usedSize / 1024 / 1024;
}
