// A client that reads changes page by page, at either process, while pushes come to both.
import { describe, expect, it } from 'vitest';
import { startProgram } from '../support/program.ts';
import { aCourier } from './courier.ts';
import { aFolder } from './a-folder.ts';
import { nativeOf } from './all-changes.ts';
import { notes, tellOf } from './jing-notes.ts';
import { pushStores } from './push-stores.ts';

const secret = 'a-secret-of-the-test';

describe.each(pushStores)('pages of changes over $name', ({ place }) => {
  it(
    'hold each change once and in one order, also those that come while they are read',
    { timeout: 120_000 },
    async () => {
      const folder = aFolder();
      const environment = { JING_WEBHOOK_SECRET: secret, ...(await place()) };
      const programs = await Promise.all([startProgram(folder, environment), startProgram(folder, environment)]);
      const couriers = programs.map(({ url }) => aCourier(`${url}/webhooks/jing/${secret}`));
      const pushes = notes(300, 'paged');
      const bodies = pushes.map(({ body }) => body);
      const isEven = (_body: string, index: number) => index % 2 === 0;
      let isDelivered = false;
      const delivering = Promise.all([
        couriers[0]!.deliverAll(bodies.filter(isEven), 4),
        couriers[1]!.deliverAll(
          bodies.filter((body, index) => !isEven(body, index)),
          4,
        ),
      ]).then(() => (isDelivered = true));

      const read: { readonly cursor: string; readonly tells: string }[] = [];
      let readMeanwhile = 0;
      for (let page = 0, after: string | null = null, isMore = true; isMore; page += 1) {
        const mayEnd: boolean = isDelivered;
        const { body } = await programs[page % 2]!.ask(`{ changes(first: 7, after: ${JSON.stringify(after)}) {
        nodes { cursor recordId occurredAt } pageInfo { endCursor hasNextPage } } }`);
        const { nodes, pageInfo } = body.data.changes;
        for (const { cursor, recordId, occurredAt } of nodes)
          read.push({ cursor, tells: tellOf(nativeOf(recordId), occurredAt) });
        after = pageInfo.endCursor;
        readMeanwhile += isDelivered ? 0 : nodes.length;
        isMore = !mayEnd || pageInfo.hasNextPage;
      }
      await delivering;
      await Promise.all(couriers.map((courier) => courier.close()));

      expect(read.map(({ tells }) => tells).toSorted()).toEqual(pushes.map(({ tells }) => tells).toSorted());
      const { body } = await programs[0].ask('{ changes(first: 100) { nodes { cursor } } }');
      expect(read.slice(0, 100).map(({ cursor }) => cursor)).toEqual(
        body.data.changes.nodes.map(({ cursor }: { cursor: string }) => cursor),
      );
      expect(readMeanwhile).toBeGreaterThan(0);
    },
  );
});
