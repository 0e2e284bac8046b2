import { configureGlobal } from 'fast-check';

// Property tests run the same examples every time, so that a red run means a change. To look for new ones:
// SEED=$RANDOM npm test (and WALKS=3000 for more walks).
configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_121) });
