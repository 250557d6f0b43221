/** The kinds of entries in a member's timeline. */
export const TIMELINE_KINDS = ['job', 'proposal', 'message', 'report', 'decision', 'reminder', 'enquiry'] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

export const TIMELINE_PAGE_SIZE = 40

/** The contact fields that related members share. */
export const RELATED_BY = ['email', 'phone'] as const
export type RelatedBy = (typeof RELATED_BY)[number]
