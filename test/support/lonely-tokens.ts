import { memoryCoordination } from '../../src/coordination/memory-coordination.ts';
import { createTokens } from '../../src/coordination/tokens.ts';
import type { Clock } from '../../src/vendors/clock.ts';
import type { Tokens } from '../../src/vendors/tokens.ts';

/** Tokens of one process that keeps nothing and shares with nobody. */
export const lonelyTokens = (clock: Clock): Tokens =>
  createTokens({
    scope: ['a vendor', 'its address'],
    secrets: { get: async () => null, replace: async () => true },
    passing: memoryCoordination(),
    lasting: memoryCoordination(),
    clock,
    timeoutMs: 1000,
  });
