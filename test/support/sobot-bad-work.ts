import { about, elsewhere, idOf, lead, rubbish, tagElsewhere, type BadInputs } from './bad-inputs.ts';

/** Of work on customers that are there. */
export const badWork: BadInputs = {
  customerTagsChange: [
    ['no tag', about({}), ['AT_LEAST_ONE_OF -']],
    ['two empty lists', about({ addTagIds: [], removeTagIds: [] }), ['AT_LEAST_ONE_OF -']],
    ['no customer', ({ fresh }) => ({ vendor: 'SOBOT', addTagIds: [fresh.id] }), ['EXACTLY_ONE_OF -']],
    [
      'two ways to tell the customer',
      ({ customer, fresh }) => ({ customerId: customer, wechatUnionId: 'o1', addTagIds: [fresh.id] }),
      ['EXACTLY_ONE_OF -'],
    ],
    ['no vendor', ({ fresh }) => ({ wechatUnionId: 'o1', addTagIds: [fresh.id] }), ['REQUIRED vendor']],
    [
      'a blank union id',
      ({ fresh }) => ({ vendor: 'SOBOT', wechatUnionId: ' ', addTagIds: [fresh.id] }),
      ['REQUIRED wechatUnionId'],
    ],
    [
      'a tag in both lists',
      ({ customer, fresh }) => ({ customerId: customer, addTagIds: [fresh.id], removeTagIds: [fresh.id] }),
      ['INVALID_VALUE removeTagIds'],
    ],
    ['rubbish for a tag', about({ addTagIds: [rubbish] }), ['INVALID_VALUE addTagIds.0']],
    ['a customer for a tag', about({ removeTagIds: [idOf('CUSTOMER', 'nobody')] }), ['INVALID_VALUE removeTagIds.0']],
    ["another vendor's tag", about({ addTagIds: [tagElsewhere] }), ['WRONG_VENDOR addTagIds.0']],
    [
      'a tag of WeCom',
      ({ customer, wecomTag }) => ({ customerId: customer, addTagIds: [wecomTag] }),
      ['UNSUPPORTED addTagIds'],
    ],
  ],
  customerTagsReplace: [
    ['rubbish for a tag', about({ tagIds: [rubbish] }), ['INVALID_VALUE tagIds.0']],
    ["another vendor's tag", about({ tagIds: [tagElsewhere] }), ['WRONG_VENDOR tagIds.0']],
    [
      'a tag of WeCom',
      ({ customer, wecomTag }) => ({ customerId: customer, tagIds: [wecomTag] }),
      ['UNSUPPORTED tagIds'],
    ],
    [
      'more than a hundred tags',
      about({ tagIds: Array.from({ length: 101 }, (_none, index) => idOf('TAG', `biz.t${index}`)) }),
      ['TOO_MANY tagIds'],
    ],
    ['rubbish for an id', () => ({ customerId: rubbish, tagIds: [] }), ['INVALID_VALUE customerId']],
  ],
  customerStageSet: [
    [
      'UNKNOWN as type',
      ({ customer, stage }) => ({ customerId: customer, stageExternalId: stage.key, stageType: 'UNKNOWN' }),
      ['INVALID_VALUE stageType'],
    ],
    ['a blank stage', about({ stageExternalId: ' ', stageType: 'WON' }), ['REQUIRED stageExternalId']],
    [
      'a stage that is listed nowhere, without its name',
      about({ stageExternalId: 'nowhere', stageType: 'WON' }),
      ['REQUIRED stageName'],
    ],
    [
      'rubbish for an id',
      () => ({ customerId: rubbish, stageExternalId: '1', stageName: 'x', stageType: 'WON' }),
      ['INVALID_VALUE customerId'],
    ],
  ],
  customersAssign: [
    [
      'nobody',
      ({ agent }) => ({ customerIds: [], kind: 'CHANGE_OWNER', owners: [{ externalId: agent.key }] }),
      ['REQUIRED customerIds'],
    ],
    [
      'no agent',
      ({ customer }) => ({ customerIds: [customer], kind: 'CHANGE_OWNER', owners: [] }),
      ['REQUIRED owners'],
    ],
    [
      'a blank agent',
      ({ customer }) => ({ customerIds: [customer], kind: 'CHANGE_OWNER', owners: [{ externalId: '' }] }),
      ['REQUIRED owners.0.externalId'],
    ],
    [
      'an agent who is not there',
      ({ customer }) => ({ customerIds: [customer], kind: 'CHANGE_OWNER', owners: [{ externalId: 'nobody' }] }),
      ['NOT_FOUND owners.0.externalId'],
    ],
    [
      'customers of two vendors',
      ({ customer, agent }) => ({
        customerIds: [customer, elsewhere],
        kind: 'CHANGE_OWNER',
        owners: [{ externalId: agent.key }],
      }),
      ['WRONG_VENDOR customerIds.1'],
    ],
    [
      'rubbish among ids',
      ({ customer, agent }) => ({
        customerIds: [customer, rubbish],
        kind: 'CHANGE_OWNER',
        owners: [{ externalId: agent.key }],
      }),
      ['INVALID_VALUE customerIds.1'],
    ],
  ],
  customersRecycle: [
    ['nobody', () => ({ customerIds: [], isValid: true }), ['REQUIRED customerIds']],
    [
      'more than a hundred',
      () => ({
        customerIds: Array.from({ length: 101 }, (_none, index) => idOf('CUSTOMER', `c${index}`)),
        isValid: true,
      }),
      ['TOO_MANY customerIds'],
    ],
    ['the id of a lead', () => ({ customerIds: [lead], isValid: true }), ['INVALID_VALUE customerIds.0']],
  ],
  blacklistAdd: [
    ['a blank reason', about({ duration: 'FOREVER', reason: ' ' }), ['REQUIRED reason']],
    ['NONE as duration', about({ duration: 'NONE', reason: 'x' }), ['INVALID_VALUE duration']],
    [
      'rubbish for an id',
      () => ({ customerId: rubbish, duration: 'FOREVER', reason: 'x' }),
      ['INVALID_VALUE customerId'],
    ],
  ],
  blacklistRemove: [
    ['rubbish for an id', () => ({ customerId: rubbish }), ['INVALID_VALUE customerId']],
    ["another vendor's customer", () => ({ customerId: elsewhere }), ['UNSUPPORTED customerId']],
  ],
  followUpAdd: [
    ['nothing to tell', ({ customer }) => ({ targetId: customer, content: ' ' }), ['REQUIRED content']],
    [
      'an author',
      ({ customer }) => ({ targetId: customer, content: 'x', authorExternalId: 'a' }),
      ['UNSUPPORTED authorExternalId'],
    ],
    [
      'a way of contact',
      ({ customer }) => ({ targetId: customer, content: 'x', contactTypeRaw: 'a' }),
      ['UNSUPPORTED contactTypeRaw'],
    ],
    ['rubbish for an id', () => ({ targetId: rubbish, content: 'x' }), ['INVALID_VALUE targetId']],
    ['a tag as target', ({ fresh }) => ({ targetId: fresh.id, content: 'x' }), ['INVALID_VALUE targetId']],
  ],
};
