import { isModelRule } from '@mimamori/policy/breakdown/case-source-rules'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import { isSilent, type RuleSilence } from '@mimamori/policy/detection/rule-silence-rules'
import { firstDayOf, WEIGHT_DAYS, weightsOfPoorSources } from '@mimamori/policy/detection/track-record'
import { unendedSilences } from '@mimamori/storage/detection/rule-silence-reads'
import { sourceCounts } from '@mimamori/storage/detection/track-record-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { Log } from './json-log.ts'
import { reloadOnNews } from './reload-on-news.ts'

/** What is in force for the flags of arrivals, in memory: no query for each text. */
export type FlagFilter = {
  /** What the detector found at this instant, without the flags of silenced rules; those of poor sources get a weight. */
  readonly apply: (suspicion: Suspicion, at: string) => Suspicion
  /** Reads the silences again; resolves once those that were stored before the call hold here. */
  readonly refreshSilences: () => Promise<void>
  /** Reads the track record of the 90 days before this instant again; what has arrived keeps its weights. */
  readonly refreshWeights: (at: string) => Promise<void>
}

/** Of commands beside a running desk, whose database may be older than the program. */
export const NO_FLAG_FILTER: FlagFilter = {
  apply: (suspicion) => suspicion,
  refreshSilences: () => Promise.resolve(),
  refreshWeights: () => Promise.resolve(),
}

const sourceKey = (rule: string, model: string | null) => `${rule} ${model ?? ''}`

/** Loads what is in force, and reloads the silences whenever one is stored or ended, here or at another instance. */
export async function openFlagFilter(storage: Storage, log: Log): Promise<FlagFilter> {
  let silences: readonly RuleSilence[] = []
  let weights: ReadonlyMap<string, number> = new Map()
  const refreshSilences = await reloadOnNews(storage, log, {
    what: 'the silenced rules',
    actions: ['rule.silenced', 'silence.ended'],
    load: async () => {
      silences = await unendedSilences(storage.db)
    },
  })
  return {
    apply(suspicion, at) {
      // most texts have no flags, and most desks silence nothing
      if (suspicion.flags.length === 0 || silences.length + weights.size === 0) return suspicion
      const silent = new Set(silences.filter((silence) => isSilent(silence, at)).map(({ rule }) => rule))
      const flags = suspicion.flags
        .filter(({ rule }) => !silent.has(rule))
        .map((flag) => {
          const weight = weights.get(sourceKey(flag.rule, isModelRule(flag.rule) ? suspicion.model : null))
          return weight === undefined ? flag : { ...flag, weight }
        })
      return { ...suspicion, flags }
    },
    refreshSilences,
    async refreshWeights(at) {
      const counts = await sourceCounts(storage.db, firstDayOf(WEIGHT_DAYS, dayOf(at)))
      weights = new Map(weightsOfPoorSources(counts).map(({ rule, model, weight }) => [sourceKey(rule, model), weight]))
    },
  }
}
