import { StoreUnavailable, type Acceptance, type AcceptedPush } from './store.ts';

/** Keeps pushes in one transaction, all or none; resolves after the commit, with what became of each. */
export type CommitPushes = (pushes: readonly AcceptedPush[]) => Promise<readonly Acceptance[]>;

interface Waiting {
  readonly push: AcceptedPush;
  readonly resolve: (acceptance: Acceptance) => void;
  readonly reject: (error: unknown) => void;
}

const mostTogether = 128;
/** A commit has seconds, and a push is written some four times over: large ones must not make it too slow for all. */
const mostCharacters = 2_000_000;

/**
 * Group commit: pushes that arrive while one commit waits for the disk go into the next one together. One that spoils
 * a commit is tried alone; if it fails there too it is kept without being applied. In an outage all that wait are
 * refused at once, for none of them may wait for one time-out after another.
 */
export function acceptTogether(commit: CommitPushes): (push: AcceptedPush) => Promise<Acceptance> {
  const waiting: Waiting[] = [];
  let isRunning = false;

  const run = async (): Promise<void> => {
    isRunning = true;
    // What arrives in the same turn of the event loop comes along.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const outage = await settle(commit, waiting.splice(0, fitting(waiting)));
      if (outage !== null) for (const { reject } of waiting.splice(0)) reject(outage);
    }
    isRunning = false;
  };

  return (push) =>
    new Promise((resolve, reject) => {
      waiting.push({ push, resolve, reject });
      if (!isRunning) void run();
    });
}

/** How many of them go into one commit: at least the first. */
function fitting(waiting: readonly Waiting[]): number {
  let characters = 0;
  const over = waiting.findIndex(({ push }, index) => {
    characters += push.body.length;
    return index > 0 && (index === mostTogether || characters > mostCharacters);
  });
  return over === -1 ? waiting.length : over;
}

/** Gives the outage, if that is what it met. */
async function settle(commit: CommitPushes, together: readonly Waiting[]): Promise<StoreUnavailable | null> {
  try {
    const accepted = await commit(together.map(({ push }) => push));
    for (const [index, { resolve }] of together.entries()) resolve(accepted[index]!);
  } catch (error) {
    if (error instanceof StoreUnavailable) {
      for (const { reject } of together) reject(error);
      return error;
    }
    for (const one of together) await settleAlone(commit, one);
  }
  return null;
}

async function settleAlone(commit: CommitPushes, { push, resolve, reject }: Waiting): Promise<void> {
  const alone = async (one: AcceptedPush) => resolve((await commit([one]))[0]!);
  try {
    await alone(push);
  } catch (error) {
    if (error instanceof StoreUnavailable) reject(error);
    else await alone(unapplied(push, error)).catch(reject);
  }
}

/** The push, to be kept as it came and tried again. The name of an error quotes nothing of the push. */
export const unapplied = <P extends Pick<AcceptedPush, 'reading' | 'failed'>>(push: P, error: unknown): P => ({
  ...push,
  reading: { dedupeKey: push.reading.dedupeKey, items: [] },
  failed: `could not be applied: ${error instanceof Error ? error.name : typeof error}`,
});
