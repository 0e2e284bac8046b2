import { describe, expect, it } from 'vitest';
import { aCall } from '../../../../test/support/http-over.ts';
import { keysetParts, sandboxed, source } from '../../../../test/support/kuaishou.ts';

const connectedTags = () => {
  const { adapter, endpoints } = sandboxed();
  return { tags: source(adapter, 'TAG'), endpoints };
};

describe('the tags of Kuaishou', () => {
  it('are a fixed vocabulary that nobody is asked for', async () => {
    const { tags, endpoints } = connectedTags();
    const plan = tags.list!({ name: '无效', kinds: ['LEAD_MARK'], groups: ['1'] });
    expect(plan.handling).toEqual({ name: 'APPLIED_HERE', kinds: 'APPLIED_HERE' });
    const reply = await keysetParts(plan)[0]!.after({ after: null, limit: 100 }, aCall());
    expect(reply).toMatchObject({ total: 19, isEnd: true, fetchedAt: null, servedFrom: 'BUILT_IN' });
    expect(reply.rows.map(({ ref, name }) => `${ref} ${name}`)).toContain('intention.7 无意向类标签-非本人接电话');
    expect(endpoints()).toEqual([]);
  });

  it('are had by ref, also one that Kuaishou added since', async () => {
    const { tags } = connectedTags();
    const found = await tags.get!.byRefs(['mark.3', 'intention.99', 'colour.1', 'mark.x'], aCall());
    expect(found).toMatchObject([
      { ref: 'mark.3', externalId: '3', name: '无效', kind: 'LEAD_MARK', kindRaw: 'clue_tag' },
      { ref: 'intention.99', externalId: '99', name: null, kind: 'INTENTION', kindRaw: 'child_intention_tag' },
    ]);
    expect([tags.externalIdOf('mark.3'), tags.externalIdOf('nobody')]).toEqual(['3', null]);
  });
});
