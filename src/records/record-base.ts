/**
 * The base of records whose other fields are read when somebody asks for them, which is getters' work: what all of them
 * have in common stands here once, and not in each.
 */
export function recordBase<T extends object>(common: T): new () => Readonly<T> {
  function Base() {}
  Object.assign(Base.prototype as object, common);
  return Base as unknown as new () => Readonly<T>;
}

/** All fields of a record in an object of its own, to be spread and changed. */
export function plainRecord<R extends object>(record: R): R {
  const names = new Set<string>();
  for (let at: object = record; at !== Object.prototype; at = Object.getPrototypeOf(at) as object) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  }
  names.delete('constructor');
  return Object.fromEntries([...names].map((name) => [name, record[name as keyof R]])) as R;
}
