/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What happened to a record. */
export type ChangeKind =
  /** It was created. */
  | 'CREATED'
  /** It was deleted or voided. */
  | 'DELETED'
  /** It was merged into another. */
  | 'MERGED'
  /** A note was added. */
  | 'NOTE_ADDED'
  /** Its owner changed. */
  | 'OWNER_CHANGED'
  /** It was restored. */
  | 'RESTORED'
  /** Its stage or life cycle changed. */
  | 'STAGE_CHANGED'
  /** Its status changed. */
  | 'STATUS_CHANGED'
  /** Its tags changed. */
  | 'TAGS_CHANGED'
  /** Something this API does not know yet; see `kindRaw`. */
  | 'UNKNOWN'
  /** It was changed; also where the vendor does not tell a new record from a changed one. */
  | 'UPDATED';

/** What kind of value a custom field holds. */
export type CustomFieldKind =
  /** Options that depend on each other. */
  | 'CASCADE'
  /** A day. */
  | 'DATE'
  /** One department or several. */
  | 'DEPARTMENT'
  /** One employee or several. */
  | 'EMPLOYEE'
  /** Pictures. */
  | 'IMAGE'
  /** Several lines of text. */
  | 'MULTILINE_TEXT'
  /** Several options out of a list (check box). */
  | 'MULTIPLE_CHOICE'
  /** A number. */
  | 'NUMBER'
  /** A reference to another field. */
  | 'QUOTE'
  /** One option out of a list (drop-down or radio button). */
  | 'SINGLE_CHOICE'
  /** On or off, as 1 or 0. */
  | 'SWITCH'
  /** One line of text. */
  | 'TEXT'
  /** A time of day. */
  | 'TIME'
  /** A value this API does not know yet; see `kindRaw`. */
  | 'UNKNOWN';

/** Where a customer is in the work flow. */
export type CustomerStatus =
  /** First inquiry. */
  | 'FIRST_INQUIRY'
  /** An agent follows up. */
  | 'FOLLOWING_UP'
  /** In the pool, anybody may take it. */
  | 'IN_POOL'
  /** Waiting for an agent. */
  | 'TO_BE_ASSIGNED'
  /** A value this API does not know yet; see `statusRaw`. */
  | 'UNKNOWN';

/** The five kinds of record. */
export type Entity =
  /** Somebody, or a company, that is served. */
  | 'CUSTOMER'
  /** Something that was done or happened with a lead or customer. */
  | 'FOLLOW_UP'
  /** Somebody who may become a customer. */
  | 'LEAD'
  /** A label on leads and customers. */
  | 'TAG'
  /** A job given to employees. */
  | 'TASK'
  /** Only in changes: the vendor does not say what the change is about. */
  | 'UNKNOWN';

/** Every code that `extensions.code` of an error, or a VendorProblem, can bear. OK and STALE are outcomes and no errors. */
export type ErrorCode =
  /** The vendor's answer made no sense. Report it. */
  | 'BAD_REPLY'
  /** An argument is wrong: a rubbish id, a cursor of another filter, a number out of range. */
  | 'BAD_USER_INPUT'
  /** The idempotency key was used before with another body. */
  | 'CONFLICT'
  /** The query would cost too much; ask for less. */
  | 'COST_LIMIT'
  /** You are known, but lack the scope. */
  | 'FORBIDDEN'
  /** Our fault; the request id finds it in the log. */
  | 'INTERNAL'
  /** The write with this idempotency key is still running. */
  | 'IN_PROGRESS'
  /** The vendor holds more than could be read within bounds, so completeness or absence is not proven. Narrow the question. */
  | 'PARTIAL'
  /** The vendor, or this API, takes no more calls for now. Wait `retryAfterMs`. */
  | 'RATE_LIMITED'
  /** The vendor understood and refused. See `vendorCode`. */
  | 'REJECTED'
  /** The vendor did not answer in time. For a write the outcome is UNKNOWN. */
  | 'TIMEOUT'
  /** You are not known: send a key or token. */
  | 'UNAUTHENTICATED'
  /** The vendor refuses the credentials configured for it. The operator must act. */
  | 'UNAUTHORIZED'
  /** The vendor could not be reached. Try again. */
  | 'UNAVAILABLE'
  /** The vendor is off or cannot do this. See `vendors`. */
  | 'UNSUPPORTED';

