import { defaultFieldResolver, getNamedType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { maskText } from './shared/personal.ts';
import { showable } from './scalars.ts';

/**
 * Rules that hold for fields by what they show, so that no resolver, not even a vendor's, can forget them:
 * personal data is masked without the scope `pii:read`, and what a scalar cannot show is null.
 */
export function applyFieldRules(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const fields = type.getFields();
    for (const field of Object.values(fields)) {
      const readAs = fields[field.name.replace(/Raw$/, '')];
      applyRules(field, isMarked(field) || (readAs !== undefined && isPersonalScalar(readAs)));
    }
  }
}

type AnyField = GraphQLField<unknown, Context>;

const personalScalars: ReadonlySet<string> = new Set(['PhoneNumber', 'EmailAddress']);

const isPersonalScalar = (field: AnyField): boolean => personalScalars.has(getNamedType(field.type).name);

const isMarked = (field: AnyField): boolean => field.extensions['isPersonal'] === true;

function applyRules(field: AnyField, isPersonal: boolean): void {
  const canShow = showable[getNamedType(field.type).name];
  if (canShow === undefined && !isPersonal) return;

  const resolve = field.resolve ?? defaultFieldResolver;
  const finish = (value: unknown, { viewer }: Context): unknown => {
    if (isPersonal && !viewer.scopes.has('pii:read')) return masked(value);
    return canShow === undefined ? value : shown(value, canShow);
  };
  const masked = (value: unknown): unknown => {
    if (canShow !== undefined) return null;
    if (Array.isArray(value)) return value.map(masked);
    return typeof value === 'string' ? maskText(value) : (value ?? null);
  };
  field.resolve = (parent, args, context, info) => {
    const value: unknown = resolve(parent, args, context, info);
    return value instanceof Promise ? value.then((settled) => finish(settled, context)) : finish(value, context);
  };
}

function shown(value: unknown, canShow: (value: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.filter(canShow);
  return canShow(value) ? value : null;
}
