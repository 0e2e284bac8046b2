import type { ServerProcess } from './servers.ts';

/** Faults of ours, and what Node warns of, that a server wrote into its log. */
export function tellLog({ log }: Pick<ServerProcess, 'log'>, index: number): string[] {
  const isBad = (line: string): boolean =>
    /"level":[56]0|fault of ours|INTERNAL|Warning:/.test(line) && !line.includes('ExperimentalWarning');
  const bad = new Set(log().split('\n').filter(isBad));
  return [...bad].slice(0, 5).map((line) => `log of process ${index + 1}: ${line.slice(0, 300)}`);
}
