import { execute, getOperationAST, parse, validate, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { scopes, type Context, type Scope } from '../../src/context.ts';
import { compileOperation } from '../../src/edge/compiled/compile-operation.ts';
import { soundVariables } from '../../src/edge/compiled/sound-variables.ts';
import { SourceNotes } from '../../src/lists/source-notes.ts';
import { createLoaders } from '../../src/loaders/create-loaders.ts';
import { showError } from '../../src/mask-error.ts';
import { createSchema } from '../../src/schema.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Adapter } from '../../src/vendors/adapter.ts';
import { systemClock } from '../../src/vendors/clock.ts';
import type { ConnectedVendors } from '../../src/vendors/connected.ts';
import type { VendorName } from '../../src/vendors/vendor-name.ts';
import type { WriteLedger } from '../../src/writes/write-ledger.ts';
import { createWriter } from '../../src/writes/writer.ts';
import { aFeed } from './a-feed.ts';
import { fakeVendors, type FakeOffers } from './fake-vendors.ts';
import { fastPathInTests } from './fast-path.ts';
import { aCall } from './http-over.ts';

interface AskOptions {
  readonly variables?: Record<string, unknown>;
  readonly seeing?: readonly Scope[];
  readonly offers?: FakeOffers;
  /** What is remembered of writes; omitted: nothing yet. */
  readonly ledger?: WriteLedger;
  /** What pushes brought; omitted: nothing. */
  readonly store?: Store;
  /** In place of fakes that do not push. */
  readonly vendors?: ConnectedVendors;
  /** Time that the request has. */
  readonly budgetMs?: number;
}

/** As the server does: compiled where that can be. */
async function executed(args: ExecutionArgs & { readonly contextValue: Context }): Promise<ExecutionResult<unknown>> {
  const { schema, document, variableValues, contextValue } = args;
  const operation = getOperationAST(document)!;
  const compiled = fastPathInTests === 'off' ? null : compileOperation(schema, document, operation);
  const sound = soundVariables(schema, operation, variableValues ?? {});
  if (compiled === null || sound === null) return execute(args);
  const { data, ...others } = await compiled(contextValue, sound);
  return { ...others, data: data?.parsed() ?? null };
}

/** Remembers writes over several questions. */
export const newLedger = (): WriteLedger => openSqliteStore({ path: ':memory:', clock: systemClock }).writes;

const silent = { info: () => undefined, warn: () => undefined };

/** Asks the graph over fake adapters, without HTTP. Errors are as a client sees them. */
export async function askGraph(
  adapters: Partial<Record<VendorName, Adapter>>,
  query: string,
  {
    variables = {},
    seeing = scopes,
    offers = {},
    ledger = newLedger(),
    budgetMs = 60_000,
    store,
    vendors,
  }: AskOptions = {},
) {
  const schema = createSchema();
  const document = parse(query);
  const invalid = validate(schema, document);
  if (invalid.length > 0) throw invalid[0]!;

  const room = {
    vendors: vendors ?? fakeVendors(adapters, offers),
    call: { ...aCall(), deadline: Date.now() + budgetMs },
    clock: systemClock,
  };
  const notes = new SourceNotes();
  const contextValue: Context = {
    ...room,
    viewer: { name: 'test', scopes: new Set(seeing) },
    loaders: createLoaders(room),
    notes,
    writer: createWriter({ ...room, ledger, log: silent }),
    changes: aFeed(store ?? openSqliteStore({ path: ':memory:', clock: systemClock })),
    clientGone: room.call.signal,
    lastEventId: null,
    markPlace: () => undefined,
    observedSince: async (vendor) => store?.records(vendor).observedSince() ?? null,
    missedPushes: async () => null,
    parkedPushes: async () => 0,
    lastPushAt: async () => null,
  };
  const result = await executed({ schema, document, contextValue, variableValues: variables });
  return {
    // Only the test knows what it asked for.
    data: JSON.parse(JSON.stringify(result.data ?? null)),
    errors: (result.errors ?? []).map((error) => {
      const shown = showError(error) ?? error;
      return { message: shown.message, path: shown.path?.join('.'), extensions: shown.extensions };
    }),
    notes: notes.all,
  };
}
