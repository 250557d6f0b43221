/** What an export of the audit log is asked for; entries hold codes alone, so a reason is one. */
export const EXPORT_REASONS = ['review', 'incident', 'authority', 'inquiry'] as const
export type ExportReason = (typeof EXPORT_REASONS)[number]

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** More is refused, not cut: a file that looks whole and is not would mislead. */
export const MAX_EXPORTED_ENTRIES = 100_000

/** How long an export may be fetched by whoever asked for it. */
export const EXPORT_FETCH_WINDOW_SECONDS = 300

export type ExportRefusal = 'export_too_large' | 'export_empty'
