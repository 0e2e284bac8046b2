// The three called vendors behind ports, in a process of their own; told what to do over IPC: see vendors.ts.
import { vendorOnPort, type CalledVendor, type Trouble } from '../support/vendor-on-port.ts';

/** What this process is told. */
export interface VendorsOrder {
  readonly id: number;
  /** Which vendor is to be in which trouble; null: all is well again. */
  readonly trouble?: readonly [CalledVendor, Trouble | null];
}

/** What stands at a vendor's door. */
export interface VendorSight {
  readonly calls: Readonly<Record<string, number>>;
  /** Connections now, and the most that ever were at once. */
  readonly open: number;
  readonly mostOpen: number;
}

/** What it answers to every order. */
export interface VendorsReply {
  readonly id: number;
  readonly env: Readonly<Record<string, string>>;
  readonly seen: Readonly<Record<CalledVendor, VendorSight>>;
}

const [kuaishou, sobot, wshoto] = await Promise.all([
  vendorOnPort('kuaishou'),
  vendorOnPort('sobot'),
  vendorOnPort('wshoto'),
]);
const vendors = { kuaishou, sobot, wshoto };

const sightOf = (name: CalledVendor): VendorSight => {
  const { calls, open, mostOpen } = vendors[name];
  return { calls: Object.fromEntries(calls), open: open(), mostOpen: mostOpen() };
};

function tell(id: number): void {
  const reply: VendorsReply = {
    id,
    env: { ...kuaishou.env, ...sobot.env, ...wshoto.env },
    seen: { kuaishou: sightOf('kuaishou'), sobot: sightOf('sobot'), wshoto: sightOf('wshoto') },
  };
  process.send?.(reply);
}

async function obey({ id, trouble }: VendorsOrder): Promise<void> {
  if (trouble !== undefined) await vendors[trouble[0]].makeTrouble(trouble[1]);
  tell(id);
}

process.on('message', (order: VendorsOrder) => void obey(order));
process.on('disconnect', () => process.exit(0));
tell(0);
