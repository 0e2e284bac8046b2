import type { ExecutionArgs } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { operationOf } from '../observing/operation-labels.ts';
import type { Asking } from './asking.ts';
import { isGraphql } from './use-routes.ts';
import type { WatchedRequest } from './watch-requests.ts';

/** Lets each GraphQL request be watched. To stand behind the plugin that masks errors. */
export function useObserving(watch: (request: Asking) => WatchedRequest): Plugin {
  const running = new WeakMap<Request, WatchedRequest>();

  const runs = ({ document, operationName, contextValue }: ExecutionArgs): WatchedRequest | undefined => {
    const watched = running.get((contextValue as YogaInitialContext).request);
    watched?.runs(operationOf(document, operationName));
    return watched;
  };

  return {
    onRequest({ request, url }) {
      if (isGraphql(url.pathname)) running.set(request, watch(request));
    },
    onSubscribe: ({ args }) => void runs(args),
    onExecute({ args }) {
      const watched = runs(args);
      return { onExecuteDone: ({ result }) => watched?.executed(result) };
    },
    onResultProcess({ request, result }) {
      if (!Array.isArray(result)) running.get(request)?.shown(result);
    },
    onResponse({ request, response }) {
      const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
      const watched = running.get(request);
      if (watched === undefined || isPage) return;
      running.delete(request);
      watched.ended();
    },
  };
}
