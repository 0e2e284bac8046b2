import { GraphQLError, Kind } from 'graphql';
import { vendorExtensions } from './graph/errors.ts';
import { VendorError } from './vendors/vendor-error.ts';

/**
 * What a client is told of an error: a vendor's failure with what can be done about it, a wrong request as it is.
 * Null: it is our fault, to be logged and not shown.
 */
export function showError(thrown: GraphQLError): GraphQLError | null {
  const error = withoutScalarValue(isAboutVariables(thrown) ? withoutValue(thrown) : thrown);
  const cause = innermost(error);
  if (cause instanceof VendorError) return ofVendor(error, cause);
  if (!(cause instanceof GraphQLError)) return isAboutVariables(error) ? withCode(error, 'BAD_USER_INPUT') : null;
  const { code } = cause.extensions;
  if (typeof code === 'string' && ofYoga.has(code)) return withCode(error, 'BAD_USER_INPUT');
  if (typeof code === 'string' && !('unexpected' in cause.extensions)) {
    return isOfDocument.test(code) ? error : withCode(error, code);
  }
  // graphql-js gives no code: without a path it refuses the request; with one a resolver or a scalar of ours went wrong.
  return error.path === undefined && code === undefined ? withCode(error, 'BAD_USER_INPUT') : null;
}

/** What stands in the place of an error that is our fault. */
export function internalError(error: GraphQLError, requestId: string, isWholeRequest: boolean): GraphQLError {
  return new GraphQLError('Something went wrong here. The request id finds it in the log.', {
    ...placeOf(error),
    extensions: { code: 'INTERNAL', requestId, ...(isWholeRequest ? { http: { status: 500 } } : {}) },
  });
}

function ofVendor(error: GraphQLError, cause: VendorError): GraphQLError {
  return new GraphQLError(`${cause.vendor.toUpperCase()} could not answer: ${cause.message}`, {
    ...placeOf(error),
    extensions: vendorExtensions(cause),
  });
}

/** Where in the document and in the answer it is. Not every executor names the nodes. */
const placeOf = ({ nodes, source, positions, path }: GraphQLError) => ({ nodes, source, positions, path });

const ofYoga: ReadonlySet<string> = new Set([
  'BAD_REQUEST',
  'REQUEST_ENTITY_TOO_LARGE',
  'OPERATION_RESOLUTION_FAILURE',
]);
// For these GraphQL over HTTP wants 200 where the client accepts application/json; Yoga sees to it.
const isOfDocument = /^GRAPHQL_/;

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { http, originalError: _yogas, ...extensions } = error.extensions;
  return new GraphQLError(error.message, {
    ...placeOf(error),
    extensions: { ...extensions, code, ...(http === undefined ? {} : { http: { ...http, spec: false } }) },
  });
}

function innermost(error: Error): Error {
  return error instanceof GraphQLError && error.originalError ? innermost(error.originalError) : error;
}

/** graphql-js repeats the whole value of the variable, which may be a phone or a name. */
function withoutValue(error: GraphQLError): GraphQLError {
  const [variable = '', told] = error.message.split(' got invalid value ', 2);
  const why = error.originalError?.message;
  if (told === undefined || why === undefined) return error;
  const way = / at "[^"\s]*"$/.exec(error.message.slice(0, -`; ${why}`.length))?.[0] ?? '';
  const { nodes, originalError, extensions } = error;
  return new GraphQLError(`${variable} got an invalid value${way}; ${why}`, { nodes, originalError, extensions });
}

// What graphql-js says of a scalar that is none, in a variable or in the document, ends with the value.
const scalarValue = /(cannot represent [\w -]*value): .*$|(Expected value of type "[^"]*"), found .*$/s;

/** `String cannot represent a non string value: 13800138000` is somebody's phone. */
function withoutScalarValue(error: GraphQLError): GraphQLError {
  const message = error.message.replace(scalarValue, '$1$2.');
  if (message === error.message) return error;
  const { originalError, extensions } = error;
  return new GraphQLError(message, { ...placeOf(error), originalError, extensions });
}

/** The value of a variable was refused. */
const isAboutVariables = (error: GraphQLError): boolean =>
  error.path === undefined && error.nodes?.some(({ kind }) => kind === Kind.VARIABLE_DEFINITION) === true;
