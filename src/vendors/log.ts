/** What vendor code may log: a message and values that hold no personal data and no secrets. */
export interface Log {
  info(message: string, values?: LogValues): void;
  warn(message: string, values?: LogValues): void;
}

/** Named values beside a message; plain, so that nothing hangs on them. */
export type LogValues = Readonly<Record<string, string | number | boolean | null>>;
