import { key, long, rubbish, tagElsewhere, type BadInputs } from './bad-inputs.ts';

/** Of writing the library of tags. */
export const badTags: BadInputs = {
  tagGroupCreate: [
    ['a blank name', () => ({ vendor: 'SOBOT', name: ' ', color: '#15C7C9' }), ['REQUIRED name']],
    ['a name of 31 characters', () => ({ vendor: 'SOBOT', name: long(31), color: '#15C7C9' }), ['TOO_LONG name']],
    ['no colour', () => ({ vendor: 'SOBOT', name: 'x' }), ['REQUIRED color']],
    [
      'a tag of 31 characters',
      () => ({ vendor: 'SOBOT', name: 'x', color: '#1', tagNames: ['y', long(31)] }),
      ['TOO_LONG tagNames.1'],
    ],
    [
      'a tag twice',
      () => ({ vendor: 'SOBOT', name: 'x', color: '#1', tagNames: ['y', 'y'] }),
      ['INVALID_VALUE tagNames'],
    ],
    ['a vendor that takes none', () => ({ vendor: 'KUAISHOU', name: 'x', color: '#1' }), ['UNSUPPORTED vendor']],
  ],
  tagGroupUpdate: [
    ['a blank name', ({ worn }) => ({ group: key(worn.group), name: '' }), ['REQUIRED name']],
    ['a name of 31 characters', ({ worn }) => ({ group: key(worn.group), name: long(31) }), ['TOO_LONG name']],
    ['a blank group', () => ({ group: key(' '), name: 'x' }), ['REQUIRED group.externalId']],
    ['a blank colour', ({ worn }) => ({ group: key(worn.group), name: 'x', color: '' }), ['REQUIRED color']],
    ['a null', ({ worn }) => ({ group: key(worn.group), name: 'x', color: null }), ['INVALID_VALUE color']],
    ['a group of a vendor that takes none', () => ({ group: key('1', 'JING'), name: 'x' }), ['UNSUPPORTED group']],
  ],
  tagGroupDelete: [['a blank group', () => ({ group: key('') }), ['REQUIRED group.externalId']]],
  tagCreate: [
    ['a blank name', ({ worn }) => ({ group: key(worn.group), name: '' }), ['REQUIRED name']],
    ['a name of 31 characters', ({ worn }) => ({ group: key(worn.group), name: long(31) }), ['TOO_LONG name']],
    [
      'a parameter name of 31 characters',
      ({ worn }) => ({ group: key(worn.group), name: 'x', paramName: long(31) }),
      ['TOO_LONG paramName'],
    ],
    [
      'a blank parameter name',
      ({ worn }) => ({ group: key(worn.group), name: 'x', paramName: ' ' }),
      ['REQUIRED paramName'],
    ],
  ],
  tagUpdate: [
    ['a blank name', ({ worn }) => ({ tagId: worn.id, name: '' }), ['REQUIRED name']],
    ['a name of 31 characters', ({ worn }) => ({ tagId: worn.id, name: long(31) }), ['TOO_LONG name']],
    [
      'a parameter name of 31 characters',
      ({ worn }) => ({ tagId: worn.id, name: 'x', paramName: long(31) }),
      ['TOO_LONG paramName'],
    ],
    ['a blank parameter name', ({ worn }) => ({ tagId: worn.id, name: 'x', paramName: '' }), ['REQUIRED paramName']],
    ['a null', ({ worn }) => ({ tagId: worn.id, name: 'x', paramName: null }), ['INVALID_VALUE paramName']],
    ['a tag of WeCom', ({ wecomTag }) => ({ tagId: wecomTag, name: 'x' }), ['UNSUPPORTED tagId']],
    ['rubbish for an id', () => ({ tagId: rubbish, name: 'x' }), ['INVALID_VALUE tagId']],
  ],
  tagDelete: [
    ['a tag of WeCom', ({ wecomTag }) => ({ tagId: wecomTag }), ['UNSUPPORTED tagId']],
    ["another vendor's tag", () => ({ tagId: tagElsewhere }), ['UNSUPPORTED tagId']],
    ['rubbish for an id', () => ({ tagId: rubbish }), ['INVALID_VALUE tagId']],
  ],
};
