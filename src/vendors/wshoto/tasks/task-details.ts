import type { Tag } from '../../../records/tag.ts';
import type {
  activityTypes,
  audienceSexes,
  delayTypes,
  filterTypes,
  materialTypes,
  sendTypes,
  tagOperators,
  taskModes,
  taskSources,
} from '../codes.ts';

/** What only WSHOTO's tasks have. The fields that may be undefined are in the detail only. */
export interface WshotoTaskDetails {
  readonly delayType: (typeof delayTypes)[number] | null;
  readonly delayTypeRaw: string | null;
  readonly taskMode: (typeof taskModes)[number] | null;
  readonly taskModeRaw: string | null;
  readonly taskExtType: string | null;
  readonly source: (typeof taskSources)[number] | null;
  readonly sourceRaw: string | null;
  readonly errorInfo: string | null;
  readonly explain?: WshotoTaskExplain | null;
  readonly verbalWrap?: WshotoTaskVerbal | null;
  readonly filterType?: (typeof filterTypes)[number] | null;
  readonly filterTypeRaw?: string | null;
  readonly filterRangeInfo?: WshotoFilterRange | null;
  readonly filterRangeInfoRaw?: string | null;
}

export interface WshotoTaskExplain {
  readonly content: string | null;
  readonly materials: readonly WshotoMaterial[];
}

export interface WshotoTaskVerbal {
  readonly verbalTitle: string | null;
  readonly verbalType: string | null;
  readonly materials: readonly WshotoMaterial[];
}

export interface WshotoMaterial {
  readonly id: string | null;
  readonly uuid: string | null;
  readonly type: (typeof materialTypes)[number] | null;
  readonly typeRaw: string | null;
  readonly actChildType: (typeof activityTypes)[number] | null;
  readonly actChildTypeRaw: string | null;
  readonly combinationId: string | null;
  readonly packageConfigId: string | null;
  readonly sendType: (typeof sendTypes)[number] | null;
  readonly sendTypeRaw: string | null;
  readonly isPoster: boolean | null;
}

export interface WshotoFilterRange {
  readonly groupOwnerRange: WshotoUserRange | null;
  readonly groupNameList: readonly string[] | null;
  readonly chatIdList: readonly string[] | null;
  readonly addUserRange: WshotoUserRange | null;
  readonly addTimeRange: WshotoTimeRange | null;
  readonly includeTags: WshotoTagFilter | null;
  readonly excludeTags: WshotoTagFilter | null;
  readonly locations: readonly WshotoLocation[];
  readonly chatList: readonly WshotoChat[];
  readonly sex: (typeof audienceSexes)[number] | null;
  readonly sexRaw: string | null;
  readonly ageRange: string | null;
  readonly remarkKeyWords: readonly string[] | null;
  readonly descriptionKeyWords: readonly string[] | null;
  readonly isAllCustomer: boolean | null;
  readonly isAllCustomerGroup: boolean | null;
}

export interface WshotoUserRange {
  readonly userIdList: readonly string[] | null;
  readonly deptIdList: readonly string[] | null;
  readonly userTags: readonly WshotoUserTag[];
}

export interface WshotoUserTag {
  readonly tagId: string | null;
  readonly tagName: string | null;
}

export interface WshotoTimeRange {
  readonly startTime: Date | null;
  readonly endTime: Date | null;
}

export interface WshotoTagFilter {
  readonly operator: (typeof tagOperators)[number] | null;
  readonly operatorRaw: string | null;
  readonly tagList: readonly Tag[];
}

export interface WshotoLocation {
  readonly regionCode: string | null;
  readonly regionRemark: string | null;
}

export interface WshotoChat {
  readonly chatId: string | null;
  readonly chatName: string | null;
}
