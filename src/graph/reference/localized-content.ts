import type { ContentStatus, LocalizedContent, Translation } from '../../records/localized-content.ts';
import { builder } from '../builder.ts';
import { wordsOf } from '../words.ts';

const ContentStatusType = wordsOf<ContentStatus>('ContentStatus', 'Whether a text is in use.', {
  NORMAL: 'In use.',
  DELETED: 'Deleted.',
  UNKNOWN: 'A value this API does not know yet; see `statusRaw`.',
});

const TranslationType = builder.objectRef<Translation>('Translation').implement({
  description: 'A text in one language.',
  fields: (t) => ({
    language: t.expose('language', { type: 'String', description: 'The language, e.g. en.' }),
    text: t.expose('text', { type: 'String', description: 'The text.' }),
  }),
});

export const LocalizedContentType = builder.objectRef<LocalizedContent>('LocalizedContent').implement({
  description: 'A text in several languages.',
  fields: (t) => ({
    externalId: t.expose('externalId', {
      type: 'ID',
      nullable: false,
      description: "The vendor's id of the text (placeholderid).",
    }),
    name: t.expose('name', { type: 'String', description: 'Name.' }),
    placeholder: t.expose('placeholder', { type: 'String', description: 'The placeholder that stands for it.' }),
    defaultValue: t.expose('defaultValue', { type: 'String', description: 'Text where no language fits.' }),
    catalogExternalId: t.expose('catalogExternalId', {
      type: 'ID',
      description: 'Id of the catalogue it belongs to.',
    }),
    companyExternalId: t.expose('companyExternalId', {
      type: 'ID',
      description: "The vendor's id of the company that holds the account.",
    }),
    status: t.expose('status', { type: ContentStatusType, description: 'Whether it is in use.' }),
    statusRaw: t.expose('statusRaw', { type: 'String', description: "The vendor's own code for `status`." }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    translations: t.expose('translations', { type: [TranslationType], description: 'The text in each language.' }),
  }),
});
