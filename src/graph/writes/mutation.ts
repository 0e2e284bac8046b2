import { builder } from '../builder.ts';

builder.mutationType({
  description: [
    'Everything that can be written. Each write goes to one vendor and says how it ended.',
    'A write is never sent twice by itself. CONFLICT and IN_PROGRESS of an idempotency key are top-level errors.',
  ].join('\n'),
});
