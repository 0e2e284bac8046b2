import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { ChangeFeed } from './changes/change-feed.ts';
import type { SharedPlace } from './coordination/shared-place.ts';
import { plainPosts } from './edge/plain-posts/plain-posts.ts';
import { sharedAnswers } from './edge/plain-posts/shared-answers.ts';
import { watchRequests } from './edge/watch-requests.ts';
import { yogaOver } from './edge/yoga-over.ts';
import type { ServerLog } from './log.ts';
import { createObserving, type Observing } from './observing/observing.ts';
import type { AddressList } from './pushes/door/address-list.ts';
import type { Store } from './store/store.ts';
import type { Clock } from './vendors/clock.ts';
import type { ConnectedVendors } from './vendors/connected.ts';
import type { Crew } from './workers/crew.ts';
import { createWriter, type Writer } from './writes/writer.ts';

/** What the server stands on. */
export interface ServerParts {
  readonly schema: GraphQLSchema;
  readonly vendors: ConnectedVendors;
  readonly store: Store;
  readonly log: ServerLog;
  readonly clock: Clock;
  /** Time that one GraphQL request has, in milliseconds. */
  readonly budgetMs: number;
  /** True: nobody may ask the sandbox for trouble. */
  readonly isProduction: boolean;
  /** Proxies that are believed when they say whom they speak for; absent or null: none. */
  readonly trustedProxies?: AddressList | null;
  /** What pushes changed. */
  readonly feed: ChangeFeed;
  /** How often a silent stream says that it lives, in milliseconds. */
  readonly keepAliveMs?: number;
  /** What processes share; absent or null: this one has all for itself. */
  readonly shared?: Pick<SharedPlace, 'get'> | null;
  /** True: this process stops soon, and `/readyz` says so; absent: never. */
  readonly isLeaving?: () => boolean;
  /** The workers that this process is one of; absent or null: it is alone. */
  readonly crew?: Crew | null;
  /**
   * `on`: plain posts go around Yoga, and their queries are compiled. `off`: everything goes through Yoga and its
   * executor, with equal answers. Default: `on`.
   */
  readonly fastPath?: 'on' | 'off';
  /** True: equal queries of one client at the same time are answered once. */
  readonly sharesAnswers?: boolean;
  /** What is seen of it at work; absent: by itself alone. */
  readonly observing?: Observing;
}

/** A listener for `node:http` that also answers by `fetch`. */
export interface Server {
  (request: IncomingMessage, response: ServerResponse): void;
  fetch(input: string | Request, init?: RequestInit): Promise<Response>;
}

/** GraphQL, GraphiQL, probes and webhooks over all that. Opens no port: hand it to `node:http`, or call its `fetch`. */
export function createServer(parts: ServerParts): Server {
  const { vendors, store, log } = parts;
  const observing = parts.observing ?? createObserving({ log, clock: parts.clock, slowMs: parts.budgetMs });
  const sharing = parts.sharesAnswers === true ? sharedAnswers(parts.clock, parts.budgetMs) : null;
  const writer = afterEach(createWriter({ vendors, ledger: store.writes, clock: parts.clock, log }), () => {
    sharing?.forget();
  });
  const watch = watchRequests(observing, log, vendors);
  const yoga = yogaOver({ parts, writer, watch, observing });
  const given = {
    listener: (request: IncomingMessage, response: ServerResponse) => void yoga(request, response),
    fetch: async (request: Request) => yoga.fetch(request),
  };
  const { listener, fetch } =
    parts.fastPath === 'off' ? given : plainPosts({ parts, writer, watch, sharing, fetchAPI: yoga.fetchAPI }, given);
  return Object.assign(listener, {
    fetch: (input: string | Request, init?: RequestInit) => fetch(new Request(input, init)),
  });
}

const afterEach = ({ write }: Writer, done: () => void): Writer => ({
  write: (request, call) => write(request, call).finally(done),
});
