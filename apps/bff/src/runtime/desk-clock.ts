/** The time of the desk; no other code reads the time. */
export type Clock = {
  /** ISO 8601 UTC with milliseconds */
  readonly now: () => string
  /** Is the time certain enough for what deletes by it: retention, the purge of erasures, backups, expired rows? */
  readonly isTrusted: () => boolean
}
