import { plainAddress, type AddressList } from './address-list.ts';

/** Where a request comes from. */
export interface Sender {
  /** Address of the other end of the connection; null if it is not known. */
  readonly peer: string | null;
  /** The header `X-Forwarded-For`, to which each proxy adds at its end whom it speaks for. */
  readonly forwardedFor: string | null;
}

/**
 * The client's address: that of the connection, or where this is a trusted proxy, whom it speaks for; and so on, as
 * long as those named are trusted proxies themselves. Null: it cannot be known.
 */
export function clientAddress({ peer, forwardedFor }: Sender, trustedProxies: AddressList | null): string | null {
  const named = forwardedFor === null || forwardedFor.trim() === '' ? [] : forwardedFor.split(',');
  let address = plainAddress(peer);
  while (address !== null && trustedProxies?.has(address) === true && named.length > 0) {
    address = plainAddress(named.pop());
  }
  return address;
}
