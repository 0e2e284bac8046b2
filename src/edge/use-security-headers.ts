import type { Plugin } from 'graphql-yoga';

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** For whatever is no page. */
export const securityHeaders = { ...always, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };

// GraphiQL stands in the page itself: inline script and style, workers from blobs, pictures and fonts as data; nothing from elsewhere.
const page = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const useSecurityHeaders = (): Plugin => ({
  onResponse({ response }) {
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    const headers = isPage ? { ...always, 'content-security-policy': page } : securityHeaders;
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  },
});
