/** The time of the desk; nothing else asks for the time. */
export type Clock = {
  /** ISO 8601 UTC with milliseconds */
  readonly now: () => string
  /** Is the time certain enough for what deletes by it: retention, the purge of erasures, backups, expired rows? */
  readonly isTrusted: () => boolean
}
