import type { ListedSilence, TrackRecordPage } from '@mimamori/contract/detection/track-record-contract'
import { isModelRule } from '@mimamori/policy/breakdown/case-source-rules'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { SourceRecord } from '@mimamori/policy/detection/track-record'
import { categoryOfRule } from './track-record-copy.ts'

/** A source of flags in the table. */
export type TrackRecordRow = SourceRecord & {
  readonly id: string
  /** `null`: it is not silenced */
  readonly silence: ListedSilence | null
  /** its score counts less in the rank of what arrives */
  readonly lowered: boolean
}

const sourceKey = ({ rule, model }: Pick<SourceRecord, 'rule' | 'model'>) => `${rule} ${model ?? ''}`

const undecided = ({ rule }: ListedSilence): SourceRecord => ({
  rule,
  model: null,
  category: categoryOfRule(rule),
  n: 0,
  confirmed: 0,
  sameCategory: 0,
  overturned: 0,
  precision: null,
  coverage: null,
  disagreement: null,
})

/**
 * The rows of a category, or of all: every source with decisions, most decisions first, and silenced rules without any. A silenced
 * model is so in all its versions.
 */
export function trackRecordRows(
  { sources, silences, lowered }: Pick<TrackRecordPage, 'sources' | 'silences' | 'lowered'>,
  category: Category | undefined,
): TrackRecordRow[] {
  const decided = new Set(sources.map(({ rule }) => rule))
  const silent = new Map(silences.map((silence) => [silence.rule, silence]))
  const weighsLess = new Set(lowered.map(sourceKey))
  return [...sources, ...silences.filter(({ rule }) => !decided.has(rule)).map(undecided)]
    .filter((source) => category === undefined || source.category === category)
    .map((source) => {
      const id = sourceKey(source)
      return { ...source, id, silence: silent.get(source.rule) ?? null, lowered: weighsLess.has(id) }
    })
}

/** Every rule that can be silenced, by category: those of the words, and the model's of each category. */
export const silenceableRules = (named: readonly string[], categories: readonly Category[]): string[] =>
  categories.flatMap((category) => [
    ...named.filter((rule) => categoryOfRule(rule) === category && !isModelRule(rule)),
    `${category}.model`,
  ])
