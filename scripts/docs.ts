import { writeFileSync } from 'node:fs';
import { environmentExample, observing, readme } from './made-text.ts';

writeFileSync(new URL('../README.md', import.meta.url), readme());
writeFileSync(new URL('../docs/observing.md', import.meta.url), await observing());
writeFileSync(new URL('../.env.example', import.meta.url), environmentExample());
