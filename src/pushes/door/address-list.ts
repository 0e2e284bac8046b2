import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** Addresses and networks, IPv4 and IPv6. */
export interface AddressList {
  /** Takes an address as `plainAddress` gives it. */
  has(address: string): boolean;
}

/** A setting: addresses and networks in CIDR notation, joined by commas. */
export const addressListSetting = z.string().transform((joined, context): AddressList => {
  const list = new BlockList();
  const isGood = joined.split(',').every((entry) => isAdded(list, entry.trim()));
  if (!isGood) {
    const message =
      'must be addresses or networks such as 203.0.113.7, 198.51.100.0/24 or 2001:db8::/32, joined by commas';
    context.addIssue({ code: 'custom', message });
  }
  return { has: (address) => list.check(address, familyOf(address)) };
});

function isAdded(list: BlockList, entry: string): boolean {
  const [address = '', prefix, ...more] = entry.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (bits === 0 || address.includes('%') || more.length > 0) return false;
  if (prefix === undefined) list.addAddress(address, familyOf(address));
  else if (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits)
    list.addSubnet(address, Number(prefix), familyOf(address));
  else return false;
  return true;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** The bare address in `1.2.3.4`, `1.2.3.4:5678`, `[::1]:5678` or `::ffff:1.2.3.4`; null if there is none. */
export function plainAddress(text: string | null | undefined): string | null {
  const trimmed = (text ?? '').trim();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  const address = bare.replace(/%.*$/, '').replace(/^::ffff:(?=[\d.]+$)/i, '');
  return isIP(address) === 0 ? null : address;
}
