import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  extendSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../src/schema.ts';

/** What the contract names and later issues bring: reference data, blacklist, assignments, texts, pushes, writes. */
const laterTypes =
  /^(Mutation|Subscription|ReferenceData|ReferenceItem|AdministrativeArea|AreaLevel|StaffNode|StaffKind|StaffRole|CustomFieldOwner|CustomFieldDefinition|DailyAssignments|LocalizedContent|ContentStatus|Translation|Change|ChangeKind|ChangeEdge|ChangeConnection|WriteOutcome|UserError|InvalidInput|VendorRefusal|UserErrorCode|VendorRequest|RegionInput|NamedReferenceInput|CustomFieldInput|UpsertAction|Blacklist\w+|CustomerAssignment\w*|Customer(Create|TagsChange)(Input|Payload)|FollowUpAdd(Input|Payload))$/;
const laterFields = new Set([
  'Query.referenceData',
  'Query.blacklist',
  'Query.customerAssignments',
  'Query.customerAssignmentStatistics',
  'Query.localizedContent',
  'Query.changes',
  'Customer.blacklistEntry',
]);

it('keeps every type, field, argument, default, value and description of the contract', () => {
  const missing = linesOf(contract()).filter((line) => !ours.has(line));
  expect(missing).toEqual([]);
});

it('no longer lists as missing what is there', () => {
  const schema = createSchema();
  expect(Object.keys(schema.getTypeMap()).filter((name) => laterTypes.test(name))).toEqual([]);
  const fields = [...ours].map((line) => /^(\w+\.\w+)/.exec(line)?.[1] ?? '');
  expect(fields.filter((field) => laterFields.has(field))).toEqual([]);
});

it('has nothing beside the contract but what federation adds', () => {
  const promised = new Set(linesOf(contract()));
  const extra = [...ours].filter((line) => !promised.has(line) && !/_Entity|_Service|_Any|_entities/.test(line));
  expect(extra).toEqual([]);
});

const ours = new Set(linesOf(createSchema()));

function contract(): GraphQLSchema {
  const directives =
    'directive @link(url: String, import: [String]) repeatable on SCHEMA directive @key(fields: String) repeatable on OBJECT directive @shareable on OBJECT ';
  const text = readFileSync(new URL('contract.graphql', import.meta.url), 'utf8').replace(/^extend schema .*$/m, '');
  const document = parse(directives + text);
  return extendSchema(buildASTSchema(document, { assumeValidSDL: true }), parse('scalar _'), { assumeValidSDL: true });
}

function linesOf(schema: GraphQLSchema): string[] {
  const names = Object.keys(schema.getTypeMap()).filter(
    (name) => !/^(__|_$|String$|Int$|Float$|Boolean$|ID$)/.test(name),
  );
  return names
    .filter((name) => !laterTypes.test(name))
    .flatMap((name) => linesOfType(schema.getType(name)!))
    .filter((line) => !laterFields.has(/^\w+\.\w+/.exec(line)?.[0] ?? ''));
}

function linesOfType(type: GraphQLNamedType): string[] {
  const { name, description } = type;
  const about = (text: string | null | undefined) => JSON.stringify(text?.trim() ?? null);
  const input = (at: string, { type: of, defaultValue, description: text }: GraphQLArgument | GraphQLInputField) =>
    `${at}: ${String(of)} = ${JSON.stringify(defaultValue)} ${about(text)}`;
  const head = [`${name} ${about(description)}`];
  if (isScalarType(type)) return [...head, `${name} specified by ${type.specifiedByURL}`];
  if (isEnumType(type))
    return [...head, ...type.getValues().map((value) => `${name}.${value.name} ${about(value.description)}`)];
  if (isUnionType(type)) return [...head, ...type.getTypes().map((member) => `${name} | ${member.name}`)];
  if (isInputObjectType(type)) {
    return [...head, ...Object.values(type.getFields()).map((field) => input(`${name}.${field.name}`, field))];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return head;
  const fields = Object.values(type.getFields()).flatMap((field) => [
    `${name}.${field.name}: ${String(field.type)} ${about(field.description)}`,
    ...field.args.map((arg) => input(`${name}.${field.name}(${arg.name})`, arg)),
  ]);
  return [...head, ...type.getInterfaces().map((of) => `${name} & ${of.name}`), ...fields];
}
