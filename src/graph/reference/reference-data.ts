import type { ReferenceReader } from '../../loaders/reference.ts';
import type { VendorName } from '../../vendors/vendor-name.ts';
import { builder } from '../builder.ts';
import { badUserInput } from '../errors.ts';
import { StageType } from '../follow-ups/stage.ts';
import { TagGroupType } from '../tags/tag-group.ts';
import type { OfVendor } from '../nodes/unified.ts';
import { VendorType } from '../vendors/vendor.ts';
import { AdministrativeAreaType, areaArgs, wantedAreas } from './area.ts';
import { CustomFieldDefinitionType, CustomFieldOwnerType } from './custom-field-definition.ts';
import { ReferenceItemType } from './reference-item.ts';
import { StaffNodeType } from './staff-node.ts';

/** The lists of one vendor. */
interface ReferenceData {
  readonly vendor: VendorName;
  readonly lists: ReferenceReader;
}

const defaultLanguage = 'zh';

const languageArgs = builder.args((t) => ({
  language: t.string({ defaultValue: defaultLanguage, description: 'Language of the names, e.g. en or zh.' }),
}));

/** Null is the default, as if it were left out. */
function readLanguage({ language }: { readonly language?: string | null }): string {
  if (language?.trim() === '') throw badUserInput('The argument `language` must not be blank.', 'language');
  return language ?? defaultLanguage;
}

export const ReferenceDataType = builder.objectRef<ReferenceData>('ReferenceData').implement({
  description: 'Slow-moving lists of one vendor. A list that the vendor lacks is null.',
  fields: (t) => ({
    vendor: t.field({ type: VendorType, nullable: false, description: 'The vendor.', resolve: ({ vendor }) => vendor }),
    timeZones: t.field({
      type: [ReferenceItemType],
      description: 'Time zones.',
      args: languageArgs,
      resolve: ({ lists }, args) => lists.timeZones(readLanguage(args)),
    }),
    languages: t.field({
      type: [ReferenceItemType],
      description: 'Languages.',
      args: languageArgs,
      resolve: ({ lists }, args) => lists.languages(readLanguage(args)),
    }),
    countries: t.field({
      type: [ReferenceItemType],
      description: 'Countries.',
      args: languageArgs,
      resolve: ({ lists }, args) => lists.countries(readLanguage(args)),
    }),
    provinces: t.field({
      type: [AdministrativeAreaType],
      description: 'Provinces, with cities and districts below.',
      args: areaArgs,
      resolve: ({ lists }, { externalIds }) => wantedAreas(lists, lists.provinces(), externalIds),
    }),
    customerSources: t.field({
      type: [ReferenceItemType],
      description: 'Where customers can come from.',
      resolve: ({ lists }) => lists.customerSources(),
    }),
    customerLevels: t.field({
      type: [ReferenceItemType],
      description: 'Levels of customers.',
      resolve: ({ lists }) => lists.customerLevels(),
    }),
    stages: t.field({
      type: [StageType],
      description: 'Stages of following up, in order.',
      resolve: async ({ vendor, lists }) => eachOf(vendor, await lists.stages()),
    }),
    staff: t.field({
      type: [StaffNodeType],
      description: 'Departments and employees as a tree.',
      resolve: ({ lists }) => lists.staff(),
    }),
    tagGroups: t.field({
      type: [TagGroupType],
      description: 'Groups of tags, also empty ones.',
      resolve: async ({ vendor, lists }) => eachOf(vendor, await lists.tagGroups()),
    }),
    customFields: t.field({
      type: [CustomFieldDefinitionType],
      description: 'Fields that administrators added.',
      args: { of: t.arg({ type: CustomFieldOwnerType, required: true, description: 'Whose fields.' }) },
      resolve: ({ lists }, args) => lists.customFields(args.of),
    }),
  }),
});

const eachOf = <T>(vendor: VendorName, values: readonly T[] | null): OfVendor<T>[] | null =>
  values?.map((value) => ({ vendor, value })) ?? null;
