// Wrong inputs of writes: what is wrong, the input, and the problems that it has.
import { toGlobalId } from '../../src/graph/nodes/global-id.ts';
import type { Entity } from '../../src/records/record.ts';
import type { VendorName } from '../../src/vendors/vendor-name.ts';
import type { World } from './sobot-world.ts';

export type Input = Readonly<Record<string, unknown>>;
/** `CODE way.to.it`; `-` where it is no single place. */
export type Problem = string;
export type BadInput = readonly [what: string, input: (world: World) => Input, problems: readonly Problem[]];
export type BadInputs = Readonly<Record<string, readonly BadInput[]>>;

export const idOf = (entity: Entity, ref: string, vendor: VendorName = 'sobot') => toGlobalId({ entity, vendor, ref });
export const lead = idOf('LEAD', '1254676189925432389', 'wshoto');
export const elsewhere = idOf('CUSTOMER', 'wmSandbox0004', 'wshoto');
export const tagElsewhere = idOf('TAG', 'tag.et1', 'wshoto');
export const notMade = idOf('CUSTOMER', '../../x');
export const long = (length: number) => '名'.repeat(length);
export const key = (externalId: string, vendor = 'SOBOT') => ({ vendor, externalId });
export const rubbish = 'rubbish';

/** More of an input about the customer of the world. */
export const about =
  (more: Input) =>
  ({ customer }: World): Input => ({ customerId: customer, ...more });
