import { isAbstractType, Kind, typeFromAST } from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  InlineFragmentNode,
  SelectionSetNode,
} from 'graphql';
import { isSelected, type Variables } from './conditions.ts';

/** What selections are read with. */
export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Of these only what `@skip` and `@include` ask for is read. */
  readonly variables: Variables;
}

/**
 * The fields that some selection sets ask of an object, by the name that each has in the answer; "CollectFields" of the
 * specification of GraphQL (section 6.3.2).
 */
export function collectFields(
  { schema, fragments, variables }: Selecting,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();

  const isAbout = ({ typeCondition }: FragmentDefinitionNode | InlineFragmentNode): boolean => {
    const on = typeCondition && typeFromAST(schema, typeCondition);
    return on === undefined || on === type || (isAbstractType(on) && schema.isSubType(on, type));
  };

  const collect = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (!isSelected(node, variables)) continue;
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        const known = fields.get(name);
        if (known === undefined) fields.set(name, [node]);
        else known.push(node);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : unseen(node.name.value);
      if (fragment !== undefined && isAbout(fragment)) collect(fragment.selectionSet);
    }
  };

  const unseen = (name: string): FragmentDefinitionNode | undefined => {
    if (seen.has(name)) return undefined;
    seen.add(name);
    return fragments[name];
  };

  for (const set of sets) collect(set);
  return fields;
}
