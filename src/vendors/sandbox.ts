/** A built-in imitation of one vendor that speaks its real wire format. State lives as long as the object. */
export interface Sandbox {
  /** Settings that make the vendor's own adapter talk to it, base URL included. */
  readonly env: Readonly<Record<string, string>>;
  /** Answers as the vendor would; absent for a vendor that only pushes. */
  fetch?(request: Request): Promise<Response>;
  /** How this vendor words troubles of its own, with HTTP 200; the transport's troubles are the same for all. */
  readonly troubles?: Readonly<Partial<Record<VendorTrouble, () => Response>>>;
  /** Bodies that it pushes as soon as the server is up. */
  readonly pushes?: readonly Readonly<Record<string, unknown>>[];
  /** Calls the listener with each body that it pushes later, because of what was written to it. */
  onPush?(listener: (body: Readonly<Record<string, unknown>>) => void): void;
}

/** Trouble that vendors word each in their own way. */
export type VendorTrouble = 'rate-limited' | 'token-expired' | 'unknown-code';
