import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { createSchema } from '../../src/schema.ts';
import { vendorNames, type VendorName } from '../../src/vendors/vendor-name.ts';

const schema = createSchema();

/** Every field of a type of the graph, and so many levels below; of vendors' own fields those of one vendor. */
export function everythingOf(typeName: string, vendor: VendorName, levels: number): string {
  return selectionOf(schema.getType(typeName)!, vendor, levels);
}

function selectionOf(type: GraphQLNamedType, vendor: VendorName, levels: number): string {
  if (!isCompositeType(type)) return '';
  const own = isObjectType(type) ? [type] : schema.getPossibleTypes(type).filter((one) => !isOfAnother(one, vendor));
  return `{ __typename ${own.map((one) => `... on ${one.name} { ${fieldsOf(one, vendor, levels)} }`).join(' ')} }`;
}

const isOfAnother = ({ name }: GraphQLObjectType, vendor: VendorName): boolean =>
  vendorNames.some((other) => other !== vendor && name.toLowerCase().startsWith(other));

/** Under names of their own: types of one union may have fields of one name and different types. */
function fieldsOf(type: GraphQLObjectType, vendor: VendorName, levels: number): string {
  const texts = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    const given = argumentsOf(field);
    if (given === null || (isCompositeType(named) && levels === 0)) return [];
    return [`${type.name}_${field.name}: ${field.name}${given} ${selectionOf(named, vendor, levels - 1)}`];
  });
  return ['__typename', ...texts].join(' ');
}

/** Null: something is needed that only a caller knows. */
function argumentsOf({ args }: GraphQLField<unknown, unknown>): string | null {
  const needed = args.filter(isRequiredArgument).map(({ name, type }) => {
    const named = getNamedType(type);
    return isEnumType(named) ? `${name}: ${named.getValues()[0]!.name}` : null;
  });
  if (needed.includes(null)) return null;
  return needed.length === 0 ? '' : `(${needed.join()})`;
}
