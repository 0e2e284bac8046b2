import type { ChildProcess } from 'node:child_process';

/** Questions to a child process over IPC, each answered with the id that it came with. */
export interface Questions<Reply> {
  /** What the child says by itself, once, with id 0. */
  readonly ready: Promise<Reply>;
  ask(question?: object): Promise<Reply>;
}

/** Rejects whatever is open when the child ends. */
export function questionsTo<Reply extends { readonly id: number }>(child: ChildProcess): Questions<Reply> {
  const open = new Map<number, PromiseWithResolvers<Reply>>();
  let last = 0;
  const waitFor = (id: number): Promise<Reply> => {
    const waiting = Promise.withResolvers<Reply>();
    open.set(id, waiting);
    return waiting.promise;
  };
  child.on('message', (reply: Reply) => {
    open.get(reply.id)?.resolve(reply);
    open.delete(reply.id);
  });
  child.once('close', () => {
    for (const { reject } of open.values()) reject(new Error('The process ended.'));
  });
  const ready = waitFor(0);
  return {
    ready,
    ask(question = {}) {
      last += 1;
      const answer = waitFor(last);
      child.send({ id: last, ...question });
      return answer;
    },
  };
}
