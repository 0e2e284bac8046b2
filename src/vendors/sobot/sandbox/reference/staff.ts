import { agents, companyId } from '../customers/customers.ts';
import { reply, type Wire } from '../replies.ts';
import type { Routes } from '../route.ts';
import { hexId } from '../seeds.ts';

/** The path of a department names the company and all departments above it; agents have none, as in the sample. */
function department(name: string, above: readonly string[], members: (path: readonly string[]) => Wire[] | null): Wire {
  const id = hexId(`department ${name}`);
  const path = [...above, id];
  return { id, name, image: null, path: path.join('|'), type: 1, manager_flag: null, sub_list: members(path) };
}

const agent = ({ id, name }: { id: string; name: string }): Wire => ({
  id,
  name,
  image: null,
  path: null,
  type: 2,
  manager_flag: null, // `manager` in the table
  sub_list: null,
});

const [first, second, third, fourth] = agents.map(agent);
const tree = [
  department('客服部', [companyId], () => [first!, second!]),
  department('销售部', [companyId], (path) => [
    department('华东组', path, () => [third!]),
    department('华北组', path, () => null),
  ]),
  fourth!, // of no department
];

/** S31: departments and agents in one tree. */
export const staffRoutes: Routes = { 'GET user/user_list': () => reply({ items: tree }) };
