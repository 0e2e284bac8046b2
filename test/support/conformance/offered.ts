import type { Entity } from '../../../src/records/record.ts';
import * as registry from '../../../src/vendors/registry.ts';
import { vendorNames } from '../../../src/vendors/vendor-name.ts';

/** Each kind of record that each vendor says it has. */
export const offered = vendorNames.flatMap((name) =>
  Object.entries(registry[name].offers).map(([entity, offer]) => ({ name, entity: entity as Entity, offer })),
);
