import type { Copies, GraphKit } from '../../../graph/kit.ts';
import { customerEnums } from '../details-enums.ts';
import type { WshotoCustomerDetails, WshotoFollowUser } from './map-customer.ts';

/** An employee as the copy at hand tells, and the way to the remark, which rows do not carry. */
interface HeldFollowUser {
  readonly user: WshotoFollowUser;
  readonly copies: Copies<WshotoCustomerDetails>;
}

export function customerDetails(kit: GraphKit) {
  const { CustomerType } = customerEnums(kit);
  const FollowUser = followUser(kit);
  const pick = <K extends keyof WshotoCustomerDetails>(key: K) => kit.pick<WshotoCustomerDetails, K>(key);
  return kit.builder.objectRef<Copies<WshotoCustomerDetails>>('WshotoCustomerDetails').implement({
    description: 'A customer at WSHOTO.',
    fields: (t) => ({
      type: t.field({ type: CustomerType, description: 'Which app the customer uses.', resolve: pick('type') }),
      typeRaw: t.string({ description: 'The same as sent.', resolve: pick('typeRaw') }),
      followUsers: t.field({
        type: [FollowUser],
        description: 'Employees who added the customer, each with the tags they gave.',
        resolve: async (copies, args, context) => {
          const users = await pick('followUsers')(copies, args, context);
          return users?.map((user): HeldFollowUser => ({ user, copies }));
        },
      }),
    }),
  });
}

const followUser = (kit: GraphKit) =>
  kit.builder.objectRef<HeldFollowUser>('WshotoFollowUser').implement({
    description: 'An employee who added a WSHOTO customer.',
    fields: (t) => ({
      userid: t.id({ description: "The employee's id.", resolve: ({ user }) => user.userid }),
      remark: t.string({
        extensions: kit.personal,
        description: "The employee's note. Detail only.",
        resolve: async ({ user, copies }) => {
          if (user.remark !== undefined) return user.remark;
          const whole = await copies.fetch();
          return whole?.followUsers.find(({ userid }) => userid === user.userid)?.remark;
        },
      }),
      tagList: t.field({
        type: [kit.Tag],
        description: 'Tags this employee gave.',
        resolve: ({ user }) => kit.holdTags(user.tagList),
      }),
    }),
  });
