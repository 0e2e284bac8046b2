import type { Sandbox } from '../sandbox.ts';

/** Jing is never called; its imitation only pushes. */
export const sandbox = (): Sandbox => ({ env: { JING_WEBHOOK_SECRET: 'sandbox' }, pushes: [] });
