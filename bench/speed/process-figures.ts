import { readFileSync } from 'node:fs';

const tickMs = 10; // Linux counts in hundredths of a second

/** CPU time that the operating system says a process used so far, in milliseconds, in its own code and in the kernel. */
export function cpuMs(pid: number): number {
  // The name, in brackets, may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

/** Memory that a process holds now, in megabytes. */
export function rssMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
