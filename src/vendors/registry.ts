// Every vendor, one line each. The exported name is the vendor's name everywhere: ids, errors, logs.
export { jing } from './jing/adapter.ts';
export { kuaishou } from './kuaishou/adapter.ts';
export { sobot } from './sobot/adapter.ts';
export { wshoto } from './wshoto/adapter.ts';
