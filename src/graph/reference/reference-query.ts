import { unsupported } from '../../loaders/vendor-failure.ts';
import { builder } from '../builder.ts';
import { badUserInput } from '../errors.ts';
import { VendorType } from '../vendors/vendor.ts';
import { LocalizedContentType } from './localized-content.ts';
import { ReferenceDataType } from './reference-data.ts';

builder.queryFields((t) => ({
  referenceData: t.field({
    type: ReferenceDataType,
    description: 'Slow-moving lists of one vendor (stages, staff, regions …); null where the vendor has none.',
    args: { vendor: t.arg({ type: VendorType, required: true, description: 'The vendor whose lists are wanted.' }) },
    resolve: (_root, { vendor }, { loaders }) => {
      const lists = loaders.reference(vendor);
      return lists === null ? null : { vendor, lists };
    },
  }),
  localizedContent: t.field({
    type: LocalizedContentType,
    description: "A text that the vendor's administrators keep in several languages, by its placeholder.",
    args: {
      vendor: t.arg({ type: VendorType, required: true, description: 'The vendor that keeps the text.' }),
      placeholder: t.arg.string({ required: true, description: 'Name of the placeholder.' }),
      languages: t.arg.stringList({ description: 'Languages wanted; omitted: all.' }),
      keepRichText: t.arg.boolean({
        defaultValue: false,
        description: 'True keeps rich text, false strips it.',
      }),
    },
    resolve: (_root, { vendor, placeholder, languages, keepRichText }, { loaders }) => {
      if (placeholder.trim() === '') {
        throw badUserInput('The argument `placeholder` must not be blank.', 'placeholder');
      }
      if (languages?.length === 0 || languages?.some((language) => language.trim() === '') === true) {
        throw badUserInput('The argument `languages` must hold languages; omit it for all.', 'languages');
      }
      const lists = loaders.reference(vendor);
      if (lists === null) throw unsupported(vendor, 'The vendor keeps no such texts.');
      return lists.localizedContent({
        placeholder,
        languages: languages ?? null,
        keepRichText: keepRichText === true,
      });
    },
  }),
}));
