/** What every resolver sees. */
export interface Context {
  readonly viewer: { readonly scopes: ReadonlySet<string> };
}
