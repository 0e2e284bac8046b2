import { connect } from 'node:net';

/** A real server that some tests want. */
export interface RealPart {
  readonly url: string;
  /** False: the tests that want it are left out. Under CI it must be there, and they fail without it. */
  readonly isHere: boolean;
}

/** Looks whether somebody listens there; says so where tests are left out. */
async function realPart(name: string, url: string): Promise<RealPart> {
  const isHere = process.env['CI'] === 'true' || (await isListening(new URL(url)));
  if (!isHere) console.warn(`Left out: what needs a real ${name}, for none listens on this machine.`);
  return { url, isHere };
}

const isListening = ({ hostname, port }: URL): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 1000 });
    const say = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', say(true)).once('error', say(false)).once('timeout', say(false));
  });

/** `TEST_DATABASE_URL`, or PostgreSQL where it usually is. Tests make schemas or databases of their own in it. */
export const postgres = await realPart(
  'PostgreSQL',
  process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test',
);

/** `TEST_REDIS_URL`, or Redis where it usually is. Tests use a prefix of their own. */
export const redis = await realPart('Redis', process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379');
