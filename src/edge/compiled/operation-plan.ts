import { Kind } from 'graphql';
import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { collectFields, type Selecting } from './collect-fields.ts';
import type { Variables } from './conditions.ts';
import { planField, type FieldPlan } from './field-plan.ts';
import type { KeptPlans } from './kept-plans.ts';

/**
 * One query as it is run, for one set of values of the variables that `@skip` and `@include` depend on. What is below a
 * field is planned when a value of its type first comes, so that planning never takes longer than answering.
 */
export class OperationPlan implements Selecting {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
  readonly #kept: KeptPlans;
  #root: readonly FieldPlan[] | null = null;

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
    kept: KeptPlans,
  ) {
    this.schema = schema;
    this.operation = operation;
    this.fragments = fragmentsOf(document);
    this.variables = variables;
    this.#kept = kept;
  }

  get root(): readonly FieldPlan[] {
    return (this.#root ??= this.below(this.schema.getQueryType()!, [this.operation.selectionSet]));
  }

  /** What selection sets ask of an object of a type, in the order of the answer. Throws if a condition cannot be read. */
  below(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly FieldPlan[] {
    const fields: FieldPlan[] = [];
    for (const asked of collectFields(this, type, sets)) {
      const field = planField(this, type, asked, fields.length === 0);
      if (field !== null) fields.push(field);
    }
    this.#kept.grow(1 + fields.length);
    return fields;
  }
}

function fragmentsOf(document: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  }
  return fragments;
}
