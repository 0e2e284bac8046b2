import type { Plugin } from 'graphql-yoga';
import { refusal } from './refusals.ts';

/** Answers a request, given the parts of its path that a route leaves open. */
export type Handler = (request: Request, ...parts: string[]) => Response | Promise<Response>;

export const isGraphql = (pathname: string): boolean => /^\/graphql\/?$/.test(pathname);

/** Paths other than /graphql: `{}` stands for one part of a path. What no route takes and is not GraphQL is a 404. */
export const useRoutes = (routes: Readonly<Record<string, Handler>>): Plugin => {
  const known = Object.entries(routes).map(([path, handler]) => ({
    pattern: new RegExp(`^${path.replaceAll('{}', '([^/]+)')}/?$`),
    handler,
  }));
  return {
    async onRequest({ request, url, endResponse }) {
      const { pathname } = url;
      if (isGraphql(pathname)) return;
      for (const { pattern, handler } of known) {
        const match = pattern.exec(pathname);
        if (match !== null) return endResponse(await handler(request, ...match.slice(1).map(decoded)));
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
