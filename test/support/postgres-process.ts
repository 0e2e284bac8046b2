import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { hasSaid } from './has-said.ts';

/** A PostgreSQL that nobody else uses, over an empty folder, that can be stopped, started, frozen and thawed. */
export interface PostgresProcess {
  readonly url: string;
  start(): Promise<void>;
  /** At once, with all its connections; what was committed is still there after the next start. */
  stop(): Promise<void>;
  /** It neither answers nor closes: every process of it is halted. */
  freeze(): void;
  thaw(): void;
  /** Stops it for good, and deletes its folder. */
  close(): Promise<void>;
}

const binaries = (): string | undefined =>
  globSync('/usr/lib/postgresql/*/bin').findLast((folder) => existsSync(join(folder, 'initdb')));

/** PostgreSQL refuses to run as root: then it runs as its own user, if there is one. */
function whoRunsIt(): { readonly uid: number; readonly gid: number } | null {
  if (userInfo().uid !== 0) return { uid: userInfo().uid, gid: userInfo().gid };
  const [, , uid, gid] =
    readFileSync('/etc/passwd', 'utf8')
      .match(/^postgres:.*$/m)?.[0]
      .split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

/** True if this machine can start a PostgreSQL of its own. */
export const hasPostgresServer = (): boolean => binaries() !== undefined && whoRunsIt() !== null;

/** Starts one on a free port; whoever asked for it closes it. */
export async function startPostgres(): Promise<PostgresProcess> {
  const [bin, user] = [binaries(), whoRunsIt()];
  if (bin === undefined || user === null) throw new Error('This machine cannot start a PostgreSQL.');
  const folder = mkdtempSync(join(tmpdir(), 'crm-postgres-'));
  chownSync(folder, user.uid, user.gid);
  const asked = ['--pgdata', folder, '--username=postgres', '--auth=trust', '--no-sync', '--encoding=UTF8'];
  const made = spawnSync(join(bin, 'initdb'), asked, { ...user, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  let child: ChildProcess | null = null;

  const start = async () => {
    const options = ['-D', folder, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
    const started = spawn(join(bin, 'postgres'), options, {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = started;
    await hasSaid(started, started.stderr, 'ready to accept connections');
  };
  const isRunning = () => child !== null && child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (child === null || !isRunning()) return;
    const ended = once(child, 'close');
    child.kill('SIGQUIT'); // immediate shutdown, by its manual
    await ended;
  };
  const toAll = (signal: NodeJS.Signals) => {
    if (child?.pid === undefined || !isRunning()) return;
    // Each process of it leads a session of its own, so there is no group to signal.
    for (const pid of [child.pid, ...childrenOf(child.pid)]) process.kill(pid, signal);
  };
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    freeze: () => toAll('SIGSTOP'),
    thaw: () => toAll('SIGCONT'),
    async close() {
      toAll('SIGCONT');
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
