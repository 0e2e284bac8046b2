import { hexId } from '../seeds.ts';

/** A company, of which the API shows only the name, at its customers: there is no list of companies. */
export interface Company {
  readonly id: string;
  readonly name: string;
}

export const firstCompanies: readonly Company[] = ['北京云帆科技', '上海星河贸易', '杭州小满网络'].map(
  (name, index) => ({ id: hexId(`firm ${index}`), name }),
);
