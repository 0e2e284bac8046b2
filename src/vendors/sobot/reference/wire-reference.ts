import { z } from 'zod';
import { flag, id, listOf, requiredId, text, wholeNumber } from '../../values/wire.ts';

/** A time zone (S2). */
export const sobotTimeZone = z.object({ id, language: text, timezone_value: text, timezoneid: requiredId });

/** A language (S3). */
export const sobotLanguage = z.object({ id, language: text, language_value: text, language_code: requiredId });

/** A country (S4). */
export const sobotCountry = z.object({ countryid: requiredId, country_name: text });

/** Where customers come from (S30); `0` is one of them. */
export const sobotSource = z.object({ value: requiredId, label: text });

/** A level of customers (S36). */
export const sobotLevel = z.object({ data_value: requiredId, data_name: text });

/** A stage on the way (S26); results are not listed. */
export const sobotStage = z.object({ id: requiredId, name: text, sortnum: wholeNumber });

/** Areas (S32 to S34). Customers spell the first `proviceid`. */
export const sobotProvince = z.object({ provinceid: requiredId, province_name: text });
export const sobotCity = z.object({ cityid: requiredId, city_name: text });
export const sobotDistrict = z.object({ areaid: requiredId, area_name: text });

/** A department or agent (S31). */
export const sobotStaff = z.object({
  id: requiredId,
  name: text,
  image: text,
  path: text,
  type: text,
  manager: text, // the name in the table
  manager_flag: text, // the name in the sample
  get sub_list() {
    return z.array(sobotStaff).nullish();
  },
});
export type SobotStaff = z.infer<typeof sobotStaff>;

const option = z.object({ data_id: id, data_value: text, data_name: text, data_params: text });

/** A custom field of customers (S35) or of enterprises (S37, which also tells `field_params`). */
export const sobotFieldDefinition = z.object({
  field_id: requiredId,
  field_name: text,
  field_variable: text,
  field_type: text,
  fill_flag: flag,
  field_status: text,
  field_remark: text,
  operate_type: text,
  field_params: text,
  cus_field_data_info_list: z.array(option).nullish(),
});

/** A text in several languages (S5). */
export const sobotLocalizedContent = z.object({
  placeholderid: requiredId,
  name: text,
  placeholder: text,
  default_value: text,
  catalogid: id,
  companyid: id,
  status: text,
  create_time: wholeNumber, // milliseconds
  update_time: wholeNumber, // milliseconds
  lang_list: listOf(z.object({ lang_type: text, lang_value: text })),
});
