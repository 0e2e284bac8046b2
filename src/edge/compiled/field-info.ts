import type { FieldNode, GraphQLObjectType, GraphQLOutputType, GraphQLResolveInfo } from 'graphql';
import type { FieldPlan } from './field-plan.ts';
import type { OperationRun, Path } from './operation-run.ts';

/** What a resolver is told of the field that it resolves, found out when it asks. */
export class FieldInfo implements GraphQLResolveInfo {
  readonly #run: OperationRun;
  readonly #field: FieldPlan;
  readonly #above: Path;
  #path: NonNullable<Path> | null = null;

  constructor(run: OperationRun, field: FieldPlan, above: Path) {
    this.#run = run;
    this.#field = field;
    this.#above = above;
  }

  get fieldName(): string {
    return this.#field.definition.name;
  }

  get fieldNodes(): readonly FieldNode[] {
    return this.#field.nodes;
  }

  get returnType(): GraphQLOutputType {
    return this.#field.definition.type;
  }

  get parentType(): GraphQLObjectType {
    return this.#field.parent;
  }

  get path(): NonNullable<Path> {
    return (this.#path ??= { prev: this.#above, key: this.#field.name, typename: this.#field.parent.name });
  }

  get schema(): GraphQLResolveInfo['schema'] {
    return this.#run.plan.schema;
  }

  get fragments(): GraphQLResolveInfo['fragments'] {
    return this.#run.plan.fragments;
  }

  get rootValue(): undefined {
    return undefined;
  }

  get operation(): GraphQLResolveInfo['operation'] {
    return this.#run.plan.operation;
  }

  get variableValues(): GraphQLResolveInfo['variableValues'] {
    return this.#run.variables;
  }
}
