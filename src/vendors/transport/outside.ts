/** What a call takes with it. Of these ky has made its `Request`. */
export interface Sent {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

/** A reply that has come whole. Of one that is no 2xx nothing but its head. */
export interface Collected {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly whole: Uint8Array;
}

/** Where requests leave this program: the network, a sandbox, a recorder. Follows no redirects. */
export interface OutsideFetch {
  (request: Request, sent: Sent): Promise<Response | Collected>;
  /**
   * True: of the `Request` nothing but its address is read, the rest from what is sent; one that holds no more costs much
   * less. Such a fetch gives whole replies only, and rejects with the signal's reason as soon as that aborts.
   */
  readonly takesWhatIsSent?: true;
}
