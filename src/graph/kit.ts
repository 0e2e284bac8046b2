import type { EnumRef, MaybePromise, ObjectRef } from '@pothos/core';
import type { Context } from '../context.ts';
import type { StageType } from '../records/follow-up.ts';
import type { Entity } from '../records/record.ts';
import type { Tag } from '../records/tag.ts';
import type { Builder, Types } from './builder.ts';
import type { Held } from './nodes/held.ts';

/** The fields of one record that only its vendor has: those at hand, and a way to the rest. */
export interface Copies<D> {
  readonly atHand: D | null;
  /** The details of the record fetched by its ref; null if that would tell no more. Never called twice for one record. */
  fetch(): Promise<D | null>;
}

/** What a vendor's `details.ts` builds its GraphQL types with. */
export interface GraphKit {
  readonly builder: Builder;
  /** Types of the graph that details point at. */
  readonly Tag: ObjectRef<Types, Held<'TAG'>>;
  readonly StageType: EnumRef<Types, StageType>;
  /**
   * For the `extensions` of a field that holds a name, a phone, an e-mail or an identity as text: without the scope
   * `pii:read` it is shown masked. Fields of the scalars PhoneNumber and EmailAddress need no mark.
   */
  readonly personal: { readonly isPersonal: true };
  /** Makes tags of this vendor showable. */
  holdTags(tags: readonly Tag[] | null | undefined): Held<'TAG'>[] | null;
  /** Resolves a field of a details type: from the copy at hand, or, where that copy does not carry it (`undefined`), from the fetched one. */
  pick<D, K extends keyof D>(
    key: K,
  ): (copies: Copies<D>, args: object, context: Context) => MaybePromise<Exclude<D[K], undefined> | null>;
}

/** The details type of each kind of record that the vendor supplies; each resolves over `Copies`. */
export type DetailTypes = {
  // oxlint-disable-next-line typescript/no-explicit-any -- the shape of the details belongs to the vendor's folder
  readonly [E in Entity]?: ObjectRef<Types, any>;
};
