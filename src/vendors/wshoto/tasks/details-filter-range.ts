import type { GraphKit } from '../../../graph/kit.ts';
import type { taskEnums } from '../details-enums.ts';
import type {
  WshotoChat,
  WshotoFilterRange,
  WshotoLocation,
  WshotoTagFilter,
  WshotoTimeRange,
  WshotoUserRange,
  WshotoUserTag,
} from './task-details.ts';

type TaskEnums = ReturnType<typeof taskEnums>;

export function filterRange(kit: GraphKit, enums: TaskEnums) {
  const UserRange = userRange(kit);
  const TagFilter = tagFilter(kit, enums);
  const [TimeRange, Location, Chat] = [timeRange(kit), location(kit), chat(kit)];
  return kit.builder.objectRef<WshotoFilterRange>('WshotoFilterRange').implement({
    description: 'The audience of a WSHOTO task; which fields are filled depends on `filterType`.',
    fields: (t) => ({
      groupOwnerRange: t.expose('groupOwnerRange', { type: UserRange, description: 'Owners of the groups.' }),
      groupNameList: t.exposeStringList('groupNameList', { description: 'Words in the names of groups.' }),
      chatIdList: t.exposeIDList('chatIdList', { description: 'Ids of groups.' }),
      addUserRange: t.expose('addUserRange', { type: UserRange, description: 'Employees who added the customer.' }),
      addTimeRange: t.expose('addTimeRange', { type: TimeRange, description: 'When the customer was added.' }),
      includeTags: t.expose('includeTags', { type: TagFilter, description: 'Tags that must be there.' }),
      excludeTags: t.expose('excludeTags', { type: TagFilter, description: 'Tags that must not be there.' }),
      locations: t.expose('locations', { type: [Location], description: 'Where customers live.' }),
      chatList: t.expose('chatList', { type: [Chat], description: 'Groups the customer is in.' }),
      sex: t.expose('sex', { type: enums.AudienceSex, description: 'Gender of customers.' }),
      sexRaw: t.exposeString('sexRaw', { description: 'The same as sent.' }),
      ageRange: t.exposeString('ageRange', { description: 'Age in years, e.g. 25~30.' }),
      remarkKeyWords: t.exposeStringList('remarkKeyWords', { description: 'Words in the note on the name.' }),
      descriptionKeyWords: t.exposeStringList('descriptionKeyWords', { description: 'Words in the description.' }),
      isAllCustomer: t.exposeBoolean('isAllCustomer', { description: 'True: all customers.' }),
      isAllCustomerGroup: t.exposeBoolean('isAllCustomerGroup', { description: 'True: all groups.' }),
    }),
  });
}

function userRange({ builder }: GraphKit) {
  const UserTag = builder.objectRef<WshotoUserTag>('WshotoUserTag').implement({
    description: 'A tag of employees, not of customers.',
    fields: (t) => ({
      tagId: t.exposeID('tagId', { description: 'Its id.' }),
      tagName: t.exposeString('tagName', { description: 'Its name.' }),
    }),
  });
  return builder.objectRef<WshotoUserRange>('WshotoUserRange').implement({
    description: 'A set of employees.',
    fields: (t) => ({
      userIdList: t.exposeIDList('userIdList', { description: 'Ids of employees.' }),
      deptIdList: t.exposeIDList('deptIdList', { description: 'Ids of departments.' }),
      userTags: t.expose('userTags', { type: [UserTag], description: 'Tags of employees.' }),
    }),
  });
}

const timeRange = ({ builder }: GraphKit) =>
  builder.objectRef<WshotoTimeRange>('WshotoTimeRange').implement({
    description: 'A span of time; the vendor states no unit, so seconds and milliseconds are told apart by size.',
    fields: (t) => ({
      startTime: t.expose('startTime', { type: 'DateTime', description: 'From.' }),
      endTime: t.expose('endTime', { type: 'DateTime', description: 'To.' }),
    }),
  });

const tagFilter = (kit: GraphKit, { TagOperator }: TaskEnums) =>
  kit.builder.objectRef<WshotoTagFilter>('WshotoTagFilter').implement({
    description: 'A condition on tags.',
    fields: (t) => ({
      operator: t.expose('operator', { type: TagOperator, description: 'How the tags are combined.' }),
      operatorRaw: t.exposeString('operatorRaw', { description: 'The same as sent.' }),
      tagList: t.field({ type: [kit.Tag], description: 'The tags.', resolve: ({ tagList }) => kit.holdTags(tagList) }),
    }),
  });

const location = ({ builder }: GraphKit) =>
  builder.objectRef<WshotoLocation>('WshotoLocation').implement({
    description: 'A place in an audience.',
    fields: (t) => ({
      regionCode: t.exposeID('regionCode', { description: 'Code of the region.' }),
      regionRemark: t.exposeString('regionRemark', { description: 'Province, city and district, joined by commas.' }),
    }),
  });

const chat = ({ builder }: GraphKit) =>
  builder.objectRef<WshotoChat>('WshotoChat').implement({
    description: 'A group chat in an audience.',
    fields: (t) => ({
      chatId: t.exposeID('chatId', { description: 'Its id.' }),
      chatName: t.exposeString('chatName', { description: 'Its name.' }),
    }),
  });
