import { getArgumentValues, locatedError, responsePathAsArray } from 'graphql';
import type { ASTNode, GraphQLError, GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import type { Variables } from './conditions.ts';
import type { FieldPlan } from './field-plan.ts';
import type { OperationPlan } from './operation-plan.ts';

/** The value that is not there, as JSON. */
export const nothing = 'null';

/** Where a value stands in the answer; undefined: at its root. */
export type Path = GraphQLResolveInfo['path'] | undefined;

/** One execution of a plan: whom it is for, and what has gone wrong in it. */
export class OperationRun {
  readonly plan: OperationPlan;
  readonly context: Context;
  readonly variables: Variables;
  readonly errors: GraphQLError[] = [];
  readonly #emptied = new Set<Path>();
  readonly #arguments = new Map<FieldPlan, Variables>();

  constructor(plan: OperationPlan, context: Context, variables: Variables) {
    this.plan = plan;
    this.context = context;
    this.variables = variables;
  }

  /** Read once for all objects that the field is asked of. Throws if a variable does not fit after all. */
  argumentsOf(field: FieldPlan): Variables {
    if (field.fixedArguments !== null) return field.fixedArguments;
    const known = this.#arguments.get(field);
    if (known !== undefined) return known;
    const given = Object.freeze(getArgumentValues(field.definition, field.nodes[0]!, this.variables));
    this.#arguments.set(field, given);
    return given;
  }

  /** Notes what was thrown, and gives what stands in its place; throws it on where nothing may stand there. */
  failed(thrown: unknown, nodes: readonly ASTNode[], path: Path, isNullable: boolean): string {
    const error = locatedError(thrown, nodes, responsePathAsArray(path));
    if (!isNullable) throw error;
    this.note(error, path);
    return nothing;
  }

  /** Keeps an error, unless what it is about is empty already. */
  note(error: GraphQLError, path: Path): void {
    if (this.#isEmptied(path)) return;
    this.#emptied.add(path);
    this.errors.push(error);
  }

  #isEmptied(path: Path): boolean {
    for (let at = path; at !== undefined; at = at.prev) {
      if (this.#emptied.has(at)) return true;
    }
    return this.#emptied.has(undefined);
  }
}
