import { defineVendor } from '../define-vendor.ts';
import { connect } from './connect.ts';
import { details } from './details.ts';
import { offers } from './offers.ts';
import { push } from './pushes/push.ts';
import { sandbox } from './sandbox/sandbox.ts';
import { settings, type WshotoSettings } from './settings.ts';

export const wshoto = defineVendor<WshotoSettings>({
  title: 'WSHOTO (微盛)',
  description: 'sales over WeCom, the business edition of WeChat.',
  settings,
  offers,
  documentedRatePerMinute: null,
  connect,
  details,
  sandbox,
  push: () => push,
});
