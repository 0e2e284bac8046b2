/** Put on a field's `extensions`: without the scope `pii:read` its text is shown masked. */
export const personal = { isPersonal: true } as const;

/** Keeps what tells records apart at a glance and no more: `王*`, `138****8000`, `l***@example.com`. */
export const maskText = (text: string): string =>
  text
    .split(/([,;，；、]\s*)/)
    .map((part, index) => (index % 2 === 0 ? maskOne(part) : part))
    .join('');

function maskOne(text: string): string {
  if (text === '') return text;
  const at = text.lastIndexOf('@');
  if (at > 0) return `${firstLetter(text)}***${text.slice(at)}`;
  if (/^\+?[\d\s()*-]{7,}$/.test(text)) return `${text.slice(0, 3)}****${text.slice(-4)}`;
  return `${firstLetter(text)}*`;
}

const firstLetter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0x2a);
