import type { Plugin } from 'graphql-yoga';
import { refusal, requestError } from './refusals.ts';

const json = /^application\/(?:graphql\+)?json\s*(?:;|$)/i;
const properties = new Set(['query', 'variables', 'operationName', 'extensions']);

/**
 * Takes questions as JSON only: forms and multipart bodies can be sent from any web page without its browser asking us first.
 * Properties of a request that nobody knows are ignored, as GraphQL over HTTP (September 2026) demands.
 */
export const useJsonOnly = (): Plugin => ({
  onRequestParse({ request, endResponse, url }) {
    if (request.method === 'POST' && !json.test(request.headers.get('content-type') ?? '')) {
      endResponse(refusal(415, 'Send the request as application/json.'));
    }
    if (request.method === 'GET') {
      for (const name of ['variables', 'extensions']) assertJson(name, url.searchParams.get(name));
    }
  },
  onParams({ params, setParams }) {
    if (params === null || typeof params !== 'object' || Array.isArray(params)) return;
    if (
      params.operationName !== undefined &&
      params.operationName !== null &&
      typeof params.operationName !== 'string'
    ) {
      throw requestError(400, 'operationName must be a string.');
    }
    setParams(Object.fromEntries(Object.entries(params).filter(([name]) => properties.has(name))));
  },
  onResponse({ response, setResponse }) {
    if (response.status < 400 || response.body !== null) return;
    const { status, headers } = response;
    const answer = refusal(status, plainWords[status] ?? 'The request could not be answered.');
    for (const [name, value] of headers) if (name !== 'content-type') answer.headers.set(name, value);
    setResponse(answer);
  },
});

const plainWords: Readonly<Record<number, string>> = {
  404: 'There is nothing here. GraphQL and GraphiQL are at /graphql.',
  406: 'Answers are application/graphql-response+json or application/json, those of subscriptions text/event-stream: accept it.',
};

function assertJson(name: string, text: string | null): void {
  if (text === null || text === '') return;
  try {
    JSON.parse(text);
  } catch {
    throw requestError(400, `The parameter ${name} is not JSON.`);
  }
}
