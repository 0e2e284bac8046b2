import { writeFileSync } from 'node:fs';
import { environmentExample, readme } from './made-text.ts';

writeFileSync(new URL('../README.md', import.meta.url), readme());
writeFileSync(new URL('../.env.example', import.meta.url), environmentExample());
