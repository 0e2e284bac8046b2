import type { Agent, NamedReference } from '../../records/people.ts';

/** An employee: the vendor sends nothing but the id. */
export const toAgent = (externalId: string | null): Agent | null =>
  externalId === null
    ? null
    : { externalId, name: null, email: null, phone: null, avatarUrl: null, departmentName: null };

/** Something pointed at, null if neither id nor name was sent. */
export const toReference = (externalId: string | null, name: string | null): NamedReference | null =>
  externalId === null && name === null ? null : { externalId, name };
