import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { TRACK_RECORD_DAYS, type TrackRecordDays } from '@mimamori/policy/detection/track-record'

/** The search parameters of the address, unchecked. */
export type TrackRecordAddress = { days?: number; category?: string }

/** The period and the category shown. Left out: the last 30 days, all categories. */
type TrackRecordSearch = { readonly days?: TrackRecordDays; readonly category?: Category }

/** Parses the search parameters; invalid ones are left out. */
export function parseTrackRecordAddress(address: TrackRecordAddress): TrackRecordSearch {
  const days = TRACK_RECORD_DAYS.find((each) => each === address.days)
  const category = CATEGORIES.find((each) => each === address.category)
  return { ...(days ? { days } : {}), ...(category ? { category } : {}) }
}
