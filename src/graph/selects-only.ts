import { Kind, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** True if nothing but these fields is selected below the field that is being resolved. */
export function selectsOnly(names: ReadonlySet<string>, { fieldNodes, fragments }: GraphQLResolveInfo): boolean {
  const isWithin = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return names.has(selection.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) return isWithin(selection.selectionSet);
      return isWithin(fragments[selection.name.value]?.selectionSet);
    }) ?? false;
  return fieldNodes.every(({ selectionSet }) => isWithin(selectionSet));
}
