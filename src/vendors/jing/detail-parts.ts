import type { GraphKit } from '../../graph/kit.ts';
import type { JingCompany, JingOption, JingOwner } from './shapes.ts';

/** Types that several of Jing's details point at. */
export function detailParts({ builder, personal }: GraphKit) {
  const CompanyType = builder.objectRef<JingCompany>('JingCompany').implement({
    description: 'A company as Jing writes it.',
    fields: (t) => ({
      label: t.exposeString('label', { description: 'Name shown.' }),
      value: t.exposeString('value', { description: 'Value stored, usually the name.' }),
      id: t.exposeID('id', { description: 'Number of the company.' }),
      companyUuid: t.exposeID('companyUuid', { description: 'Uuid of the company.' }),
    }),
  });
  const OptionType = builder.objectRef<JingOption>('JingOption').implement({
    description:
      'A chosen option as Jing writes it; keys that an option lacks are null, and a bare text becomes an option with only `value`.',
    fields: (t) => ({
      jingUuid: t.exposeID('jingUuid', { description: 'Uuid of the option, or id of the person.' }),
      code: t.exposeString('code', { description: 'Code, e.g. mql.' }),
      label: t.exposeString('label', { description: 'Name shown.' }),
      name: t.exposeString('name', { description: 'Second name, given for kinds of business.' }),
      value: t.exposeString('value', { description: 'Value stored.' }),
      color: t.exposeString('color', { description: 'Colour, e.g. #4176FF.' }),
      otherText: t.exposeString('otherText', { description: 'Free text beside the option.' }),
    }),
  });
  const OwnerType = builder.objectRef<JingOwner>('JingOwner').implement({
    description: 'The employee in charge of a Jing lead.',
    fields: (t) => ({
      label: t.exposeString('label', { extensions: personal, description: 'Name shown.' }),
      id: t.exposeID('id', { description: 'Uuid of the employee.' }),
      isDept: t.exposeBoolean('isDept', { description: 'True if the owner is a department.' }),
      depId: t.exposeID('depId', { description: 'Uuid of the department.' }),
      avatar: t.expose('avatar', { type: 'URL', description: 'Picture.' }),
      omniUserUuid: t.exposeID('omniUserUuid', { description: 'The user behind the employee.' }),
      isAuthed: t.exposeBoolean('isAuthed', { description: 'True if the employee has authorised Jing.' }),
      userid: t.exposeID('userid', { description: 'Id in WeCom.' }),
      orgInfoJingUuid: t.exposeID('orgInfoJingUuid', { description: 'Uuid of the organisation.' }),
      status: t.exposeString('status', { description: 'Status code of the employee; no list of values is published.' }),
      mobile: t.expose('mobile', { type: 'PhoneNumber', description: 'Phone, E.164.' }),
      mobileRaw: t.exposeString('mobileRaw', { description: 'Phone as sent.' }),
      email: t.expose('email', { type: 'EmailAddress', description: 'E-mail; null if it cannot be read.' }),
    }),
  });
  return { CompanyType, OptionType, OwnerType };
}

export type DetailParts = ReturnType<typeof detailParts>;
