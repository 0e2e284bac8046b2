import { expect, it } from 'vitest';
import { aCall } from '../../test/support/http-over.ts';
import { fixedToken, TokenRefused, withToken } from './tokens.ts';

it('says why a fixed token was refused, in the vendor’s own code too', async () => {
  const attempt = () => Promise.reject(new TokenRefused('402001'));
  await expect(withToken(fixedToken('fixed'), aCall(), attempt)).rejects.toMatchObject({
    kind: 'UNAUTHORIZED',
    vendorCode: '402001',
    message: 'The configured access token was refused and cannot be renewed.',
  });
});
