import type { AnswerPlainPost } from './answer-plain-posts.ts';
import { answerTypeOf } from './plain-post.ts';

type Fetch = (request: Request) => Response | Promise<Response>;

/** Takes plain posts that come as `Request`s; all else is given on. */
export const plainPostsOverFetch =
  (answer: AnswerPlainPost, giveOn: Fetch): ((request: Request) => Promise<Response>) =>
  async (request) => {
    const { pathname, search } = new URL(request.url);
    const mediaType = answerTypeOf(request.method, pathname + search, request.headers);
    if (mediaType === null) return giveOn(request);
    const { headers, signal } = request;
    const again = request.clone();
    const answered = await answer({ headers, signal, text: await request.text(), peer: null, mediaType });
    if (answered === null) return giveOn(again);
    return new Response(answered.body, { status: answered.status, headers: answered.headers });
  };
