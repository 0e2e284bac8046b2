import type { GraphQLSchema } from 'graphql';
import './graph/query.ts';
import './graph/scalars.ts';
import './graph/lead.ts';
import './graph/lead-query.ts';
import './graph/customer.ts';
import './graph/customer-query.ts';
import './graph/tag.ts';
import './graph/tag-query.ts';
import './graph/follow-up.ts';
import './graph/follow-up-query.ts';
import './graph/task.ts';
import './graph/task-query.ts';
import './graph/blacklist/blacklist-query.ts';
import './graph/assignments/assignments-query.ts';
import './graph/assignments/statistics-query.ts';
import './graph/node-query.ts';
import './graph/vendor-info.ts';
import './graph/reference/reference-query.ts';
import './graph/writes/mutation.ts';
import './graph/writes/customers/customer-create.ts';
import './graph/writes/customers/customer-update.ts';
import './graph/writes/customers/customer-tags-change.ts';
import './graph/writes/customers/customer-tags-replace.ts';
import './graph/writes/customers/customer-stage-set.ts';
import './graph/writes/customers/customers-assign.ts';
import './graph/writes/customers/customers-recycle.ts';
import './graph/writes/customers/blacklist-add.ts';
import './graph/writes/customers/blacklist-remove.ts';
import './graph/writes/follow-up-add.ts';
import './graph/writes/tags/tag-group-create.ts';
import './graph/writes/tags/tag-group-update.ts';
import './graph/writes/tags/tag-group-delete.ts';
import './graph/writes/tags/tag-create.ts';
import './graph/writes/tags/tag-update.ts';
import './graph/writes/tags/tag-delete.ts';
import './graph/writes/company-create.ts';
import { builder } from './graph/builder.ts';
import { answerEntities } from './graph/entities-field.ts';
import { applyFieldRules } from './graph/field-rules.ts';
import { graphKitFor } from './graph/graph-kit.ts';
import { addVendorDetails } from './graph/vendor-details.ts';
import * as registry from './vendors/registry.ts';
import { vendorNames } from './vendors/vendor-name.ts';

let built: GraphQLSchema | undefined;

/** The schema of the whole graph, an Apollo Federation 2 subgraph. Built once: the types belong to one builder. */
export function createSchema(): GraphQLSchema {
  built ??= build();
  return built;
}

function build(): GraphQLSchema {
  addVendorDetails(new Map(vendorNames.map((name) => [name, registry[name].details(graphKitFor(name))])));
  const schema = builder.toSubGraphSchema({
    linkUrl: 'https://specs.apollo.dev/federation/v2.3',
    federationDirectives: ['@key', '@shareable'],
  });
  answerEntities(schema);
  applyFieldRules(schema);
  return schema;
}
