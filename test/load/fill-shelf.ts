// A process that keeps ten thousand replies of one shape, and tells what they take. Started with --expose-gc.
import { ReplyShelf } from '../../src/vendors/transport/cache/reply-shelf.ts';
import { parseLossless } from '../../src/vendors/values/lossless.ts';

const rows = (count: number, row: (n: number) => string): string =>
  `[${Array.from({ length: count }, (_, n) => row(n)).join()}]`;

/** Each reply differs from the others in its number. */
const shapes: Readonly<Record<string, (reply: number) => string>> = {
  'empty lists': (reply) => `[${'[],'.repeat(1000)}${reply}]`,
  'empty objects': (reply) => `[${'{},'.repeat(1000)}${reply}]`,
  'lists in lists': (reply) => `${'['.repeat(300)}${reply}${']'.repeat(300)}`,
  'objects in objects': (reply) => `${'{"a":'.repeat(300)}${reply}${'}'.repeat(300)}`,
  digits: (reply) => `[${'1,'.repeat(1000)}${reply}]`,
  fractions: (reply) => `["",${'0.5,'.repeat(1000)}${reply}]`,
  'short texts': (reply) => rows(200, (n) => `"${reply}-${n}"`),
  'texts of two bytes a letter': (reply) => rows(10, (n) => `"汉${reply}-${n}-${'latin letters'.repeat(20)}"`),
  'names that are nowhere else': (reply) => rows(50, (n) => `{"n${reply}_${n}":1}`),
  'many such names in one object': (reply) => `{${rows(50, (n) => `"n${reply}_${n}":1`).slice(1, -1)}}`,
  'hardly anything': (reply) => String(reply),
  'rows of a CRM': (reply) =>
    rows(
      20,
      (n) => `{"id":"${reply}-${n}","nick":"客户${n}","tel":"138${reply}","tags":[${n}],"email":null,"state":1}`,
    ),
};

const shelf = new ReplyShelf(16 * 1024 * 1024);
const heap = (): number => {
  for (let times = 0; times < 4; times += 1) globalThis.gc!();
  return process.memoryUsage().heapUsed;
};

const makes = shapes[process.argv[2]!]!;
const before = heap();
let kept = 0;
for (let reply = 10_000; reply < 20_000; reply += 1) {
  const text = makes(reply);
  shelf.put(`reply ${reply}`, { body: parseLossless(text), begunAt: 0, fetchedAt: 0, bytes: Buffer.byteLength(text) });
}
const took = heap() - before;
for (let reply = 10_000; reply < 20_000; reply += 1) if (shelf.get(`reply ${reply}`) !== null) kept += 1;
process.stdout.write(JSON.stringify({ took, counted: shelf.bytes, kept }));
