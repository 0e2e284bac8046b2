import { expect, it } from 'vitest';
import { z } from 'zod';
import { toVendorError } from './to-vendor-error.ts';
import { Refusal, VendorError } from './vendor-error.ts';

const failureOf = (schema: z.ZodType, reply: unknown) => toVendorError('acme', schema.safeParse(reply).error);

it('names the field that is not as documented, and never its value', () => {
  const page = z.object({ rows: z.array(z.object({ tel: z.string() })) });
  const failure = failureOf(page, { rows: [{ tel: '1' }, { tel: 13_800_138_000 }] });
  expect(failure).toMatchObject({
    vendor: 'acme',
    kind: 'BAD_REPLY',
    message: 'The reply is not of the documented shape at rows.1.tel.',
  });
  expect(failureOf(page, 42)).toMatchObject({ message: 'The reply is not of the documented shape.' });
});

it('takes what ended for want of time for a time-out', () => {
  expect(toVendorError('acme', new DOMException('', 'TimeoutError'))).toMatchObject({ kind: 'TIMEOUT' });
  expect(toVendorError('acme', new DOMException('', 'AbortError'))).toMatchObject({ kind: 'TIMEOUT' });
});

it('keeps what is named already, names a refusal, and leaves bugs of ours alone', () => {
  const refusal = new Refusal({ kind: 'REJECTED', message: 'No.', vendorCode: '7' });
  const named = toVendorError('acme', refusal);
  expect(named).toBeInstanceOf(VendorError);
  expect(named).toMatchObject({ vendor: 'acme', kind: 'REJECTED', vendorCode: '7' });
  expect(toVendorError('other', named)).toBe(named);
  const bug = new TypeError('undefined is not a function');
  expect(toVendorError('acme', bug)).toBe(bug);
});
