import type { Call } from '../../call.ts';
import { Refusal } from '../../vendor-error.ts';
import type { SobotClient } from '../client.ts';
import { rows, type Row } from '../wire.ts';

type Rows = Promise<readonly Row[]>;

/** The calls that read Sobot's slow-moving lists. Each comes whole: these endpoints have no pages. */
export class ReferenceClient {
  readonly #client: SobotClient;

  constructor(client: SobotClient) {
    this.#client = client;
  }

  /** S2 */
  timeZones(language: string, call: Call): Rows {
    return this.#whole('user/get_timezone', call, { query: { language } });
  }

  /** S3 */
  languages(language: string, call: Call): Rows {
    return this.#whole('user/get_language', call, { query: { language } });
  }

  /** S4 */
  countries(language: string, call: Call): Rows {
    return this.#whole('user/get_country', call, { query: { language } });
  }

  /** S26 */
  stages(call: Call): Rows {
    return this.#whole('user_stage/query_list_by_type', call);
  }

  /** S30 */
  sources(call: Call): Rows {
    return this.#whole('user_dynamic/getsource', call);
  }

  /** S31 */
  staff(call: Call): Rows {
    return this.#whole('user/user_list', call);
  }

  /** S32; misspelt by the vendor. */
  provinces(call: Call): Rows {
    return this.#whole('user_dynamic/provice', call);
  }

  /** S33 */
  cities(provinceId: string, call: Call): Rows {
    return this.#whole('user_dynamic/city', call, { id: provinceId });
  }

  /** S34 */
  districts(cityId: string, call: Call): Rows {
    return this.#whole('user_dynamic/area', call, { id: cityId });
  }

  /** S35; misspelt by the vendor. */
  customerFields(call: Call): Rows {
    return this.#whole('custom_field/custom_fieid_info_list', call);
  }

  /** S36 */
  levels(call: Call): Rows {
    return this.#whole('custom_field/get_vip_level_data_list', call);
  }

  /** S37 */
  companyFields(call: Call): Rows {
    return this.#whole('enterprise/query_custom_field_list', call);
  }

  async #whole(
    endpoint: string,
    call: Call,
    { id, query = {} }: { readonly id?: string; readonly query?: Readonly<Record<string, string>> } = {},
  ): Rows {
    const path = `/scrm/5/${endpoint}${id === undefined ? '' : `/${segment(id)}`}`;
    const { items, total } = rows.parse((await this.#client.read({ endpoint, method: 'GET', path, query }, call)).body);
    if (total === null || total <= items.length) return items;
    throw new Refusal({ kind: 'PARTIAL', message: 'The vendor showed only a part of a list that has no pages.' });
  }
}

function segment(id: string): string {
  // Dots survive the encoding, and would lead elsewhere; half a character cannot be encoded.
  if (id === '.' || id === '..' || !id.isWellFormed())
    throw new Refusal({ kind: 'UNSUPPORTED', message: 'No area can have such an id.' });
  return encodeURIComponent(id);
}
