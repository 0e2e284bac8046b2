import { z } from 'zod';
import { id } from '../../values/wire.ts';
import type { Write } from '../../write.ts';
import type { CompanyCreate } from '../../write-inputs.ts';
import { checkText, isBlank, unfit, wrong } from './checks.ts';
import { checkCustomFields, customFieldsBody } from './custom-fields.ts';
import { given } from './customer-fields.ts';
import { prepared } from './prepared.ts';
import { checkRegion, regionBody } from './region.ts';
import { post } from './request.ts';
import type { WriteRoom } from './room.ts';

const told = z.object({ item: id });

/** S19. Companies can be made, but no endpoint reads them, so a lost answer stays lost. */
export const companyCreate = (room: WriteRoom): Write<CompanyCreate> => ({
  async prepare({ name, region, domains, customFields }) {
    const problems = unfit([
      ...checkText(name, ['name']),
      ...checkRegion(region, false),
      ...(domains?.some(isBlank) === true ? wrong(['domains'], 'REQUIRED', 'None may be blank.') : []),
      ...checkCustomFields(customFields),
    ]);
    if (problems !== null) return problems;
    return prepared(room, {
      request: post('enterprise/save', {
        enterprise_name: name,
        ...given(regionBody(region)),
        ...given({
          enterprise_domains: domains,
          extend_fields: customFields ? customFieldsBody(customFields) : null, // a list here, and no text
        }),
      }),
      places: {},
      receipt: (reply) => ({ refs: [], externalId: told.safeParse(reply).data?.item ?? null }),
    });
  },
});
