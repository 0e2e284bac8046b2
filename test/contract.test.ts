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

/** What the contract names and later issues bring: nothing now. */
const laterTypes = /^$/;
const laterFields = new Set<string>();
/** What is there beside the contract: `Type` with all its fields, `Type.field` with its arguments, `Type.value`, `Type.field(argument)` or `Type & Interface`. */
const additions = new Set([
  // Where answers are kept, a list may be wanted fresher.
  ...['leads', 'customers', 'tags', 'followUps', 'tasks', 'blacklist', 'customerAssignments'].map(
    (list) => `Query.${list}(maxAgeMs)`,
  ),
  // A vendor may tell of a change and not of what.
  'Entity.UNKNOWN',
  // Events that the contract has no word for, understood all the same.
  ...['POOL_CHANGED', 'COLLABORATORS_CHANGED', 'LINKED', 'SOURCE_ADDED', 'DELETED', 'RESTORED'].map(
    (kind) => `FollowUpKind.${kind}`,
  ),
  // Vendors have limits of the second, too.
  'VendorQuota.limitPerSecond',
  // How well pushes can be trusted.
  'VendorInfo.missedPushes',
  'VendorInfo.parkedPushes',
  // A selector that opens one area after another asks only for what is open.
  'ReferenceData.provinces(externalIds)',
  'AdministrativeArea.children(externalIds)',
  // The three writes of the contract show the pattern; these are the others, and what a lost answer needs.
  ...[
    'customerUpdate',
    'customerTagsReplace',
    'customerStageSet',
    'customersAssign',
    'customersRecycle',
    'blacklistAdd',
    'blacklistRemove',
    'tagGroupCreate',
    'tagGroupUpdate',
    'tagGroupDelete',
    'tagCreate',
    'tagUpdate',
    'tagDelete',
    'companyCreate',
  ].flatMap((name) => [`Mutation.${name}`, `${pascal(name)}Input`, `${pascal(name)}Payload`]),
  'OwnerInput',
  'TagsReplaceMethod',
  'AssignmentKind',
  'WritePayload',
  'ReadBack',
  ...['CustomerCreatePayload', 'CustomerTagsChangePayload', 'FollowUpAddPayload'].flatMap((payload) => [
    `${payload} & WritePayload`,
    `${payload}.reason`,
    `${payload}.readBack`,
  ]),
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

it('has nothing beside the contract but what federation adds and what is listed here', () => {
  const promised = new Set(linesOf(contract()));
  const extra = [...ours].filter((line) => !promised.has(line) && !/_Entity|_Service|_Any|_entities/.test(line));
  expect(extra.filter((line) => !placesOf(line).some((place) => additions.has(place)))).toEqual([]);
});

it('lists as an addition nothing that is not there or that the contract has', () => {
  const placesIn = (lines: Iterable<string>) => new Set([...lines].flatMap(placesOf));
  const [here, promised] = [placesIn(ours), placesIn(linesOf(contract()))];
  expect([...additions].filter((place) => !here.has(place) || promised.has(place))).toEqual([]);
});

/** The places that a line speaks of: `Type`, `Type.field`, `Type.field(argument)` and `Type & Interface`. */
function placesOf(line: string): string[] {
  const [whole = '', field = '', type = ''] = /^((\w+)(?:\.\w+)?)(?:\(\w+\)| & \w+)?/.exec(line) ?? [];
  return [type, field, whole];
}

function pascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

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
