import { Agent, request } from 'undici';

/** Where pushes are delivered to; the address may be that of a process that comes and goes. */
export interface Courier {
  /** Delivers bodies over so many connections, each again and again until it is answered with 2xx, as vendors do. */
  deliverAll(bodies: readonly string[], connections: number): Promise<void>;
  /** Answers other than 2xx, and how often a line broke. */
  readonly met: Map<number | 'broken', number>;
  /** How many deliveries were answered with 2xx so far. */
  readonly delivered: { count: number };
  close(): Promise<void>;
}

const pause = async (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A vendor's way of delivering: what is not answered with 2xx comes again. */
export function aCourier(url: string): Courier {
  const agent = new Agent({ connections: 64, pipelining: 1 });
  const met = new Map<number | 'broken', number>();
  const delivered = { count: 0 };

  const tryOnce = async (body: string): Promise<boolean> => {
    let outcome: number | 'broken' = 'broken';
    try {
      const headers = { 'content-type': 'application/json' };
      const reply = await request(url, { method: 'POST', headers, body, dispatcher: agent });
      await reply.body.dump();
      outcome = reply.statusCode;
    } catch {
      // The line broke: whether the push was kept is not known, so it comes again.
    }
    if (outcome !== 'broken' && outcome >= 200 && outcome < 300) return true;
    met.set(outcome, (met.get(outcome) ?? 0) + 1);
    return false;
  };

  return {
    met,
    delivered,
    async deliverAll(bodies, connections) {
      const queue = bodies.values();
      const work = async () => {
        for (const body of queue) {
          while (!(await tryOnce(body))) await pause(250);
          delivered.count++;
        }
      };
      await Promise.all(Array.from({ length: connections }, work));
    },
    close: async () => agent.destroy(),
  };
}
