/**
 * How a person may have seen data of a member. `reveal`: of a field. `export`: in a file. `lookup`: by a whole mail address or phone
 * number. `opened`: a case. `reserved`: a case that was loaded ahead, and perhaps never shown. In the report on a person there are also
 * look-ups about no member: `lookup_missed` found nobody, `lookup_refused` exceeded the units of an hour.
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

/** Days for which leads are shown whose look-ups were refused. */
export const REFUSED_LOOKUPS_SHOWN_DAYS = 30

/** Most rows in one export; for more, a shorter time span has to be chosen. */
export const MAX_INCIDENT_EXPORT_ROWS = 20_000
