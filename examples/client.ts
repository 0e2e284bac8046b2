import { EverythingDocument } from './generated/graphql.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

/** A client in one function: `npm run codegen` knows the types of what comes back, and of what must be given. */
export async function ask<Result, Variables>(
  url: string,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  fetchFn: typeof fetch = fetch,
): Promise<Result> {
  const response = await fetchFn(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Result; errors?: { message: string }[] };
  if (data === undefined || data === null) throw new Error(errors?.[0]?.message ?? `HTTP ${response.status}`);
  return data;
}

// `npm start` in one terminal, `npm run example` in another.
if (import.meta.main) {
  const url = process.argv[2] ?? 'http://127.0.0.1:4000/graphql';
  const { leads, customers } = await ask(url, EverythingDocument, {});
  for (const { vendor, status, returned } of [...leads.sources, ...customers.sources]) {
    console.log(`${vendor} ${status}: ${returned} rows`);
  }
  for (const { vendor, name, phone } of leads.nodes) console.log(vendor, name, phone);
}
