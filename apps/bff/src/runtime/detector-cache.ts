import { createDetector, detect } from '@mimamori/detection/detector'
import { type DetectionModel, openModel, type StoredModel } from '@mimamori/detection/model/detection-model'
import { createModelDetector } from '@mimamori/detection/model/model-detector'
import { readForModel } from '@mimamori/detection/model/model-text'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import type { Scannable, ShadowFinding, Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import type { LevelSettings } from '@mimamori/policy/detection/detection-levels'
import { detectionLevels } from '@mimamori/storage/detection/detection-level-reads'
import { weightsInUse } from '@mimamori/storage/detection/detection-model-reads'
import { leftMessages } from '@mimamori/storage/detection/right-to-flag-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { Log } from './json-log.ts'
import { reloadOnNews } from './reload-on-news.ts'

/** What the detectors make of a text. `shadow`: of the challenger, `null` while there is none. */
export type Scan = { readonly suspicion: Suspicion; readonly shadow: ShadowFinding | null }

/** The detectors in use, in memory: that of the champion, and the challenger's model in shadow. */
export type DetectorCache = {
  readonly scan: (text: Scannable) => Scan
  /** The champion's model; `null`: the models are turned off. */
  readonly champion: () => DetectionModel | null
  /** The model in shadow; `null`: there is none, or the models are turned off. */
  readonly challenger: () => DetectionModel | null
  /** Reads the models again; resolves once those in use before the call are in the cache. */
  readonly refresh: () => Promise<void>
}

/** The model of stored weights. */
export const parseModel = (weights: string): DetectionModel => openModel(JSON.parse(weights) as StoredModel)

/** The model of stored weights; `null` where there are none, or this program cannot read them: then the shipped model is used. */
function openOrNull(weights: string | null, log: Log): DetectionModel | null {
  try {
    return weights === null ? null : parseModel(weights)
  } catch (fault) {
    log.error({ err: fault }, 'a detection model cannot be read: the one that ships with the desk is used')
    return null
  }
}

function createShadow(model: DetectionModel, levels: LevelSettings): (text: Scannable) => ShadowFinding {
  const read = createModelDetector(model, levels)
  return (text) => {
    const { probability, category, flag } = read(readForModel(text))
    return { model: model.version, probability, category, flagged: flag !== null }
  }
}

const detectByRulesAlone = createDetector(null)

/** The rules alone, where the operator has turned the models off. */
export const RULES_ALONE: DetectorCache = {
  scan: (text) => ({ suspicion: detectByRulesAlone(text), shadow: null }),
  champion: () => null,
  challenger: () => null,
  refresh: () => Promise.resolve(),
}

/** Loads the models in use, and reloads them whenever that changes, here or at another instance. */
export async function openDetectorCache(storage: Storage, log: Log): Promise<DetectorCache> {
  let [champion, challenger]: [DetectionModel, DetectionModel | null] = [SHIPPED_MODEL, null]
  let read = detect
  let shadow: ((text: Scannable) => ShadowFinding) | null = null
  const refresh = await reloadOnNews(storage, log, {
    what: 'the detection models',
    actions: [
      'model.refitted',
      'model.activated',
      'model.rolled_back',
      'model.stepped_back',
      'model.left_messages',
      'levels.set',
    ],
    load: async () => {
      const weights = await weightsInUse(storage.db)
      const [{ levels }, left] = [await detectionLevels(storage.db), await leftMessages(storage.db)]
      challenger = openOrNull(weights.challenger, log)
      champion = openOrNull(weights.champion, log) ?? SHIPPED_MODEL
      if (left?.version === champion.version) champion = { ...champion, flagsMessagesFrom: Number.POSITIVE_INFINITY }
      read = createDetector(champion, levels)
      shadow = challenger === null ? null : createShadow(challenger, levels)
    },
  })
  return {
    scan: (text) => ({ suspicion: read(text), shadow: shadow?.(text) ?? null }),
    champion: () => champion,
    challenger: () => challenger,
    refresh,
  }
}

/** The shipped model, for commands beside a running desk, whose database may be older than the program. */
export const BUILT_IN_DETECTORS: DetectorCache = {
  scan: (text) => ({ suspicion: detect(text), shadow: null }),
  champion: () => SHIPPED_MODEL,
  challenger: () => null,
  refresh: () => Promise.resolve(),
}
