/** Names that the compiler, or JavaScript, has use for itself. */
export const oddNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  'query',
  'message',
  '__context',
  '__parent',
  '__validNode0',
  'idx0',
  'a_b',
  'b_a',
];
