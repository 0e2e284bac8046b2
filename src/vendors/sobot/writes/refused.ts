import { safeWords } from '../../values/vendor-words.ts';
import { Refusal } from '../../vendor-error.ts';
import { WriteRefused, type UserErrorCode } from '../../write.ts';
import type { SobotSettings } from '../settings.ts';

/** What Sobot's codes speak of. */
type Subject = 'customer' | 'group' | 'groupName' | 'tag' | 'tagName' | 'name' | 'paramName' | 'duration' | 'reason';

/** Where a write's input holds each subject; null: in no single field. A subject that is left out was not sent. */
export type Places = { readonly [S in Subject]?: readonly string[] | null };

interface Meaning {
  readonly code: UserErrorCode;
  readonly subject: Subject;
  readonly message: string;
}

const meanings: Readonly<Record<string, Meaning>> = {
  '510001': { code: 'NOT_FOUND', subject: 'group', message: 'There is no such group of tags.' },
  '510002': { code: 'ALREADY_EXISTS', subject: 'groupName', message: 'A group of tags with this name exists already.' },
  '510003': { code: 'ALREADY_EXISTS', subject: 'tagName', message: 'A tag with this name exists already.' },
  '510005': { code: 'REQUIRED', subject: 'groupName', message: 'The name of a group of tags cannot be blank.' },
  '510006': { code: 'REQUIRED', subject: 'tagName', message: 'The name of a tag cannot be blank.' },
  '510007': { code: 'TOO_LONG', subject: 'name', message: 'A name takes at most 30 characters.' },
  '510008': { code: 'TOO_LONG', subject: 'paramName', message: 'A parameter name takes at most 30 characters.' },
  // The document has lost the codes of the blacklist; public code still names them (FACTS 4.2).
  '500152': { code: 'REQUIRED', subject: 'duration', message: 'The blacklist needs a duration.' },
  '500153': { code: 'REQUIRED', subject: 'reason', message: 'The blacklist needs a reason.' },
  '500154': { code: 'INVALID_VALUE', subject: 'duration', message: 'The blacklist has no such duration.' },
  '500155': {
    code: 'INVALID_VALUE',
    subject: 'duration',
    message: 'The time on the blacklist must end after it starts.',
  },
  '500156': { code: 'NOT_FOUND', subject: 'customer', message: 'The customer is not on the blacklist.' },
  '500157': { code: 'ALREADY_EXISTS', subject: 'customer', message: 'The customer is on the blacklist already.' },
};

/** What a no to a write means, whatever the code but those of the token. Only 999999 leaves open what was done. */
export function refusedWrite(
  vendorCode: string,
  said: string | null,
  places: Places,
  settings: SobotSettings,
): Refusal {
  const vendorMessage = safeWords(said) || null;
  const no = (code: UserErrorCode, path: readonly string[] | null, message: string) =>
    new WriteRefused({ code, path, message, vendorCode, vendorMessage });

  if (settings.SOBOT_RATE_LIMIT_CODES.has(vendorCode)) {
    const message = 'The vendor takes no more calls for now; nothing was written.';
    return new Refusal({ kind: 'RATE_LIMITED', vendorCode, message, neverSent: true });
  }
  if (settings.SOBOT_NOT_FOUND_CODES.has(vendorCode)) {
    return no('NOT_FOUND', places.customer ?? null, 'There is no such customer.');
  }
  const meaning = meanings[vendorCode];
  if (meaning !== undefined) return no(meaning.code, places[meaning.subject] ?? null, meaning.message);
  switch (vendorCode) {
    case '510004':
      return doublyMeant(places, no);
    case '700046':
      return no('NOT_ALLOWED', null, "The company's edition of Sobot has no API for this.");
    case '900003':
    case '900004': {
      const message = 'The vendor refuses our credentials; nothing was written.';
      return new Refusal({ kind: 'UNAUTHORIZED', vendorCode, message, neverSent: true });
    }
    case '999999': {
      // "Unknown System Exception": it may have come before or after the work was done.
      return new Refusal({ kind: 'UNAVAILABLE', vendorCode, message: vendorMessage ?? 'The vendor failed.' });
    }
    default:
      return no('UNKNOWN', null, 'The vendor refused for a reason that is not documented.');
  }
}

/** One line of the table has two meanings under one code; what was sent may leave only one of them. */
function doublyMeant(
  { paramName, tag }: Places,
  no: (code: UserErrorCode, path: readonly string[] | null, message: string) => WriteRefused,
): WriteRefused {
  if (paramName !== undefined && tag === undefined) {
    return no('ALREADY_EXISTS', paramName, 'A tag with this parameter name exists already.');
  }
  if (paramName === undefined && tag !== undefined) return no('NOT_FOUND', tag, 'There is no such tag.');
  return no('UNKNOWN', null, 'The parameter name exists already, or there is no such tag: the code means either.');
}
