import type { ParkedPush, Parking } from '../../store/store.ts';
import type { PushCommand } from './command-line.ts';
import { replayPush, type PushReaders } from './replay.ts';

/** What a command works with. */
export interface CommandRoom {
  readonly parking: Parking;
  readonly readers: PushReaders;
  /** Takes one line. */
  readonly print: (line: string) => void;
}

const pageSize = 100;

/** Does what the operator wants; false if something is left to be looked at. */
export const runPushCommand = (command: PushCommand, room: CommandRoom): Promise<boolean> =>
  command.name === 'list' ? list(command, room) : replay(command, room);

async function list(
  { vendor, withBodies }: PushCommand & { name: 'list' },
  { parking, print }: CommandRoom,
): Promise<boolean> {
  let count = 0;
  for await (const push of parked(parking, vendor)) {
    if (count === 0) print(row(['receipt', 'vendor', 'received at', 'tries', 'reason']));
    count++;
    const { receipt, tries, receivedAt, reason, tryAt } = push;
    const next = tryAt === null ? '' : ` (next try ${tryAt.toISOString()})`;
    print(row([String(receipt), push.vendor, receivedAt.toISOString(), String(tries), `${reason}${next}`]));
    if (withBodies) print(push.body);
  }
  print(count === 0 ? 'No push is parked.' : `${count} parked.`);
  return true;
}

async function replay(command: PushCommand & { name: 'replay' }, room: CommandRoom): Promise<boolean> {
  const { vendor, receipts } = command;
  const [done, left] = [{ count: 0 }, { count: 0 }];
  const tell = (receipt: number, isDone: boolean, outcome: string) => {
    (isDone ? done : left).count++;
    room.print(`${receipt} ${outcome}`);
  };
  const tryOne = async (push: ParkedPush) => {
    if (!room.readers.has(push.vendor))
      return tell(push.receipt, false, `stays parked: ${push.vendor} is off, or does not push`);
    const outcome = await replayPush(room.parking, push, room.readers);
    if (outcome === null) return tell(push.receipt, true, 'was applied meanwhile');
    if (outcome.parked !== null) return tell(push.receipt, false, `stays parked: ${outcome.parked}`);
    return tell(push.receipt, true, outcome.isRepeat ? 'is a repeat of a push that was applied' : 'applied');
  };

  if (receipts === 'all') for await (const push of parked(room.parking, vendor)) await tryOne(push);
  else {
    for (const receipt of receipts) {
      const push = await room.parking.get(receipt);
      if (push === null) tell(receipt, false, 'is not parked');
      else if (vendor !== null && push.vendor !== vendor) tell(receipt, false, `is of ${push.vendor}`);
      else await tryOne(push);
    }
  }
  room.print(`${done.count} done, ${left.count} left.`);
  return left.count === 0;
}

/** All that wait, in the order of arrival; one that stays parked is met once. */
async function* parked(parking: Parking, vendor: string | null): AsyncGenerator<ParkedPush> {
  const only = vendor === null ? {} : { vendor };
  for (let after = 0, isMore = true; isMore;) {
    const page = await parking.list({ after, limit: pageSize, ...only });
    yield* page;
    after = page.at(-1)?.receipt ?? after;
    isMore = page.length === pageSize;
  }
}

const widths = [9, 10, 26, 7];

const row = (cells: readonly string[]): string => cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('');
