// How Kuaishou words its replies (FACTS 3.2). Always HTTP 200.

/** A reply that grants. Ids made with `digits` go out as unquoted numbers. */
export const granted = (data: unknown): Response => reply(0, 'OK', data);

/** A reply that refuses, with a code of the published families. */
export const refused = (code: number, message: string): Response => reply(code, message, null);

const reply = (code: number, message: string, data: unknown): Response =>
  new Response(JSON.stringify({ code, message, data, request_id: '8bf05339877440c29fed55fca7fae9d4' }), {
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  });
