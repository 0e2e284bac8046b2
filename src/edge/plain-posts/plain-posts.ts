import type { RequestListener } from 'node:http';
import { answerPlainPosts, type PlainPostRoom } from './answer-plain-posts.ts';
import { plainPostsOverFetch } from './over-fetch.ts';
import { plainPostsOverNode } from './over-node.ts';

/** Both ways in. */
export interface Ways {
  readonly listener: RequestListener;
  fetch(request: Request): Promise<Response>;
}

/** The same ways in, with plain posts taken off them. */
export function plainPosts(room: PlainPostRoom, given: Ways): Ways {
  const answer = answerPlainPosts(room);
  return { listener: plainPostsOverNode(answer, given.listener), fetch: plainPostsOverFetch(answer, given.fetch) };
}
