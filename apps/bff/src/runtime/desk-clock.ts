/** The one source of time. */
export type Clock = {
  /** ISO 8601 UTC with milliseconds */
  readonly now: () => string
  /** Is time certain enough for what destroys by it: retention, the purge of erasures, expiry of backups and bookkeeping? */
  readonly isTrusted: () => boolean
}
