import { z } from 'zod';
import type { TagKind } from '../../../records/tag.ts';
import type { Call } from '../../call.ts';
import { WriteRefused, type InputProblem, type Write } from '../../write.ts';
import type { CustomerTagsChange } from '../../write-inputs.ts';
import { post } from '../client.ts';
import { customerIdOf, tagIdOf } from '../refs.ts';
import { isGiven, unfit, wrongIf } from './checks.ts';
import type { WriteRoom } from './room.ts';

/** Whether it was done; a code of success goes before it. */
const wireDone = z.boolean();

/**
 * customer/coop/tag/add (FACTS 1.4), of which only the adding is used: it leaves other tags alone, while overwriting
 * and clearing take away what all the customer's employees gave. Nothing proves afterwards that it was done: the list
 * of customers cannot be asked for one of them, and the customer by its id tells no tags.
 */
export const customerTagsChange = (room: WriteRoom): Write<CustomerTagsChange> => ({
  async prepare(input, call) {
    const { customer, wecomExternalUserId, addTags } = input;
    const ref = customer ?? wecomExternalUserId ?? ''; // the same id by two names
    const problems = unfit([...checkCustomer(input), ...checkTags(input), ...(await checkKinds(room, addTags, call))]);
    if (problems !== null) return problems;
    const request = post('customer/coop/tag/add', {
      external_user_id: ref,
      type: 0, // add
      tag_list: [...new Set(addTags.map(tagIdOf))],
    });
    return {
      request,
      async send(call) {
        if (!wireDone.parse(await room.send(request, call))) {
          throw new WriteRefused({ code: 'UNKNOWN', message: 'The vendor says that it was not done.' });
        }
        return { refs: [ref] };
      },
    };
  },
});

function checkCustomer({ customer, wechatUnionId, wecomExternalUserId }: CustomerTagsChange): readonly InputProblem[] {
  const ways = [customer, wechatUnionId, wecomExternalUserId].filter(isGiven);
  const isUnknown = (ref: string | null | undefined): boolean => isGiven(ref) && customerIdOf(ref) === null;
  return [
    ...wrongIf(
      ways.length !== 1,
      null,
      'EXACTLY_ONE_OF',
      'Tell the customer by exactly one of customerId, wechatUnionId and wecomExternalUserId.',
    ),
    ...wrongIf(
      isGiven(wechatUnionId),
      ['wechatUnionId'],
      'UNSUPPORTED',
      'WSHOTO takes customers by customerId or wecomExternalUserId.',
    ),
    ...wrongIf(isUnknown(customer), ['customerId'], 'NOT_FOUND', 'There is no such customer.'),
    ...wrongIf(
      isUnknown(wecomExternalUserId),
      ['wecomExternalUserId'],
      'INVALID_VALUE',
      'This is no id of an external contact.',
    ),
  ];
}

const checkTags = ({ addTags, removeTags }: CustomerTagsChange): readonly InputProblem[] => [
  ...wrongIf(removeTags.length > 0, ['removeTagIds'], 'UNSUPPORTED', 'WSHOTO has no call that takes single tags away.'),
  ...wrongIf(addTags.length + removeTags.length === 0, null, 'AT_LEAST_ONE_OF', 'Give at least one tag in addTagIds.'),
  ...wrongIf(
    addTags.some((tag) => tagIdOf(tag) === null),
    ['addTagIds'],
    'NOT_FOUND',
    'There is no such tag.',
  ),
];

const otherKinds: ReadonlySet<TagKind | null | undefined> = new Set(['PERSONAL', 'BUSINESS'] as const);

/** Many tags were never seen where their kind is told; whether those can be given is for the vendor to say. */
async function checkKinds({ tags }: WriteRoom, refs: readonly string[], call: Call): Promise<readonly InputProblem[]> {
  const known = refs.length === 0 ? [] : await tags.byRefs(refs, call);
  return wrongIf(
    known.some(({ kind }) => otherKinds.has(kind)),
    ['addTagIds'],
    'UNSUPPORTED',
    'WSHOTO gives customers corporate tags only, and one of these is of another kind.',
  );
}
