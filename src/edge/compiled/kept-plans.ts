import type { OperationDefinitionNode } from 'graphql';
import type { OperationPlan } from './operation-plan.ts';

// Some 600 bytes each, and as much again for its place in a document.
const mostFields = 100_000;

/**
 * Plans of all operations. Below an interface a plan grows by each type that comes, far beyond its text: when all have grown
 * too large together they are forgotten, and those that are asked again are planned again.
 */
export class KeptPlans {
  readonly #plans = new Map<OperationDefinitionNode, Map<string, OperationPlan>>();
  #fields = 0;

  /** The plan of an operation for some conditions; made where none is kept. */
  of(operation: OperationDefinitionNode, conditions: string, make: () => OperationPlan): OperationPlan {
    if (this.#fields > mostFields) {
      this.#plans.clear();
      this.#fields = 0;
    }
    const known = this.#plans.get(operation) ?? new Map<string, OperationPlan>();
    this.#plans.set(operation, known);
    const plan = known.get(conditions) ?? make();
    known.set(conditions, plan);
    return plan;
  }

  /** So many fields more are planned. */
  grow(fields: number): void {
    this.#fields += fields;
  }
}
