import { GraphQLError, Kind, OperationTypeNode } from 'graphql';
import type { ASTVisitor, SelectionSetNode, ValidationContext } from 'graphql';

const conditions: ReadonlySet<string> = new Set(['skip', 'include']);

/** A subscription whose only field may be left out asks for nothing: refused, as GraphQL does from September 2025 on. */
export function unconditionalSubscriptions(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition({ operation, selectionSet }) {
      if (operation !== OperationTypeNode.SUBSCRIPTION || !isConditional(selectionSet, context, new Set())) return;
      const message = 'The field of a subscription must not be left out: take @skip and @include away from it.';
      context.reportError(new GraphQLError(message, { nodes: selectionSet }));
    },
  };
}

function isConditional(set: SelectionSetNode, context: ValidationContext, seen: Set<string>): boolean {
  return set.selections.some((node) => {
    if (node.directives?.some(({ name }) => conditions.has(name.value)) === true) return true;
    if (node.kind === Kind.INLINE_FRAGMENT) return isConditional(node.selectionSet, context, seen);
    if (node.kind !== Kind.FRAGMENT_SPREAD || seen.has(node.name.value)) return false;
    seen.add(node.name.value);
    const fragment = context.getFragment(node.name.value);
    return fragment !== null && fragment !== undefined && isConditional(fragment.selectionSet, context, seen);
  });
}
