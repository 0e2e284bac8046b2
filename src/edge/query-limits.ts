import { GraphQLError, Kind, Lexer, Source, TokenKind, parse } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';

/** How much one query may ask. A query for every field of this graph is well within. */
export const queryLimits = {
  characters: 32_768,
  tokens: 6_000,
  /** Brackets within brackets: the parser calls itself once for each. */
  nesting: 40,
  /** Fields below fields, also through fragments. */
  depth: 20,
  /** Fields after all fragments are spread. */
  fields: 3_000,
  /** Fields at the top: each may ask every vendor. */
  topFields: 30,
} as const;

/** Parses a query that keeps the limits; one that does not is refused before it costs anything. */
export function parseWithinLimits(text: string | Source): DocumentNode {
  const source = typeof text === 'string' ? new Source(text) : text;
  if (source.body.length > queryLimits.characters) throw tooMuch('characters');
  assertNesting(source);
  const document = parse(source);
  assertSize(document);
  return document;
}

const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

function assertNesting(source: Source): void {
  const lexer = new Lexer(source);
  let nesting = 0;
  for (let tokens = 0; lexer.advance().kind !== TokenKind.EOF; tokens += 1) {
    if (tokens >= queryLimits.tokens) throw tooMuch('tokens');
    if (opening.has(lexer.token.kind)) nesting += 1;
    if (closing.has(lexer.token.kind)) nesting -= 1;
    if (nesting > queryLimits.nesting) throw tooMuch('nesting');
  }
}

interface Size {
  readonly fields: number;
  readonly depth: number;
  readonly topFields: number;
}

const nothing: Size = { fields: 0, depth: 0, topFields: 0 };

function assertSize(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const measured = new Map<string, Size>();

  // A fragment that spreads itself counts as nothing here: validation refuses it.
  const sizeOfFragment = (name: string): Size => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, nothing);
    const size = sizeOf(fragments.get(name)?.selectionSet);
    measured.set(name, size);
    return size;
  };

  const sizeOf = (set: SelectionSetNode | undefined): Size => {
    const size = { fields: 0, depth: 0, topFields: 0 };
    for (const node of set?.selections ?? []) {
      const below = node.kind === Kind.FRAGMENT_SPREAD ? sizeOfFragment(node.name.value) : sizeOf(node.selectionSet);
      const own = node.kind === Kind.FIELD ? 1 : 0;
      size.fields += below.fields + own;
      size.depth = Math.max(size.depth, below.depth + own);
      size.topFields += own === 1 ? 1 : below.topFields;
    }
    return size;
  };

  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = sizeOf(node.selectionSet);
    for (const limit of ['depth', 'fields', 'topFields'] as const) {
      if (size[limit] > queryLimits[limit]) throw tooMuch(limit);
    }
  }
}

const words: Readonly<Record<keyof typeof queryLimits, string>> = {
  characters: 'characters',
  tokens: 'tokens',
  nesting: 'levels of brackets',
  depth: 'levels of fields',
  fields: 'fields',
  topFields: 'fields at the top',
};

const tooMuch = (limit: keyof typeof queryLimits): GraphQLError =>
  new GraphQLError(`The query is too large: at most ${queryLimits[limit]} ${words[limit]}.`, {
    extensions: { code: 'COST_LIMIT', http: { status: 400 } },
  });
