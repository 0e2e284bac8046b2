import type { Plugin } from 'graphql-yoga';
import { refusal } from './refusals.ts';

/** What a handler is told beside the request. */
export interface Visit {
  /** The parts of the path that the route leaves open. */
  readonly parts: readonly string[];
  /** Address of the other end of the connection; null if the request came without one. */
  readonly peer: string | null;
}

/** Answers a request. */
export type Handler = (request: Request, visit: Visit) => Response | Promise<Response>;

/** What comes with a request from a port; over `fetch` there is nothing. */
export interface Arrival {
  readonly req?: { readonly socket: { readonly remoteAddress?: string | undefined } };
}

export const isGraphql = (pathname: string): boolean => /^\/graphql\/?$/.test(pathname);

/** Paths other than /graphql: `{}` stands for one part of a path. What no route takes and is not GraphQL is a 404. */
export const useRoutes = (routes: Readonly<Record<string, Handler>>): Plugin<object, Arrival> => {
  const known = Object.entries(routes).map(([path, handler]) => ({
    pattern: new RegExp(`^${path.replaceAll('{}', '([^/]+)')}/?$`),
    handler,
  }));
  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      const { pathname } = url;
      if (isGraphql(pathname)) return;
      for (const { pattern, handler } of known) {
        const match = pattern.exec(pathname);
        if (match === null) continue;
        const peer = serverContext.req?.socket.remoteAddress ?? null;
        return endResponse(await handler(request, { parts: match.slice(1).map(decoded), peer }));
      }
      endResponse(refusal(404, 'There is nothing here. GraphQL and GraphiQL are at /graphql.'));
    },
  };
};

/** A part of a path as it was meant; one that is wrongly encoded stays as it came. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
