/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Everything {\n  leads(first: 5) {\n    nodes {\n      id\n      vendor\n      name\n      phone\n      status\n      createdAt\n      tags {\n        name\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  customers(first: 5) {\n    nodes {\n      id\n      vendor\n      name\n      nickname\n      phone\n      createdAt\n      tags {\n        name\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  followUps(first: 5) {\n    nodes {\n      vendor\n      kind\n      content\n      occurredAt\n      target {\n        __typename\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  tags(first: 5) {\n    nodes {\n      vendor\n      name\n      kind\n      group {\n        name\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  tasks(first: 5) {\n    nodes {\n      vendor\n      name\n      status\n      createdAt\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n}": typeof types.EverythingDocument,
    "query OneVendorDown {\n  customers(first: 10) {\n    nodes {\n      vendor\n      name\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    sources {\n      vendor\n      status\n      returned\n      retryAfterMs\n      error {\n        code\n        vendorCode\n        message\n        retryable\n      }\n    }\n  }\n}": typeof types.OneVendorDownDocument,
    "query AgainById($id: ID!) {\n  node(id: $id) {\n    id\n    __typename\n    ... on VendorRecord {\n      vendor\n      externalId\n      origin {\n        servedFrom\n        fetchedAt\n      }\n    }\n    ... on Lead {\n      name\n      phone\n      phoneRaw\n      vendorDetails {\n        __typename\n      }\n      followUps(first: 3) {\n        nodes {\n          kind\n          content\n          occurredAt\n        }\n      }\n    }\n    ... on Customer {\n      name\n      nickname\n      status\n      owner {\n        name\n      }\n    }\n  }\n}": typeof types.AgainByIdDocument,
    "query ListsOfAVendor {\n  referenceData(vendor: SOBOT) {\n    stages {\n      externalId\n      name\n      sortNumber\n    }\n    customerLevels {\n      externalId\n      name\n    }\n    staff {\n      name\n      kind\n      children {\n        name\n        kind\n      }\n    }\n    tagGroups {\n      name\n      tags {\n        name\n      }\n    }\n    customFields(of: CUSTOMER) {\n      name\n      kind\n      options {\n        name\n      }\n    }\n  }\n}": typeof types.ListsOfAVendorDocument,
    "mutation WriteOnce {\n  customerCreate(\n    input: {idempotencyKey: \"my first customer\", vendor: SOBOT, nickname: \"小明\", phone: \"+8613900139000\", status: FIRST_INQUIRY}\n  ) {\n    outcome\n    reason\n    readBack\n    action\n    userErrors {\n      path\n      code\n      message\n    }\n    record {\n      id\n      nickname\n      phone\n      createdAt\n    }\n  }\n}": typeof types.WriteOnceDocument,
    "query CustomersWithTags($first: Int!, $after: String) {\n  customers(first: $first, after: $after, vendors: [SOBOT]) {\n    nodes {\n      id\n      externalId\n      nickname\n      tags {\n        name\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    sources {\n      vendor\n      status\n    }\n  }\n}": typeof types.CustomersWithTagsDocument,
};
const documents: Documents = {
    "query Everything {\n  leads(first: 5) {\n    nodes {\n      id\n      vendor\n      name\n      phone\n      status\n      createdAt\n      tags {\n        name\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  customers(first: 5) {\n    nodes {\n      id\n      vendor\n      name\n      nickname\n      phone\n      createdAt\n      tags {\n        name\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  followUps(first: 5) {\n    nodes {\n      vendor\n      kind\n      content\n      occurredAt\n      target {\n        __typename\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  tags(first: 5) {\n    nodes {\n      vendor\n      name\n      kind\n      group {\n        name\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  tasks(first: 5) {\n    nodes {\n      vendor\n      name\n      status\n      createdAt\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n}": types.EverythingDocument,
    "query OneVendorDown {\n  customers(first: 10) {\n    nodes {\n      vendor\n      name\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    sources {\n      vendor\n      status\n      returned\n      retryAfterMs\n      error {\n        code\n        vendorCode\n        message\n        retryable\n      }\n    }\n  }\n}": types.OneVendorDownDocument,
    "query AgainById($id: ID!) {\n  node(id: $id) {\n    id\n    __typename\n    ... on VendorRecord {\n      vendor\n      externalId\n      origin {\n        servedFrom\n        fetchedAt\n      }\n    }\n    ... on Lead {\n      name\n      phone\n      phoneRaw\n      vendorDetails {\n        __typename\n      }\n      followUps(first: 3) {\n        nodes {\n          kind\n          content\n          occurredAt\n        }\n      }\n    }\n    ... on Customer {\n      name\n      nickname\n      status\n      owner {\n        name\n      }\n    }\n  }\n}": types.AgainByIdDocument,
    "query ListsOfAVendor {\n  referenceData(vendor: SOBOT) {\n    stages {\n      externalId\n      name\n      sortNumber\n    }\n    customerLevels {\n      externalId\n      name\n    }\n    staff {\n      name\n      kind\n      children {\n        name\n        kind\n      }\n    }\n    tagGroups {\n      name\n      tags {\n        name\n      }\n    }\n    customFields(of: CUSTOMER) {\n      name\n      kind\n      options {\n        name\n      }\n    }\n  }\n}": types.ListsOfAVendorDocument,
    "mutation WriteOnce {\n  customerCreate(\n    input: {idempotencyKey: \"my first customer\", vendor: SOBOT, nickname: \"小明\", phone: \"+8613900139000\", status: FIRST_INQUIRY}\n  ) {\n    outcome\n    reason\n    readBack\n    action\n    userErrors {\n      path\n      code\n      message\n    }\n    record {\n      id\n      nickname\n      phone\n      createdAt\n    }\n  }\n}": types.WriteOnceDocument,
    "query CustomersWithTags($first: Int!, $after: String) {\n  customers(first: $first, after: $after, vendors: [SOBOT]) {\n    nodes {\n      id\n      externalId\n      nickname\n      tags {\n        name\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    sources {\n      vendor\n      status\n    }\n  }\n}": types.CustomersWithTagsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Everything {\n  leads(first: 5) {\n    nodes {\n      id\n      vendor\n      name\n      phone\n      status\n      createdAt\n      tags {\n        name\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  customers(first: 5) {\n    nodes {\n      id\n      vendor\n      name\n      nickname\n      phone\n      createdAt\n      tags {\n        name\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  followUps(first: 5) {\n    nodes {\n      vendor\n      kind\n      content\n      occurredAt\n      target {\n        __typename\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  tags(first: 5) {\n    nodes {\n      vendor\n      name\n      kind\n      group {\n        name\n      }\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n  tasks(first: 5) {\n    nodes {\n      vendor\n      name\n      status\n      createdAt\n    }\n    sources {\n      vendor\n      status\n      returned\n      totalCount\n    }\n  }\n}"): typeof import('./graphql.ts').EverythingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query OneVendorDown {\n  customers(first: 10) {\n    nodes {\n      vendor\n      name\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    sources {\n      vendor\n      status\n      returned\n      retryAfterMs\n      error {\n        code\n        vendorCode\n        message\n        retryable\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').OneVendorDownDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query AgainById($id: ID!) {\n  node(id: $id) {\n    id\n    __typename\n    ... on VendorRecord {\n      vendor\n      externalId\n      origin {\n        servedFrom\n        fetchedAt\n      }\n    }\n    ... on Lead {\n      name\n      phone\n      phoneRaw\n      vendorDetails {\n        __typename\n      }\n      followUps(first: 3) {\n        nodes {\n          kind\n          content\n          occurredAt\n        }\n      }\n    }\n    ... on Customer {\n      name\n      nickname\n      status\n      owner {\n        name\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').AgainByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ListsOfAVendor {\n  referenceData(vendor: SOBOT) {\n    stages {\n      externalId\n      name\n      sortNumber\n    }\n    customerLevels {\n      externalId\n      name\n    }\n    staff {\n      name\n      kind\n      children {\n        name\n        kind\n      }\n    }\n    tagGroups {\n      name\n      tags {\n        name\n      }\n    }\n    customFields(of: CUSTOMER) {\n      name\n      kind\n      options {\n        name\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').ListsOfAVendorDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WriteOnce {\n  customerCreate(\n    input: {idempotencyKey: \"my first customer\", vendor: SOBOT, nickname: \"小明\", phone: \"+8613900139000\", status: FIRST_INQUIRY}\n  ) {\n    outcome\n    reason\n    readBack\n    action\n    userErrors {\n      path\n      code\n      message\n    }\n    record {\n      id\n      nickname\n      phone\n      createdAt\n    }\n  }\n}"): typeof import('./graphql.ts').WriteOnceDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query CustomersWithTags($first: Int!, $after: String) {\n  customers(first: $first, after: $after, vendors: [SOBOT]) {\n    nodes {\n      id\n      externalId\n      nickname\n      tags {\n        name\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    sources {\n      vendor\n      status\n    }\n  }\n}"): typeof import('./graphql.ts').CustomersWithTagsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
