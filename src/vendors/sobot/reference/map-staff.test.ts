import { expect, it } from 'vitest';
import staff from '../fixtures/staff.doc.json' with { type: 'json' };
import { toStaffNode } from './map-staff.ts';

it('reads the documented tree of departments and agents (S31)', () => {
  expect(staff.items.map(toStaffNode)).toMatchInlineSnapshot(`
    [
      {
        "children": [
          {
            "children": null,
            "externalId": "edf5f6bbf1ee488093edc3eea29cdc63",
            "imageUrl": null,
            "kind": "AGENT",
            "kindRaw": "2",
            "name": "test2",
            "path": null,
            "role": null,
            "roleRaw": null,
          },
        ],
        "externalId": "fa9e42241b154353ab629ed4b897ee63",
        "imageUrl": null,
        "kind": "DEPARTMENT",
        "kindRaw": "1",
        "name": "user1",
        "path": "60b7e31daf15417aa0f521aa7d822ddd|bab2c1b0a95248e4bf30ef1c2bf36946|fa9e42241b154353ab629ed4b897ee63",
        "role": null,
        "roleRaw": null,
      },
    ]
  `);
});

it('takes the role from the name in the table of S31 as from that in its sample', () => {
  expect(toStaffNode({ id: 'a', type: 2, manager: 1 })).toMatchObject({ kind: 'AGENT', role: 'ADMIN', roleRaw: '1' });
  expect(toStaffNode({ id: 'a', type: '2', manager_flag: '2' })).toMatchObject({ role: 'AGENT', roleRaw: '2' });
  expect(toStaffNode({ id: 'a', type: 3, manager: 7 })).toMatchObject({ kind: 'UNKNOWN', role: 'UNKNOWN' });
});

it('shows a picture only if it is an address, and nobody below where a list says so', () => {
  const image = 'https://img.sobot.com/a.png';
  expect(toStaffNode({ id: 'a', image, sub_list: [] })).toMatchObject({ imageUrl: image, children: [] });
  expect(toStaffNode({ id: 'a', image: 'a.png' })).toMatchObject({ imageUrl: null, children: null });
});