/** What kind of thing happened. */
export type FollowUpKind =
  /** A telephone call. */
  | 'CALL'
  /** Somebody began or ceased to help the owner. */
  | 'COLLABORATORS_CHANGED'
  /** The record was created. */
  | 'CREATED'
  /** The record was deleted or declared void. */
  | 'DELETED'
  /** A lead and a customer were linked. */
  | 'LINKED'
  /** Somebody wrote a note. */
  | 'NOTE'
  /** The owner changed. */
  | 'OWNER_CHANGED'
  /** It came into another pool. */
  | 'POOL_CHANGED'
  /** The record is there again. */
  | 'RESTORED'
  /** It was told where it comes from. */
  | 'SOURCE_ADDED'
  /** The stage changed. */
  | 'STAGE_CHANGED'
  /** The status changed. */
  | 'STATUS_CHANGED'
  /** A system recorded something by itself. */
  | 'SYSTEM'
  /** A value this API does not know yet; see `kindRaw`. */
  | 'UNKNOWN'
  /** Fields changed. */
  | 'UPDATED';

/** How far a lead has got. */
export type LeadStatus =
  /** Being contacted (Kuaishou 1 called, 3 WeChat added; WSHOTO 1 to add, 2 to pass, 3 to associate). */
  | 'CONTACTING'
  /** Became a customer or a deal (Kuaishou 4, WSHOTO 5, Jing customer). */
  | 'CONVERTED'
  /** Declared invalid (Kuaishou tag 3, Jing invalid status 1). */
  | 'INVALID'
  /** Locked at the vendor (WSHOTO 4). */
  | 'LOCKED'
  /** Just in, nobody has worked on it (Kuaishou 0, WSHOTO 0 unassigned, Jing baby lead). */
  | 'NEW'
  /** Real interest (Kuaishou 2; Jing MQL, SAL, SQL). */
  | 'QUALIFIED'
  /** A value this API does not know yet; see `statusRaw`. */
  | 'UNKNOWN';

/** What the vendor showed when a write whose answer was lost was asked for again with its idempotency key. */
export type ReadBack =
  /** The vendor could not be asked. Ask again with the same key. */
  | 'FAILED'
  /** The write is there: it was done. */
  | 'FOUND'
  /** The vendor does not show it now. Vendors can be slow to show what is new, so this is no proof. */
  | 'NOT_FOUND'
  /** Nothing that the vendor shows can prove it. */
  | 'NOT_POSSIBLE';

/** Where rows came from. */
export type ServedFrom =
  /** From the vendor's published, fixed vocabulary. */
  | 'BUILT_IN'
  /** From a cache, within its time. */
  | 'CACHE'
  /** From the vendor, now. */
  | 'LIVE'
  /** From a cache, after the vendor failed. */
  | 'STALE'
  /** From our store of what the vendor pushed. */
  | 'STORE';

/** How a vendor did, in one word. */
export type SourceStatus =
  /** Answered with something that is not its documented format. */
  | 'BAD_REPLY'
  /** Answered, and nothing is missing. */
  | 'OK'
  /** Answered, but not all could be seen or not every condition was applied. */
  | 'PARTIAL'
  /** Refused for now: too many calls. See `retryAfterMs`. */
  | 'RATE_LIMITED'
  /** Understood the call and said no. */
  | 'REJECTED'
  /** Failed; the last good answer is shown instead. */
  | 'STALE'
  /** Did not answer in time. */
  | 'TIMEOUT'
  /** Refused our credentials. */
  | 'UNAUTHORIZED'
  /** Could not be reached, or is resting after failures. */
  | 'UNAVAILABLE'
  /** Was not called: it is off, or does not supply this, or cannot honour a condition. */
  | 'UNSUPPORTED';

/** Department or employee. */
export type StaffKind =
  /** An employee. */
  | 'AGENT'
  /** A department. */
  | 'DEPARTMENT'
  /** A value this API does not know yet; see `kindRaw`. */
  | 'UNKNOWN';

