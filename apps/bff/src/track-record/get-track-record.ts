import type { TrackRecordPage } from '@mimamori/contract/detection/track-record-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { isSilent } from '@mimamori/policy/detection/rule-silence-rules'
import {
  firstDayOf,
  type TrackRecordDays,
  trackRecordOf,
  WEIGHT_DAYS,
  weightsOfPoorSources,
} from '@mimamori/policy/detection/track-record'
import { detectionModelsOf } from '@mimamori/storage/detection/detection-model-reads'
import { unendedSilences } from '@mimamori/storage/detection/rule-silence-reads'
import { missCounts, sourceCounts } from '@mimamori/storage/detection/track-record-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { loadModelStanding } from '../workflows/load-model-standing.ts'

/** The track record of the last so many days, Japan time, today among them. */
export async function getTrackRecord(
  { storage, clock, detectors }: Pick<AppContext, 'storage' | 'clock' | 'detectors'>,
  { days }: { readonly days: TrackRecordDays },
): Promise<TrackRecordPage> {
  const { db } = storage
  const now = clock.now()
  const to = dayOf(now)
  const from = firstDayOf(days, to)
  const fromInstant = new Date(`${from}T00:00:00.000+09:00`).toISOString()
  const [sources, judged, misses, silences] = await Promise.all([
    sourceCounts(db, from),
    days === WEIGHT_DAYS ? null : sourceCounts(db, firstDayOf(WEIGHT_DAYS, to)),
    missCounts(db, from, fromInstant),
    unendedSilences(db),
  ])
  const inForce = silences.filter((silence) => isSilent(silence, now))
  return {
    ...trackRecordOf(sources, misses),
    from,
    to,
    standing: await loadModelStanding({ storage, detectors }, await detectionModelsOf(db)),
    lowered: weightsOfPoorSources(judged ?? sources),
    silences: inForce.map(({ id, rule, from: since, until, reason, by }) => {
      return { id, rule, from: since, until, reason, by }
    }),
  }
}
