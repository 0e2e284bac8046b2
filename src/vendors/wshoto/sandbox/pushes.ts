/** One message whose content is an object, and one whose content is a list (FACTS 1.5), about nobody in particular. */
export const pushes = [
  {
    message_id: '1724370218843529216',
    type: 21, // a custom field was changed
    content: JSON.stringify({ tenant_id: 'sandbox', module_keys: ['customer'] }),
    gmt_create: 1_793_480_400,
  },
  {
    message_id: '1724370218843529217',
    type: 41, // a sensitive word in a chat
    content: JSON.stringify([{ msg_id: 'sandbox-1' }]),
    gmt_create: 1_793_484_000,
  },
];
