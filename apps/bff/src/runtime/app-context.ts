import type { ClockMark } from '@mimamori/storage/clock/clock-mark'
import type { StorageOptions } from '@mimamori/storage/open-storage'
import type { Storage } from '@mimamori/storage/storage'
import type { Settings } from '../config/server-settings.ts'
import type { CatalogueCache } from './catalogue-cache.ts'
import type { DetectorCache } from './detector-cache.ts'
import type { FlagFilter } from './flag-filter.ts'
import type { HiddenTextCache } from './hidden-text-cache.ts'
import type { Log } from './json-log.ts'
import type { LimitedThread } from './limited-thread.ts'
import type { Metrics } from './metrics-registry.ts'
import type { SearchWorker } from './search-worker/search-worker.ts'
import type { TrustedClock } from './trusted-clock.ts'

/** The context every operation works with. */
export type AppContext = {
  readonly storage: Storage
  /** where the database is, for threads with connections of their own */
  readonly databaseAt: StorageOptions['at']
  readonly catalogue: CatalogueCache
  readonly detectors: DetectorCache
  readonly flagFilter: FlagFilter
  readonly hiddenTexts: HiddenTextCache
  readonly clock: TrustedClock
  /** the state of the clock that was stored at the last run */
  readonly clockMark: ClockMark | null
  readonly settings: Settings
  readonly log: Log
  readonly metrics: Metrics
  /** where notices are rendered */
  readonly noticeThread: LimitedThread
  /** where the search index is read */
  readonly searchWorker: SearchWorker
}
