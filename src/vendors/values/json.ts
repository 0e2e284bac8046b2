declare global {
  interface JSON {
    rawJSON(text: string): { readonly rawJSON: string };
  }
}

/** An id as the unquoted number a vendor types it as. Refuses anything but digits, so that nothing can be smuggled in. */
export function digits(id: string): unknown {
  if (!/^\d{1,40}$/.test(id)) throw new TypeError('An id that goes out as a number must consist of digits.');
  return JSON.rawJSON(id);
}
