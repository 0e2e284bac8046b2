import type { VendorRequest } from '../../src/vendors/vendor-http.ts';
import type { Prepared, Receipt, Write, WriteName, Writes } from '../../src/vendors/write.ts';
import type { WriteInputs } from '../../src/vendors/write-inputs.ts';

type SomeInput = WriteInputs[WriteName];

const request: VendorRequest = { endpoint: 'write', method: 'POST', path: '/write', body: '{}' };

/** The receiving side of a vendor for some mutations: says yes to all, and tells what it was asked and what was sent. */
export function takesWrites(names: readonly WriteName[], receipt: Receipt = { refs: [] }, onSend = () => {}) {
  const prepared: SomeInput[] = [];
  const sent: SomeInput[] = [];
  const write: Write<SomeInput> = {
    async prepare(input): Promise<Prepared> {
      prepared.push(input);
      return {
        request,
        async send() {
          sent.push(input);
          onSend();
          return receipt;
        },
      };
    },
  };
  const writes: Writes = Object.fromEntries(names.map((name) => [name, write]));
  return { writes, prepared, sent };
}
