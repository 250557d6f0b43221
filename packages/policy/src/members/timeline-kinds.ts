/** What stands in the timeline of a member: what they posted, what was reported about it, and what was decided. */
export const TIMELINE_KINDS = ['job', 'proposal', 'message', 'report', 'decision'] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

export const TIMELINE_PAGE_SIZE = 40

/** By which of their fields members are known to be the same person, or at one desk. */
export const RELATED_BY = ['email', 'phone'] as const
export type RelatedBy = (typeof RELATED_BY)[number]
