import { builder } from '../builder.ts';
import { listOf } from '../lists/list.ts';
import { listArgs } from '../lists/page-args.ts';
import { BlacklistConnectionType } from './blacklist-entry.ts';
import { blacklistConditions, BlacklistFilterType } from './blacklist-filter.ts';

builder.queryField('blacklist', (t) =>
  t.field({
    type: BlacklistConnectionType,
    nullable: false,
    description: 'Blacklisted customers, latest first.',
    args: listArgs('has a blacklist', BlacklistFilterType),
    resolve: listOf('BLACKLIST_ENTRY', blacklistConditions),
  }),
);