/** Whose a tag is. */
export type TagKind =
  /** The company's own tag on customers (Sobot business tag, WSHOTO business tag). */
  | 'BUSINESS'
  /** A tag of the whole company in WeCom. */
  | 'CORPORATE'
  /** A reason behind an intention (Kuaishou child_intention_tag). */
  | 'INTENTION'
  /** A mark on a lead (Kuaishou clue_tag). */
  | 'LEAD_MARK'
  /** One employee's tag. */
  | 'PERSONAL'
  /** A value this API does not know yet; see `kindRaw`. */
  | 'UNKNOWN';

/** How far a task has got. */
export type TaskStatus =
  /** Being created. */
  | 'CREATING'
  /** Could not be created; see `errorInfo` in the details. */
  | 'CREATION_FAILED'
  /** Over. */
  | 'ENDED'
  /** No longer valid. */
  | 'INVALID'
  /** Not begun. */
  | 'NOT_STARTED'
  /** Under way. */
  | 'RUNNING'
  /** A value this API does not know yet; see `statusRaw`. */
  | 'UNKNOWN';

/** What an upsert did. */
export type UpsertAction =
  /** A new record was added. */
  | 'ADDED'
  /** A value this API does not know yet; see `actionRaw`. */
  | 'UNKNOWN'
  /** A match was updated; its status and owner were not touched. */
  | 'UPDATED';

/** What can be wrong with an input. */
export type UserErrorCode =
  /** It exists already. */
  | 'ALREADY_EXISTS'
  /** At least one of several must be given. */
  | 'AT_LEAST_ONE_OF'
  /** Exactly one of several must be given. */
  | 'EXACTLY_ONE_OF'
  /** It is not a legal value. */
  | 'INVALID_VALUE'
  /** The vendor's licence or settings forbid it. */
  | 'NOT_ALLOWED'
  /** What it points at does not exist. */
  | 'NOT_FOUND'
  /** It is missing or blank. */
  | 'REQUIRED'
  /** It is too long. */
  | 'TOO_LONG'
  /** Too many of them. */
  | 'TOO_MANY'
  /** The vendor refused with a code this API does not know; see `vendorCode`. */
  | 'UNKNOWN'
  /** This vendor cannot do it. */
  | 'UNSUPPORTED'
  /** It belongs to another vendor. */
  | 'WRONG_VENDOR';

/** The vendors behind this API. */
export type Vendor =
  /** Jing Digital (径硕): marketing automation. Known only through its pushes. */
  | 'JING'
  /** Kuaishou (快手): leads from advertisements. */
  | 'KUAISHOU'
  /** Sobot (智齿): customer service and customers. */
  | 'SOBOT'
  /** WSHOTO (微盛): sales over WeCom, the business edition of WeChat. */
  | 'WSHOTO';

/** How a write ended. */
export type WriteOutcome =
  /** The vendor said yes. */
  | 'APPLIED'
  /** Nothing was sent: `dryRun` was true. */
  | 'DRY_RUN'
  /** Nothing was changed: see `userErrors`. */
  | 'REJECTED'
  /** It was sent, but no answer came: it may have been done. The same idempotency key reads back and never sends again. */
  | 'UNKNOWN';

export type EverythingQueryVariables = Exact<{ [key: string]: never; }>;


export type EverythingQuery = { leads: { nodes: Array<{ id: string, vendor: Vendor, name: string | null, phone: string | null, status: LeadStatus | null, createdAt: string | null, tags: Array<{ name: string | null }> | null }>, sources: Array<{ vendor: Vendor, status: SourceStatus, returned: number, totalCount: number | null }> }, customers: { nodes: Array<{ id: string, vendor: Vendor, name: string | null, nickname: string | null, phone: string | null, createdAt: string | null, tags: Array<{ name: string | null }> | null }>, sources: Array<{ vendor: Vendor, status: SourceStatus, returned: number, totalCount: number | null }> }, followUps: { nodes: Array<{ vendor: Vendor, kind: FollowUpKind | null, content: string | null, occurredAt: string | null, target:
        | { __typename: 'Customer' }
        | { __typename: 'Lead' }
       | null }>, sources: Array<{ vendor: Vendor, status: SourceStatus, returned: number, totalCount: number | null }> }, tags: { nodes: Array<{ vendor: Vendor, name: string | null, kind: TagKind | null, group: { name: string | null } | null }>, sources: Array<{ vendor: Vendor, status: SourceStatus, returned: number, totalCount: number | null }> }, tasks: { nodes: Array<{ vendor: Vendor, name: string | null, status: TaskStatus | null, createdAt: string | null }>, sources: Array<{ vendor: Vendor, status: SourceStatus, returned: number, totalCount: number | null }> } };

