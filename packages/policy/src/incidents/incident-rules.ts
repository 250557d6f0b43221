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

/** What is asked: whose data a person saw, or who saw the data of a member. */
export const INCIDENT_DIRECTIONS = ['person', 'member'] as const
export type IncidentDirection = (typeof INCIDENT_DIRECTIONS)[number]

/** What came of a look-up. */
export const LOOKUP_OUTCOMES = ['found', 'missed', 'refused'] as const
export type LookupOutcome = (typeof LOOKUP_OUTCOMES)[number]

/** How long leads are shown who was refused look-ups, days. */
export const REFUSED_LOOKUPS_SHOWN_DAYS = 30

/** More rows than this are not given away in one file: the time asked about is to be made shorter. */
export const MAX_INCIDENT_EXPORT_ROWS = 20_000
