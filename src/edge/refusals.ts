import { GraphQLError } from 'graphql';

/** An error in the format of GraphQL, for requests that never reach the graph. */
export const refusal = (status: number, message: string, code = 'BAD_USER_INPUT'): Response =>
  Response.json({ errors: [{ message, extensions: { code } }] }, { status });

/** The same where Yoga can still answer by itself. */
export const requestError = (status: number, message: string, code = 'BAD_USER_INPUT'): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status } } });
