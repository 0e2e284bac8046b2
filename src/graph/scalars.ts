import {
  DateTimeResolver,
  EmailAddressResolver,
  JSONObjectResolver,
  LocalDateResolver,
  PhoneNumberResolver,
  URLResolver,
} from 'graphql-scalars';
import { GraphQLError, valueFromASTUntyped, type GraphQLScalarType, type ValueNode } from 'graphql';
import { builder, type SchemaTypes } from './builder.ts';
import { badUserInput } from './errors.ts';

const isPhoneNumber = matches(/^\+[1-9]\d{6,14}$/);

/** True for what the scalar can show. What it cannot show becomes null before it gets here (`field-rules.ts`). */
export const showable: Readonly<Record<string, (value: unknown) => boolean>> = {
  DateTime: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  Date: matches(/^\d{4}-\d{2}-\d{2}$/),
  PhoneNumber: isPhoneNumber,
  EmailAddress: matches(/^[^\s@]+@[^\s@]+$/),
  URL: (value) => typeof value === 'string' && URL.canParse(value),
  JSONObject: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
};

function matches(pattern: RegExp) {
  return (value: unknown) => typeof value === 'string' && pattern.test(value);
}

function scalar<Name extends Exclude<keyof SchemaTypes['Scalars'], 'ID'>>(
  name: Name,
  about: { readonly description: string; readonly url: string; readonly form: string },
  parser: GraphQLScalarType,
  read: (parsed: unknown, sent: unknown) => SchemaTypes['Scalars'][Name]['Input'],
): void {
  builder.scalarType(name, {
    description: about.description,
    specifiedByURL: about.url,
    serialize: (value) => (value instanceof Date ? toInstantText(value) : value),
    parseValue: (sent) => parse(sent),
    parseLiteral: (node, variables) => parse(valueFromASTUntyped(node, variables), node),
  });

  function parse(sent: unknown, nodes?: ValueNode): never {
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each `read` gives what its own scalar stands for
      return read(parser.parseValue(sent), sent) as never;
    } catch {
      const { message, extensions } = badUserInput(`${name} must be ${about.form}.`);
      throw new GraphQLError(message, { nodes, extensions });
    }
  }
}

/** `2023-02-27T08:28:55Z`; milliseconds only where there are any. */
export function toInstantText(instant: Date): string {
  const time = instant.getTime();
  const day = Math.floor(time / dayMs);
  const second = (time - day * dayMs) / 1000;
  if (!Number.isInteger(second)) return instant.toISOString();
  const minute = Math.floor(second / 60);
  const clock = `${twoDigits[Math.floor(minute / 60)]}:${twoDigits[minute % 60]}:${twoDigits[second % 60]}`;
  return `${dayText(day)}T${clock}Z`;
}

const dayMs = 86_400_000;
const twoDigits = Array.from({ length: 60 }, (_none, number) => String(number).padStart(2, '0'));

// Instants are shown by the dozen, and most lie on the same few days.
const mostDays = 1000;
const days = new Map<number, string>();

function dayText(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  if (days.size >= mostDays) days.clear();
  const [text = ''] = new Date(day * dayMs).toISOString().split('T');
  days.set(day, text);
  return text;
}

function textThat(fits: (value: unknown) => boolean, parsed: unknown): string {
  if (!fits(parsed)) throw new TypeError('It has another form.');
  return asText(parsed);
}

const asText = (parsed: unknown): string => String(parsed);

scalar(
  'DateTime',
  {
    description: 'An instant in UTC, RFC 3339, e.g. 2023-02-27T08:28:55Z.',
    url: 'https://scalars.graphql.org/andimarek/date-time.html',
    form: 'an instant with its zone, e.g. 2023-02-27T08:28:55Z',
  },
  DateTimeResolver,
  (parsed) => new Date(parsed as Date),
);
scalar(
  'Date',
  {
    description: 'A calendar day without time, yyyy-MM-dd.',
    url: 'https://scalars.graphql.org/andimarek/local-date.html',
    form: 'a day, yyyy-MM-dd',
  },
  LocalDateResolver,
  asText,
);
scalar(
  'PhoneNumber',
  {
    description: 'A telephone number in E.164, e.g. +8613800138000.',
    url: 'https://www.itu.int/rec/T-REC-E.164',
    form: 'a telephone number in E.164, e.g. +8613800138000',
  },
  PhoneNumberResolver,
  // The library also takes national numbers, and spaces: as a condition they would find nobody.
  (parsed) => textThat(isPhoneNumber, parsed),
);
scalar(
  'EmailAddress',
  {
    description: 'An e-mail address.',
    url: 'https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address',
    form: 'an e-mail address',
  },
  EmailAddressResolver,
  asText,
);
scalar(
  'URL',
  { description: 'An absolute URL.', url: 'https://url.spec.whatwg.org/', form: 'an absolute URL' },
  URLResolver,
  (_parsed, sent) => String(sent),
);
scalar(
  'JSONObject',
  {
    description: 'A JSON object whose keys are free; integers that a double cannot hold are strings.',
    url: 'https://www.rfc-editor.org/rfc/rfc8259',
    form: 'a JSON object',
  },
  JSONObjectResolver,
  (parsed) => parsed as Record<string, unknown>,
);
