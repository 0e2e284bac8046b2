// Kuaishou with no leads, which takes only so many calls in any second of its own clock; see strict-vendor.ts.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Seen, StrictOptions } from './strict-vendor.ts';

const { perSecond, answersAfterMs } = JSON.parse(process.argv[2]!) as StrictOptions;
const noLeads = '{"code":0,"message":"OK","data":{"details":[],"total_count":0}}';
const tooMany = '{"code":400001,"message":"too many requests"}';

const arrivals: number[] = [];
let refused = 0;
let atOnce = 0;
let mostAtOnce = 0;

/** True if this call is above the limit; refused calls count too. */
function isAbove(): boolean {
  const now = performance.now();
  arrivals.push(now);
  let within = 0;
  for (let place = arrivals.length - 1; place >= 0 && now - arrivals[place]! < 1000; place--) within++;
  return within > perSecond;
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  outgoing.setHeader('content-type', 'application/json');
  if (incoming.url?.endsWith('/-/seen') === true) {
    const seen: Seen = { arrivals, refused, mostAtOnce };
    outgoing.end(JSON.stringify(seen));
    return;
  }
  const isRefused = isAbove();
  if (isRefused) refused++;
  mostAtOnce = Math.max(mostAtOnce, ++atOnce);
  outgoing.on('close', () => atOnce--);
  incoming.resume();
  await pause(answersAfterMs);
  outgoing.end(isRefused ? tooMany : noLeads);
}

const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
});
