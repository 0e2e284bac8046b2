import { describe } from 'vitest';
import { changesSuite } from './changes.ts';
import { forgettingSuite } from './forgetting.ts';
import { keepingSuite } from './keeping.ts';
import { pushesSuite } from './pushes.ts';
import { recordsSuite } from './records.ts';
import type { NewPlace } from './store-place.ts';
import { writesSuite } from './writes.ts';

/** What every store must do. `newPlace` gives a fresh place for each test. */
export function describeStore(newPlace: NewPlace): void {
  describe('records', () => {
    recordsSuite(newPlace);
  });
  describe('pushes', () => {
    pushesSuite(newPlace);
  });
  describe('changes', () => {
    changesSuite(newPlace);
  });
  describe('keeping', () => {
    keepingSuite(newPlace);
  });
  describe('forgetting', () => {
    forgettingSuite(newPlace);
  });
  describe('the ledger of writes', () => {
    writesSuite(newPlace);
  });
}
