import { createHash } from 'node:crypto';

const names = ['王伟', '李娜', '张敏', '刘洋', '陈静', '杨帆', '赵磊', '黄丽', '周强', '吴霞'];

/** The same forty people stand in the imitations of all vendors. */
export const personName = (i: number): string => {
  const person = i % 40;
  return `${names[person % 10]}${person >= 10 ? Math.floor(person / 10) : ''}`;
};

export const personPhone = (i: number): string => `1380013${8000 + (i % 40)}`;

/** An id as Jing makes them: 22 letters and digits, the same at every start. */
export const uuidOf = (thing: string): string =>
  createHash('sha256').update(thing).digest('base64').replaceAll(/[+/=]/g, 'x').slice(0, 22);

export interface Employee {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly mobile: string;
}

const employees: readonly Employee[] = ['黄运霞', '沈斌超', '周国庆', '林晓'].map((name, i) => ({
  id: `00777a65-c014-4303-a2fd-6039a294a2e${i}`,
  name,
  email: `employee${i}@jing.example`,
  mobile: `1390013${9000 + i}`,
}));

export const employeeAt = (i: number): Employee => employees[i % employees.length]!;
