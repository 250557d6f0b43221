/** Why the audit log is exported; codes, as audit entries hold codes alone. */
export const EXPORT_REASONS = ['review', 'incident', 'authority', 'inquiry'] as const
export type ExportReason = (typeof EXPORT_REASONS)[number]

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Most entries in one export; more is refused and not cut, as a file that only looks complete would mislead. */
export const MAX_EXPORTED_ENTRIES = 100_000

/** How long the person who asked for an export can download it. */
export const EXPORT_FETCH_WINDOW_SECONDS = 300

export type ExportRefusal = 'export_too_large' | 'export_empty'
