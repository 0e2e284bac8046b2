import { GraphQLError, OperationTypeNode } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Context } from '../../context.ts';
import { conditionVariables, type Variables } from './conditions.ts';
import { KeptPlans } from './kept-plans.ts';
import { OperationPlan } from './operation-plan.ts';
import { OperationRun } from './operation-run.ts';
import type { Output } from './output.ts';
import { PrintedData } from './printed-data.ts';
import { writeObject } from './write-object.ts';

/** The result of a query whose data is written already; null where an error emptied it. */
export type PrintedResult = ExecutionResult<PrintedData>;

/** One query made into a plan that is run for each who asks it. Its variables are as `soundVariables` gives them. */
export type CompiledOperation = (context: Context, variables: Variables) => Promise<PrintedResult>;

// Each has two values: a plan for each combination.
const mostConditions = 4;

/**
 * Makes a validated query into a function that answers as graphql-js does, and writes JSON where graphql-js makes objects.
 * Null: it stays with graphql-js, because it is a mutation, or what it selects depends on too many variables.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  kept = new KeptPlans(),
): CompiledOperation | null {
  if (operation.operation !== OperationTypeNode.QUERY) return null;
  const conditions = conditionVariables(document);
  if (conditions.length > mostConditions) return null;

  const planFor = (variables: Variables): OperationPlan =>
    kept.of(operation, conditions.map((name) => String(variables[name])).join(), () => {
      const chosen = Object.fromEntries(conditions.map((name) => [name, variables[name]]));
      return new OperationPlan(schema, document, operation, chosen, kept);
    });
  return (context, variables) => answered(new OperationRun(planFor(variables), context, variables));
}

async function answered(run: OperationRun): Promise<PrintedResult> {
  const data = await dataOf(run);
  return run.errors.length === 0 ? { data } : { data, errors: [...run.errors] };
}

async function dataOf(run: OperationRun): Promise<PrintedData | null> {
  const output: Output = [];
  try {
    await writeObject(run, run.plan.root, undefined, output, undefined);
    return new PrintedData(output);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error; // of no field: a fault of what runs them
    run.note(error, undefined);
    return null;
  }
}
