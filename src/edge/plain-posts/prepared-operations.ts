import { getOperationAST, OperationTypeNode, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { compileOperation, type CompiledOperation } from '../compiled/compile-operation.ts';
import { KeptPlans } from '../compiled/kept-plans.ts';
import { parseWithinLimits, queryLimits } from '../query-limits.ts';
import type { Question } from './plain-post.ts';

/** A query or mutation that may be run. */
export interface PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Null: graphql-js runs it. */
  readonly compiled: CompiledOperation | null;
}

// A document takes up to 250 bytes for each character of its text.
const mostCharacters = 300_000;
// So much is counted for each beside its text: an empty one is something too.
const fewCharacters = 100;

/**
 * Parses and validates a text once, as long as it is kept. Null: it is wrong, or asks for a stream; Yoga knows what to
 * say.
 */
export function preparedOperations(schema: GraphQLSchema): (question: Question) => PreparedOperation | null {
  const documents = new LRUCache<string, { readonly document: DocumentNode | null }>({
    maxSize: mostCharacters,
    maxEntrySize: queryLimits.characters + fewCharacters,
    sizeCalculation: (_document, query) => query.length + fewCharacters,
  });

  const documentOf = (query: string): DocumentNode | null => {
    const known = documents.get(query);
    if (known !== undefined) return known.document;
    const document = soundDocument(schema, query);
    documents.set(query, { document });
    return document;
  };

  const kept = new KeptPlans();
  const compiled = new WeakMap<OperationDefinitionNode, CompiledOperation | null>();
  const compiledOf = (document: DocumentNode, operation: OperationDefinitionNode): CompiledOperation | null => {
    const known = compiled.get(operation);
    if (known !== undefined) return known;
    const made = compileOperation(schema, document, operation, kept);
    compiled.set(operation, made);
    return made;
  };

  return ({ query, operationName }) => {
    const document = documentOf(query);
    const operation = document === null ? null : getOperationAST(document, operationName);
    if (document === null || !operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return null;
    return { document, operation, compiled: compiledOf(document, operation) };
  };
}

function soundDocument(schema: GraphQLSchema, query: string): DocumentNode | null {
  try {
    const document = parseWithinLimits(query);
    return validate(schema, document, specifiedRules).length === 0 ? document : null;
  } catch {
    return null; // whatever it is, it is met again on the way that tells it
  }
}
