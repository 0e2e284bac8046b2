import type { Wire } from './replies.ts';
import { objectOf } from './body.ts';
import { misfit } from './faults.ts';
import type { State } from './state.ts';

/** One call. */
export interface Ask {
  /** The last segment of the path, where the route ends in `/:id`. */
  readonly id: string;
  readonly query: URLSearchParams;
  /** Of the header; Chinese unless told otherwise. */
  readonly language: string;
  /** Parsed; undefined where there is none. */
  readonly body: unknown;
  /** The body, where it must be an object. */
  readonly fields: Wire;
}

/** Throws a `Fault` to refuse. */
export type Route = (ask: Ask, state: State) => Response;
/** By method and path below `/api/scrm/5/`. */
export type Routes = Readonly<Record<string, Route>>;

// The samples of S11 to S13, S15 and S16 spell so what their tables spell `label/`.
const misspelt = /^lable\/(?=(list|update|remove|update_userlabel|update_biz_label)(\/|$))/;

/** Runs the route of a request; null if there is none. */
export async function take(request: Request, routes: Routes, state: State): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  const path = `${request.method} ${pathname.replace('/api/scrm/5/', '').replace(misspelt, 'label/')}`;
  const end = path.lastIndexOf('/');
  const route = routes[path] ?? routes[`${path.slice(0, end)}/:id`];
  if (route === undefined) return null;
  const body = request.method === 'GET' ? undefined : fromJson(await request.text());
  const ask: Ask = {
    id: decodeURIComponent(path.slice(end + 1)).trim(),
    query: searchParams,
    language: request.headers.get('language') ?? 'zh',
    body,
    get fields() {
      return objectOf(body);
    },
  };
  return route(ask, state);
}

function fromJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw misfit('The body is no JSON');
  }
}
