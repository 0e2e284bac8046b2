import { z } from 'zod';
import { addressListSetting, type AddressList } from '../pushes/door/address-list.ts';
import { wholeSetting } from '../settings.ts';
import type { SettingDescription } from './define-vendor.ts';

/** Whose pushes are let in, and how many. */
export interface PushLimits {
  /** Null: from everywhere. */
  readonly addresses: AddressList | null;
  /** Null: no limit. */
  readonly perMinute: number | null;
}

export const noPushLimits: PushLimits = { addresses: null, perMinute: null };

/** What can be set for each vendor that pushes, without its prefix. */
export const pushVariables: Readonly<Record<string, SettingDescription>> = {
  WEBHOOK_ADDRESSES: {
    about: 'Addresses and networks (CIDR) that may push, by comma; unset: all. Behind a proxy set TRUSTED_PROXIES too.',
  },
  WEBHOOK_PER_MINUTE: { about: 'Pushes a minute that each process lets in; 0: no limit.', default: '60000' },
};

export const pushLimitsSchema = z
  .object({
    WEBHOOK_ADDRESSES: addressListSetting.optional(),
    WEBHOOK_PER_MINUTE: wholeSetting(0, 1_000_000).default(60_000),
  })
  .transform(({ WEBHOOK_ADDRESSES: addresses = null, WEBHOOK_PER_MINUTE: perMinute }): PushLimits => ({
    addresses,
    perMinute: perMinute === 0 ? null : perMinute,
  }));
