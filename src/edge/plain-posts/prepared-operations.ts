import { getOperationAST, OperationTypeNode, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { parseWithinLimits } from '../query-limits.ts';
import type { Question } from './plain-post.ts';

/** A query or mutation that may be run. */
export interface PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

const mostDocuments = 1000;

/** Parses and validates each text once. Null: it is wrong, or asks for a stream; Yoga knows what to say. */
export function preparedOperations(schema: GraphQLSchema): (question: Question) => PreparedOperation | null {
  const documents = new LRUCache<string, { readonly document: DocumentNode | null }>({ max: mostDocuments });

  const documentOf = (query: string): DocumentNode | null => {
    const known = documents.get(query);
    if (known !== undefined) return known.document;
    const document = soundDocument(schema, query);
    documents.set(query, { document });
    return document;
  };

  return ({ query, operationName }) => {
    const document = documentOf(query);
    const operation = document === null ? null : getOperationAST(document, operationName);
    if (document === null || !operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return null;
    return { document, operation };
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