export type OneVendorDownQueryVariables = Exact<{ [key: string]: never; }>;


export type OneVendorDownQuery = { customers: { nodes: Array<{ vendor: Vendor, name: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, sources: Array<{ vendor: Vendor, status: SourceStatus, returned: number, retryAfterMs: number | null, error: { code: ErrorCode, vendorCode: string | null, message: string, retryable: boolean } | null }> } };

export type AgainByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type AgainByIdQuery = { node:
    | { __typename: 'Customer', vendor: Vendor, externalId: string, name: string | null, nickname: string | null, status: CustomerStatus | null, id: string, origin: { servedFrom: ServedFrom, fetchedAt: string | null }, owner: { name: string | null } | null }
    | { __typename: 'FollowUp', vendor: Vendor, externalId: string, id: string, origin: { servedFrom: ServedFrom, fetchedAt: string | null } }
    | { __typename: 'Lead', vendor: Vendor, externalId: string, name: string | null, phone: string | null, phoneRaw: string | null, id: string, origin: { servedFrom: ServedFrom, fetchedAt: string | null }, vendorDetails:
        | { __typename: 'JingLeadDetails' }
        | { __typename: 'KuaishouLeadDetails' }
        | { __typename: 'WshotoLeadDetails' }
       | null, followUps: { nodes: Array<{ kind: FollowUpKind | null, content: string | null, occurredAt: string | null }> } | null }
    | { __typename: 'Tag', vendor: Vendor, externalId: string, id: string, origin: { servedFrom: ServedFrom, fetchedAt: string | null } }
    | { __typename: 'Task', vendor: Vendor, externalId: string, id: string, origin: { servedFrom: ServedFrom, fetchedAt: string | null } }
   | null };

export type ListsOfAVendorQueryVariables = Exact<{ [key: string]: never; }>;


export type ListsOfAVendorQuery = { referenceData: { stages: Array<{ externalId: string | null, name: string | null, sortNumber: number | null }> | null, customerLevels: Array<{ externalId: string, name: string | null }> | null, staff: Array<{ name: string | null, kind: StaffKind | null, children: Array<{ name: string | null, kind: StaffKind | null }> | null }> | null, tagGroups: Array<{ name: string | null, tags: Array<{ name: string | null }> | null }> | null, customFields: Array<{ name: string | null, kind: CustomFieldKind | null, options: Array<{ name: string | null }> | null }> | null } | null };

export type WriteOnceMutationVariables = Exact<{ [key: string]: never; }>;


export type WriteOnceMutation = { customerCreate: { outcome: WriteOutcome, reason: string | null, readBack: ReadBack | null, action: UpsertAction | null, userErrors: Array<
      | { path: Array<string> | null, code: UserErrorCode, message: string }
      | { path: Array<string> | null, code: UserErrorCode, message: string }
    >, record: { id: string, nickname: string | null, phone: string | null, createdAt: string | null } | null } };

export type ChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ChangesSubscription = { changes: { cursor: string, kind: ChangeKind, kindRaw: string | null, entity: Entity, vendor: Vendor, occurredAt: string | null, receivedAt: string, fieldChanges: Array<{ field: string, before: string | null, after: string | null }> | null, record:
      | { nickname: string | null, id: string }
      | { id: string }
      | { name: string | null, status: LeadStatus | null, id: string, owner: { name: string | null } | null }
      | { id: string }
      | { id: string }
     | null } };

export type CustomersWithTagsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type CustomersWithTagsQuery = { customers: { nodes: Array<{ id: string, externalId: string, nickname: string | null, tags: Array<{ name: string | null }> | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, sources: Array<{ vendor: Vendor, status: SourceStatus }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const EverythingDocument = new TypedDocumentString(`
    query Everything {
  leads(first: 5) {
    nodes {
      id
      vendor
      name
      phone
      status
      createdAt
      tags {
        name
      }
    }
    sources {
      vendor
      status
      returned
      totalCount
    }
  }
  customers(first: 5) {
    nodes {
      id
      vendor
      name
      nickname
      phone
      createdAt
      tags {
        name
      }
    }
    sources {
      vendor
      status
      returned
      totalCount
    }
  }
  followUps(first: 5) {
    nodes {
      vendor
      kind
      content
      occurredAt
      target {
        __typename
      }
    }
    sources {
      vendor
      status
      returned
      totalCount
    }
  }
  tags(first: 5) {
    nodes {
      vendor
      name
      kind
      group {
        name
      }
    }
    sources {
      vendor
      status
      returned
      totalCount
    }
  }
  tasks(first: 5) {
    nodes {
      vendor
      name
      status
      createdAt
    }
    sources {
      vendor
      status
      returned
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<EverythingQuery, EverythingQueryVariables>;
export const OneVendorDownDocument = new TypedDocumentString(`
    query OneVendorDown {
  customers(first: 10) {
    nodes {
      vendor
      name
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    sources {
      vendor
      status
      returned
      retryAfterMs
      error {
        code
        vendorCode
        message
        retryable
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OneVendorDownQuery, OneVendorDownQueryVariables>;
export const AgainByIdDocument = new TypedDocumentString(`
    query AgainById($id: ID!) {
  node(id: $id) {
    id
    __typename
    ... on VendorRecord {
      vendor
      externalId
      origin {
        servedFrom
        fetchedAt
      }
    }
    ... on Lead {
      name
      phone
      phoneRaw
      vendorDetails {
        __typename
      }
      followUps(first: 3) {
        nodes {
          kind
          content
          occurredAt
        }
      }
    }
    ... on Customer {
      name
      nickname
      status
      owner {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AgainByIdQuery, AgainByIdQueryVariables>;
export const ListsOfAVendorDocument = new TypedDocumentString(`
    query ListsOfAVendor {
  referenceData(vendor: SOBOT) {
    stages {
      externalId
      name
      sortNumber
    }
    customerLevels {
      externalId
      name
    }
    staff {
      name
      kind
      children {
        name
        kind
      }
    }
    tagGroups {
      name
      tags {
        name
      }
    }
    customFields(of: CUSTOMER) {
      name
      kind
      options {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListsOfAVendorQuery, ListsOfAVendorQueryVariables>;
export const WriteOnceDocument = new TypedDocumentString(`
    mutation WriteOnce {
  customerCreate(
    input: {idempotencyKey: "my first customer", vendor: SOBOT, nickname: "小明", phone: "+8613900139000", status: FIRST_INQUIRY}
  ) {
    outcome
    reason
    readBack
    action
    userErrors {
      path
      code
      message
    }
    record {
      id
      nickname
      phone
      createdAt
    }
  }
}
    `) as unknown as TypedDocumentString<WriteOnceMutation, WriteOnceMutationVariables>;
export const ChangesDocument = new TypedDocumentString(`
    subscription Changes {
  changes {
    cursor
    kind
    kindRaw
    entity
    vendor
    occurredAt
    receivedAt
    fieldChanges {
      field
      before
      after
    }
    record {
      id
      ... on Lead {
        name
        status
        owner {
          name
        }
      }
      ... on Customer {
        nickname
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesSubscription, ChangesSubscriptionVariables>;
export const CustomersWithTagsDocument = new TypedDocumentString(`
    query CustomersWithTags($first: Int!, $after: String) {
  customers(first: $first, after: $after, vendors: [SOBOT]) {
    nodes {
      id
      externalId
      nickname
      tags {
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    sources {
      vendor
      status
    }
  }
}
    `) as unknown as TypedDocumentString<CustomersWithTagsQuery, CustomersWithTagsQueryVariables>;