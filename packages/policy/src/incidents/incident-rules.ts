/**
 * How somebody came to see data of a member: a field that was revealed, what was taken away in a file, a look-up by a
 * whole mail or number that found them, a case that was opened, and one that lay ready in the browser and may never have
 * been looked at. Of a person also look-ups that found nobody, and those refused for want of units: of no member.
 */
export const SEEN_KINDS = [
  'reveal',
  'export',
  'lookup',
  'lookup_missed',
  'lookup_refused',
  'opened',
  'reserved',
] as const
export type SeenKind = (typeof SEEN_KINDS)[number]

/** The direction of a report: whose data a person saw, or who saw the data of a member. */
export const INCIDENT_DIRECTIONS = ['person', 'member'] as const
export type IncidentDirection = (typeof INCIDENT_DIRECTIONS)[number]

/** The outcome of a look-up. */
export const LOOKUP_OUTCOMES = ['found', 'missed', 'refused'] as const
export type LookupOutcome = (typeof LOOKUP_OUTCOMES)[number]

/** For how many days leads are shown whose look-ups were refused. */
export const REFUSED_LOOKUPS_SHOWN_DAYS = 30

/** Most rows in one export; for more, a shorter time span has to be chosen. */
export const MAX_INCIDENT_EXPORT_ROWS = 20_000
