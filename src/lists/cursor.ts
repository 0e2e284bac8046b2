import { z } from 'zod';
import { compareKeys } from '../vendors/list-plan.ts';
import type { RowKey } from '../vendors/record-store.ts';
import { hashOf } from './hash.ts';
import { BadCursor } from './list-types.ts';
import { type PartState, walkModes } from './walk/part-state.ts';

/** A row's place among all vendors: newest first, rows without a time last, ties by vendor (its number in the list), then ref. */
export interface Frontier extends RowKey {
  readonly source: number;
}

/** Where a whole list stands. */
export interface WalkState {
  /** Epoch milliseconds: rows created later are not part of this walk. */
  readonly pin: number;
  /** The last row shown. Parts that are right behind it need no place of their own. */
  readonly frontier: Frontier | null;
  readonly parts: readonly PlacedPart[];
  /** Per source: its exact total at the start of the walk, and the rows shown of it so far. */
  readonly totals: readonly (number | null)[];
  readonly shown: readonly number[];
}

/** One part and where it stands. */
export interface PlacedPart {
  readonly source: number;
  readonly state: PartState;
  /** True if the part has passed every row up to the frontier, however far its own place has got; false for one that failed. */
  readonly isAbreast: boolean;
}

// The year 9999: a time that no date can hold must not get as far as a vendor's adapter.
const latest = 253_402_300_799_999;
const number = z.number().min(-latest).max(latest);
const place = z.tuple([number.nullable(), z.string().max(200)]);
const partCode = z.union([
  z.literal([0, 1]),
  z
    .tuple([
      number
        .int()
        .min(0)
        .max(walkModes.length - 1),
      number.int(),
    ])
    .rest(z.union([number, z.string(), z.null()])),
]);
const payload = z.tuple([
  z.literal(1),
  number.int(),
  number,
  z.union([z.literal(0), z.tuple([number.nullable(), number.int(), z.string().max(200)])]),
  z.array(place),
  z.array(partCode),
  z.array(number.nullable()),
  z.array(number),
]);

type Place = readonly [number | null, string];

/** Sixteen bits of the filter and of the list's parts: enough to refuse a cursor of another list, too little to tell it. */
export function checkOf(text: string): number {
  const hash = hashOf(text);
  return ((hash >>> 16) ^ hash) & 0xffff;
}

export function writeCursor(walk: WalkState, check: number): string {
  const places: Place[] = [];
  const parts = walk.parts.map((part) => partToCode(part, walk.frontier, places));
  const { frontier } = walk;
  const front = frontier === null ? 0 : [frontier.time, frontier.source, frontier.ref];
  const text = JSON.stringify([1, check, walk.pin, front, places, parts, walk.totals, walk.shown]);
  return Buffer.from(text).toString('base64url');
}

function partToCode({ source, state, isAbreast }: PlacedPart, frontier: Frontier | null, places: Place[]): unknown {
  if (state.isDone) return state.isDoubtful ? 1 : 0;
  const flags = (state.ignoresBounds ? 1 : 0) + (state.sawUntimed ? 2 : 0) + (state.isDoubtful ? 4 : 0);
  const code = [
    walkModes.indexOf(state.mode),
    placeCode({ source, state, isAbreast }, frontier, places),
    state.offset,
    flags,
    state.cap ?? 0,
    state.width === null ? 0 : state.width + 1,
    state.run ?? 0,
    state.anchors.map((one) => one.toString(36)).join(' '),
  ];
  while (code.length > 2 && (code.at(-1) === 0 || code.at(-1) === '')) code.pop();
  return code;
}

/** -1: none; 0: the frontier; else its number in the table of places. */
function placeCode({ source, state, isAbreast }: PlacedPart, frontier: Frontier | null, places: Place[]): number {
  const own = state.place;
  const followsKeys = state.run === null && state.mode !== 'unordered' && state.mode !== 'untimed';
  if (frontier !== null && followsKeys) {
    const distance = own === null ? -1 : compareKeys(own, projected(frontier, source));
    if (distance === 0 || (isAbreast && distance < 0)) return 0;
  }
  if (own === null) return -1;
  const known = places.findIndex(([time, ref]) => time === own.time && ref === own.ref);
  return known === -1 ? places.push([own.time, own.ref]) : known + 1;
}

/** The frontier as a place inside one source: at its very time, sources before it are wholly behind it. */
export function projected(frontier: Frontier, source: number): RowKey {
  if (source === frontier.source) return { time: frontier.time, ref: frontier.ref };
  return { time: frontier.time, ref: source < frontier.source ? '\uffff' : '' };
}

/** Throws `BadCursor` for rubbish and for cursors of another list or filter. `sourceOfPart` tells the source of each part. */
export function readCursor(
  text: string,
  check: number,
  sourceOfPart: readonly number[],
): Omit<WalkState, 'parts'> & { readonly states: readonly PartState[] } {
  const parsed = payload.safeParse(decode(text));
  if (!parsed.success)
    throw new BadCursor("This is no cursor of this list. Pass `endCursor` or an edge's `cursor` unchanged.");
  const [, given, pin, front, places, parts, totals, shown] = parsed.data;
  if (given !== check || parts.length !== sourceOfPart.length) {
    throw new BadCursor(
      'This cursor belongs to another list: vendors, filter and filterMode must stay the same during a walk.',
    );
  }
  const frontier = front === 0 ? null : { time: front[0], source: front[1], ref: front[2] };
  const states = parts.map((code, at) => codeToPart(code, sourceOfPart[at]!, frontier, places));
  return { pin, frontier, totals, shown, states };
}

function codeToPart(
  code: z.infer<typeof partCode>,
  source: number,
  frontier: Frontier | null,
  places: readonly Place[],
): PartState {
  const isDone = typeof code === 'number';
  const [mode, at, offset, flags, cap, width, run, anchors] = isDone ? [0, -1] : code;
  const bits = isDone ? (code === 1 ? 4 : 0) : Number(flags ?? 0);
  return {
    mode: walkModes[mode]!,
    place: placeOf(at, source, frontier, places),
    offset: Math.max(0, Math.trunc(Number(offset ?? 0))),
    cap: positive(cap),
    width: typeof width === 'number' && width > 0 ? Math.trunc(width) - 1 : null, // 0 is a width: one unit
    run: positive(run),
    anchors:
      typeof anchors === 'string' && anchors !== '' ? anchors.split(' ').map((one) => Number.parseInt(one, 36)) : [],
    ignoresBounds: (bits & 1) !== 0,
    sawUntimed: (bits & 2) !== 0,
    isDoubtful: (bits & 4) !== 0,
    isDone,
  };
}

const positive = (value: string | number | null | undefined): number | null =>
  typeof value === 'number' && value > 0 ? Math.trunc(value) : null;

function placeOf(at: number, source: number, frontier: Frontier | null, places: readonly Place[]): RowKey | null {
  if (at === 0) return frontier === null ? null : projected(frontier, source);
  const own = places[at - 1];
  return own === undefined ? null : { time: own[0], ref: own[1] };
}

function decode(text: string): unknown {
  if (text.length > 4096 || !/^[\w-]+$/.test(text)) return null;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
}
