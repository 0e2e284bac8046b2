import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind, visit } from 'graphql';
import type { DocumentNode, SelectionNode } from 'graphql';

/** Values of the variables of an operation, as graphql-js coerces them. */
export type Variables = Readonly<Record<string, unknown>>;

/** Names of the variables on which it depends what is selected: those of `@skip` and `@include`. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      for (const { value } of directive.arguments ?? []) {
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      }
    },
  });
  return [...names];
}

/** False: `@skip` or `@include` leaves it out. */
export const isSelected = (node: SelectionNode, variables: Variables): boolean =>
  !node.directives?.length ||
  (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false);
