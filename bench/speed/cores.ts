import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** Where what is measured runs, and where everything else does. One core only: the same, and figures that mean less. */
export const cores = { server: availableParallelism() - 1, others: 0 } as const;

/** Keeps a process, with all its threads, on one core. Where there is no `taskset` it stays free. */
export const onCore = (pid: number, core: number): void => onCores(pid, String(core));

/** Lets a process, with all its threads, have every core again. */
export const onAllCores = (pid: number): void => onCores(pid, `0-${availableParallelism() - 1}`);

function onCores(pid: number, list: string): void {
  try {
    execFileSync('taskset', ['-a', '-c', '-p', list, String(pid)], { stdio: 'ignore' });
  } catch {
    process.stderr.write('Without taskset (util-linux) processes are not kept on one core each.\n');
  }
}
