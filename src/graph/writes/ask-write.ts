import { GraphQLError } from 'graphql';
import type { Context } from '../../context.ts';
import { StoreUnavailable } from '../../store/store.ts';
import type { WriteName } from '../../vendors/write.ts';
import type { WriteInputs } from '../../vendors/write-inputs.ts';
import { KeyConflict, KeyInProgress } from '../../writes/key-errors.ts';
import { unfit } from '../../writes/answers.ts';
import { livingIds } from '../nodes/living-ids.ts';
import { forgetGroups } from '../tags/tags-of-group.ts';
import { InputReader } from './input-reader.ts';
import type { Written } from './payload.ts';

/** What a mutation's input says, in native terms. */
export interface ReadInput<N extends WriteName> {
  readonly input: WriteInputs[N];
  /** Names of the field below `input` that chose the vendor. */
  readonly vendorPath: readonly string[];
}

interface Asked<Input> {
  readonly input: Input;
  readonly dryRun?: boolean | null;
}

const longestKey = 128;

/** Makes the resolver of one mutation. `read` turns its input into native terms and tells problems to the reader. */
export const writeOf =
  <N extends WriteName, Input extends { readonly idempotencyKey?: string | null }>(
    mutation: N,
    read: (input: Input, reader: InputReader) => ReadInput<N>,
  ) =>
  async (_root: object, { input: sent, dryRun }: Asked<Input>, context: Context): Promise<Written> => {
    const input = await livingIds(sent, context);
    const reader = new InputReader(context);
    const { input: native, vendorPath } = read(input, reader);
    checkKey(input.idempotencyKey, reader);
    const { vendor, problems } = reader;
    if (vendor === null || problems.length > 0) return { ...unfit(dryRun === true, problems), vendor };
    try {
      const answer = await context.writer.write(
        {
          mutation,
          vendor,
          input: native,
          vendorPath,
          isDryRun: dryRun === true,
          idempotencyKey: input.idempotencyKey ?? null,
          viewer: context.viewer.name,
        },
        context.call,
      );
      return { ...answer, vendor };
    } catch (error) {
      throw keyError(error) ?? error;
    } finally {
      // What was read before may no longer be so; it is cheap to ask again, and wrong not to.
      context.loaders.forget(vendor);
      forgetGroups(context);
    }
  };

function checkKey(key: string | null | undefined, reader: InputReader): void {
  if (key === null || key === undefined) return;
  if (key.trim() === '') reader.problem(['idempotencyKey'], 'REQUIRED', 'A blank key tells no write from another.');
  const codePoints = Array.from(key).length;
  if (codePoints > longestKey) {
    reader.problem(['idempotencyKey'], 'TOO_LONG', `A key has at most ${longestKey} characters.`);
  }
}

/** The trouble with a key as a top-level error; undefined for anything else. */
function keyError(error: unknown): GraphQLError | undefined {
  if (error instanceof KeyConflict) return coded(error.message, { code: 'CONFLICT', retryable: false });
  if (error instanceof KeyInProgress) {
    return coded(error.message, { code: 'IN_PROGRESS', retryable: true, retryAfterMs: error.retryAfterMs });
  }
  if (error instanceof StoreUnavailable) {
    const message = 'The store that remembers idempotency keys cannot be had. Nothing was written: ask again.';
    return coded(message, { code: 'UNAVAILABLE', retryable: true });
  }
  return undefined;
}

const coded = (message: string, extensions: Readonly<Record<string, unknown>>): GraphQLError =>
  new GraphQLError(message, { extensions });
