import type { Answer } from '../support/ask.ts';
import { tellOf } from './jing-notes.ts';

interface Page {
  readonly nodes: readonly { readonly recordId: string; readonly occurredAt: string }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

/** Every change there is, page by page, as `tellOf` tells them apart. */
export async function allChanges(ask: (query: string) => Promise<Answer>): Promise<string[]> {
  const tells: string[] = [];
  for (let after: string | null = null, isMore = true; isMore;) {
    const { body } = await ask(`{ changes(first: 100, after: ${JSON.stringify(after)}) {
      nodes { recordId occurredAt } pageInfo { endCursor hasNextPage } } }`);
    const { nodes, pageInfo }: Page = body.data.changes;
    tells.push(...nodes.map(({ recordId, occurredAt }) => tellOf(nativeOf(recordId), occurredAt)));
    after = pageInfo.endCursor;
    isMore = pageInfo.hasNextPage;
  }
  return tells;
}

/** The lead's uuid inside a global id. */
export const nativeOf = (globalId: string): string =>
  Buffer.from(globalId, 'base64url').toString().split(':').at(-1) ?? '';
