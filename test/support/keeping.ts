import { Kept, type KeptOptions } from '../../src/vendors/kept.ts';
import { aCall } from './http-over.ts';

/** Readings that end when the test says so: `answers[n]` is the one that was begun as the n-th. */
export function keeping(options: Partial<KeptOptions<string, string>> = {}) {
  const time = { now: Date.parse('2026-11-01T00:00:00Z') };
  const begun: string[] = [];
  const answers: PromiseWithResolvers<string>[] = [];
  const kept = new Kept<string>({
    clock: { now: () => time.now },
    lifetimeMs: 1000,
    read(key, call) {
      begun.push(key);
      const answer = Promise.withResolvers<string>();
      answers.push(answer);
      call.signal.addEventListener('abort', () => answer.reject(call.signal.reason));
      return answer.promise;
    },
    ...options,
  });
  const answered = async (key: string, value: string) => {
    const reading = kept.read(key, aCall());
    answers.at(-1)!.resolve(value);
    return reading;
  };
  return { kept, time, begun, answers, answered };
}
