import { SettingsError } from './settings.ts';
import { StoreUnavailable } from './store/store.ts';

/** The start failed in another process, which has said why. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

/** What the operator can mend is told in one sentence; anything else is a fault of ours, with its stack. */
export function failureInWords(error: unknown): string {
  if (error instanceof SettingsError || error instanceof StoreUnavailable || error instanceof StartFailure) {
    return error.message;
  }
  if (!(error instanceof Error)) return 'The start failed.';
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The port is in use: stop what listens there, or set PORT to another one.';
  if (code === 'EACCES') return 'The port or DATA_DIR may not be used by this user: set PORT or DATA_DIR.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is no address of this machine.';
  return error.stack ?? error.message;
}
