import { reply } from '../replies.ts';
import type { Routes } from '../route.ts';

/** Some of the administrative divisions of China: by code, province → cities → districts. */
const provinces: readonly Division[] = [
  division('110000', '北京', [
    division('110100', '北京市', [
      division('110101', '东城区'),
      division('110102', '西城区'),
      division('110105', '朝阳区'),
      division('110108', '海淀区'),
    ]),
  ]),
  division('120000', '天津', [
    division('120100', '天津市', [division('120101', '和平区'), division('120103', '河西区')]),
  ]),
  division('130000', '河北省', [
    division('130100', '石家庄市', [division('130102', '长安区'), division('130104', '桥西区')]),
    division('130200', '唐山市', [division('130202', '路南区'), division('130203', '路北区')]),
    division('130300', '秦皇岛市', [division('130302', '海港区'), division('130303', '山海关区')]),
    division('130400', '邯郸市', [division('130402', '邯山区'), division('130403', '丛台区')]),
  ]),
  division('310000', '上海', [
    division('310100', '上海市', [
      division('310101', '黄浦区'),
      division('310104', '徐汇区'),
      division('310115', '浦东新区'),
    ]),
  ]),
  division('330000', '浙江', [
    division('330100', '杭州市', [
      division('330102', '上城区'),
      division('330106', '西湖区'),
      division('330108', '滨江区'),
    ]),
    division('330200', '宁波市', [division('330203', '海曙区'), division('330206', '北仑区')]),
  ]),
];

interface Division {
  readonly code: string;
  readonly name: string;
  readonly parts: readonly Division[];
}

function division(code: string, name: string, parts: readonly Division[] = []): Division {
  return { code, name, parts };
}

const cities = provinces.flatMap(({ parts }) => parts);
const partsOf = (divisions: readonly Division[], code: string): readonly Division[] =>
  divisions.find((known) => known.code === code)?.parts ?? [];

/** The name that belongs to a code; undefined for places that the sandbox has not heard of. */
export const divisionName = (code: string): string | undefined =>
  [...provinces, ...cities, ...cities.flatMap(({ parts }) => parts)].find((known) => known.code === code)?.name;

/** Provinces (S32, "provice" in the path alone), cities (S33), districts (S34); nothing below a code nobody knows. */
export const divisionRoutes: Routes = {
  'GET user_dynamic/provice': () =>
    reply({ items: provinces.map(({ code, name }) => ({ provinceid: code, province_name: name })) }),
  'GET user_dynamic/city/:id': ({ id }) =>
    reply({
      items: partsOf(provinces, id).map(({ code, name }) => ({ cityid: code, city_name: name, provinceid: id })),
    }),
  'GET user_dynamic/area/:id': ({ id }) =>
    reply({ items: partsOf(cities, id).map(({ code, name }) => ({ areaid: code, area_name: name, cityid: id })) }),
};
