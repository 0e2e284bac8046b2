import { parseArgs } from 'node:util';
import { isVendorName, vendorNames, type VendorName } from '../../vendors/vendor-name.ts';

/** What an operator wants of the parked pushes. */
export type PushCommand =
  | { readonly name: 'list'; readonly vendor: VendorName | null; readonly withBodies: boolean }
  | { readonly name: 'replay'; readonly vendor: VendorName | null; readonly receipts: readonly number[] | 'all' };

/** The arguments say nothing that could be done. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Usage:
  npm run pushes -- list [--vendor <name>] [--body]
  npm run pushes -- replay <receipt…|all> [--vendor <name>]

list      shows the pushes that were kept but not understood or not applied; --body also what they hold (people's data)
replay    reads them again and applies what can be read now
--vendor  only of this one: ${vendorNames.join(', ')}
`;

/** Reads the arguments behind `npm run pushes --`. Throws `UsageError`. */
export function readPushCommand(args: readonly string[]): PushCommand {
  const { values, positionals } = parsed(args);
  const [name, ...rest] = positionals;
  const { vendor: named, body: withBodies } = values;
  if (named !== undefined && !isVendorName(named)) throw new UsageError('--vendor names no vendor.');
  const vendor = named ?? null;
  if (name === 'list') {
    if (rest.length > 0) throw new UsageError('list takes no receipts.');
    return { name, vendor, withBodies };
  }
  if (name !== 'replay')
    throw new UsageError(name === undefined ? 'Say list or replay.' : 'There is only list and replay.');
  if (withBodies) throw new UsageError('--body goes with list.');
  return { name, vendor, receipts: receiptsIn(rest) };
}

function parsed(args: readonly string[]) {
  const options = { vendor: { type: 'string' }, body: { type: 'boolean', default: false } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : 'The options are not understood.', { cause });
  }
}

function receiptsIn(texts: readonly string[]): readonly number[] | 'all' {
  if (texts.length === 0) throw new UsageError('replay needs receipts, as list shows them, or all.');
  if (texts.length === 1 && texts[0] === 'all') return 'all';
  if (!texts.every((text) => /^[1-9]\d{0,14}$/.test(text)))
    throw new UsageError('A receipt is a number, as list shows it.');
  return [...new Set(texts.map(Number))];
}
