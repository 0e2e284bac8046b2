import { PlaceUnavailable, type SharedPlace } from '../coordination/shared-place.ts';

/** Where the state of several processes is: of this one alone, shared with others, or out of reach. */
export const sharedStates = ['own', 'shared', 'unavailable'] as const;
export type SharedState = (typeof sharedStates)[number];

/** Asks the place itself; null: there is none. */
export async function sharedStateOf(shared: Pick<SharedPlace, 'get'> | null): Promise<SharedState> {
  if (shared === null) return 'own';
  try {
    await shared.get('ready');
    return 'shared';
  } catch (error) {
    if (error instanceof PlaceUnavailable) return 'unavailable';
    throw error;
  }
}
