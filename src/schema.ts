import type { GraphQLSchema } from 'graphql';
import './graph/query.ts';
import './graph/scalars.ts';
import './graph/leads/lead.ts';
import './graph/leads/lead-query.ts';
import './graph/customers/customer.ts';
import './graph/customers/customer-query.ts';
import './graph/tags/tag.ts';
import './graph/tags/tag-query.ts';
import './graph/follow-ups/follow-up.ts';
import './graph/follow-ups/follow-up-query.ts';
import './graph/tasks/task.ts';
import './graph/tasks/task-query.ts';
import './graph/blacklist/blacklist-query.ts';
import './graph/assignments/assignments-query.ts';
import './graph/assignments/statistics-query.ts';
import './graph/changes/changes-query.ts';
import './graph/changes/changes-subscription.ts';
import './graph/nodes/node-query.ts';
import './graph/vendors/vendor-info.ts';
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
import { answerEntities } from './graph/nodes/entities-field.ts';
import { applyFieldRules } from './graph/field-rules.ts';
import { graphKitFor } from './graph/graph-kit.ts';
import { addVendorDetails } from './graph/vendors/vendor-details.ts';
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
