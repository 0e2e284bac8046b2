import * as fc from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import type { GraphQLCompositeType, GraphQLField, GraphQLInputType, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { oddNames } from './odd-names.ts';

/** A query as text, with values for its variables. Nearly always valid. */
export interface AnyOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What texts may be made of, by scalar. */
export type Pools = Readonly<Record<string, readonly unknown[]>>;

interface Draw {
  below(count: number): number;
  of<T>(values: readonly T[]): T;
  /** True so many times in a hundred. */
  isLucky(percent: number): boolean;
}

/** Any query that a schema allows, as random as its draws. */
export const anyOperation = (schema: GraphQLSchema, pools: Pools): fc.Arbitrary<AnyOperation> =>
  fc.gen().map((gen) => {
    const below = (count: number) => gen(fc.nat, { max: count - 1 });
    return new Writing(schema, pools, {
      below,
      of: (values) => values[below(values.length)]!,
      isLucky: (percent) => below(100) >= 100 - percent,
    }).operation();
  });

class Writing {
  readonly #schema: GraphQLSchema;
  readonly #pools: Pools;
  readonly #draw: Draw;
  readonly #definitions: string[] = [];
  readonly #fragments: string[] = [];
  readonly #values: Record<string, unknown> = {};
  /** Names of fragments by the type that they are on. */
  readonly #named = new Map<string, string[]>();
  #count = 0;

  constructor(schema: GraphQLSchema, pools: Pools, draw: Draw) {
    this.#schema = schema;
    this.#pools = pools;
    this.#draw = draw;
  }

  operation(): AnyOperation {
    const body = this.#selections(this.#schema.getQueryType()!, 1 + this.#draw.below(5));
    const variables = this.#definitions.length === 0 ? '' : `(${this.#definitions.join(', ')})`;
    const name = this.#draw.isLucky(50) ? ` ${this.#draw.of(oddNames)}` : variables === '' ? '' : ' ';
    const query = name === '' && variables === '' ? body : `query${name}${variables} ${body}`;
    return { query: [query, ...this.#fragments].join('\n'), variables: this.#values };
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = [];
    const count = 1 + this.#draw.below(4);
    for (let number = 0; number < count; number += 1) parts.push(...this.#selection(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string[] {
    if (isUnionType(type) || this.#draw.isLucky(isAbstractType(type) ? 50 : 12)) return [this.#fragment(type, depth)];
    if (this.#draw.isLucky(8)) return [`${this.#alias(20)}__typename${this.#condition()}`];
    const fields = Object.values(type.getFields()).filter(
      (field) => !byTheClock.has(field.name) && (depth > 0 || !isCompositeType(getNamedType(field.type))),
    );
    if (fields.length === 0) return ['__typename'];
    const field = this.#draw.of(fields);
    const head = `${this.#alias(isAbstractType(type) ? 60 : 30)}${field.name}${this.#arguments(field)}`;
    const times = this.#draw.isLucky(10) ? 2 : 1;
    return Array.from({ length: times }, () => {
      const fieldType = getNamedType(field.type);
      const below = isCompositeType(fieldType) ? ` ${this.#selections(fieldType, depth - 1)}` : '';
      return `${head}${this.#condition()}${below}`;
    });
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    if (this.#draw.isLucky(10) && !isUnionType(type)) return `...${this.#condition()} ${this.#selections(type, depth)}`;
    const on = this.#draw.of(this.#typesWithin(type));
    const known = this.#named.get(on.name) ?? [];
    if (known.length > 0 && this.#draw.isLucky(40)) return `...${this.#draw.of(known)}${this.#condition()}`;
    if (this.#draw.isLucky(50)) return `... on ${on.name}${this.#condition()} ${this.#selections(on, depth)}`;
    const name = `${this.#draw.of(['F', 'on_', 'query', 'Lead'])}${(this.#count += 1)}`;
    this.#fragments.push(`fragment ${name} on ${on.name} ${this.#selections(on, depth)}`);
    this.#named.set(on.name, [...known, name]);
    return `...${name}${this.#condition()}`;
  }

  #typesWithin(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    const objects = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
    const interfaces = objects.flatMap((one) => (isObjectType(one) ? one.getInterfaces() : []));
    return [type, ...objects, ...interfaces.filter((one) => isInterfaceType(one))];
  }

  #alias(percent: number): string {
    if (!this.#draw.isLucky(percent)) return '';
    if (this.#draw.isLucky(15)) return `${this.#draw.of(oddNames)}: `;
    return `a${(this.#count += 1)}${this.#draw.of(['', '_', '_b'])}: `;
  }

  #condition(): string {
    if (!this.#draw.isLucky(6)) return '';
    const one = `@${this.#draw.of(['skip', 'include'])}(if: ${this.#condition01()})`;
    return this.#draw.isLucky(10)
      ? ` @skip(if: ${this.#condition01()}) @include(if: ${this.#condition01()})`
      : ` ${one}`;
  }

  #condition01(): string {
    if (this.#draw.isLucky(30)) return this.#draw.of(['true', 'false']);
    const name = this.#draw.of(['yes', 'no', 'maybe']);
    if (!(name in this.#values)) {
      this.#definitions.push(name === 'maybe' ? '$maybe: Boolean = true' : `$${name}: Boolean!`);
      this.#values[name] = name === 'yes';
    }
    return `$${name}`;
  }

  #arguments(field: GraphQLField<unknown, unknown>): string {
    const given = field.args.filter((argument) => isRequiredArgument(argument) || this.#draw.isLucky(25));
    if (given.length === 0) return '';
    return `(${given.map(({ name, type, defaultValue }) => `${name}: ${this.#value(type, 3, defaultValue !== undefined)}`).join(', ')})`;
  }

  /** A literal, or a variable, as it stands in the document. */
  #value(type: GraphQLInputType, depth: number, hasDefault = false): string {
    if (this.#draw.isLucky(45)) return this.#variable(type, depth, hasDefault);
    return !isNonNullType(type) && this.#draw.isLucky(8) ? 'null' : this.#literal(type, depth);
  }

  #variable(type: GraphQLInputType, depth: number, hasDefault: boolean): string {
    const name = `${this.#draw.of(['v', 'input', 'errors', 'coerced', 'idx', 'hasValue_'])}${(this.#count += 1)}`;
    const isGiven = this.#draw.isLucky(75);
    const nullable = getNullableType(type);
    const shape = isNonNullType(type) && !hasDefault ? String(type) : String(this.#draw.of([type, nullable]));
    const isNullable = !shape.endsWith('!');
    const wants = isNullable && this.#draw.isLucky(25);
    const preset = wants ? ` = ${this.#plain(nullable, depth)}` : '';
    this.#definitions.push(`$${name}: ${shape}${preset}`);
    if (isGiven || !isNullable) {
      this.#values[name] = isNullable && this.#draw.isLucky(12) ? null : this.#json(nullable, depth);
    }
    return `$${name}`;
  }

  #literal(given: GraphQLInputType, depth: number): string {
    const type = getNullableType(given);
    if (isListType(type)) {
      if (this.#draw.isLucky(20)) return this.#literal(type.ofType, depth);
      return `[${Array.from({ length: this.#draw.below(4) }, () => this.#value(type.ofType, depth)).join(', ')}]`;
    }
    if (!isInputObjectType(type)) return printed(this.#leaf(type), isEnumType(type));
    const fields = this.#fieldsOf(type, depth);
    return `{${fields.map((field) => `${field.name}: ${this.#value(field.type, depth - 1, field.defaultValue !== undefined)}`).join(', ')}}`;
  }

  /** A literal without variables. */
  #plain(type: GraphQLInputType, depth: number): string {
    const write = (of: GraphQLInputType, value: unknown): string => {
      const inner = getNullableType(of);
      if (value === null) return 'null';
      if (isListType(inner))
        return Array.isArray(value)
          ? `[${value.map((one) => write(inner.ofType, one)).join(', ')}]`
          : write(inner.ofType, value);
      if (!isInputObjectType(inner)) return printed(value, isEnumType(inner));
      const fields = inner.getFields();
      return `{${Object.entries(value as object)
        .map(([name, one]) => `${name}: ${write(fields[name]!.type, one)}`)
        .join(', ')}}`;
    };
    return write(type, this.#json(type, depth));
  }

  #json(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.#json(type.ofType, depth);
    if (isListType(type)) {
      if (this.#draw.isLucky(15)) return this.#json(type.ofType, depth);
      return Array.from({ length: this.#draw.below(4) }, () => this.#json(type.ofType, depth));
    }
    if (!isInputObjectType(type)) return this.#leaf(type);
    return Object.fromEntries(
      this.#fieldsOf(type, depth).map(({ name, type: of }) => [
        name,
        !isNonNullType(of) && this.#draw.isLucky(10) ? null : this.#json(of, depth - 1),
      ]),
    );
  }

  #fieldsOf(type: Extract<GraphQLNamedType, { getFields(): unknown }> & GraphQLInputType, depth: number) {
    if (!isInputObjectType(type)) return [];
    const fields = Object.values(type.getFields());
    return fields.filter(
      (field) => isNonNullType(field.type) || (depth > 0 && this.#draw.isLucky(Math.max(15, 60 / fields.length))),
    );
  }

  #leaf(type: GraphQLInputType): unknown {
    if (isEnumType(type)) return this.#draw.of(type.getValues()).name;
    return this.#draw.of(this.#pools[getNamedType(type).name] ?? ['?']);
  }
}

const printed = (value: unknown, isName: boolean): string => {
  if (isName) return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, one]) => `${name}: ${printed(one, false)}`)
    .join(', ')}}`;
};

/** Fields that tell of real time, which two servers never have in common. */
const byTheClock: ReadonlySet<string> = new Set(['quota', 'health']);
