/**
 * How somebody came to see data of a member: a field that was revealed, what was taken away in a file, a search by a
 * whole mail or number, a case that was opened, and one that lay ready in the browser and may never have been looked at.
 */
export const SEEN_KINDS = ['reveal', 'export', 'lookup', 'opened', 'reserved'] as const
export type SeenKind = (typeof SEEN_KINDS)[number]

/** What is asked: whose data a person saw, or who saw the data of a member. */
export const ASKED_BY = ['person', 'member'] as const
export type AskedBy = (typeof ASKED_BY)[number]

/** More rows than this are not given away in one file: the time asked about is to be made shorter. */
export const SEEN_EXPORTED_AT_MOST = 20_000
