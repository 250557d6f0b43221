import type { Flag, Scannable } from '@mimamori/policy/catalogue/detection-flag'
import { suspectCategory } from '@mimamori/policy/catalogue/suspected-category'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { wilsonInterval } from '@mimamori/policy/detection/wilson-interval'
import type { LabelledText } from '../training/labelled-text.ts'

/** A share with how it was counted; `interval`: Wilson, 95 %. `null` where nothing was counted. */
export type CountedShare = {
  readonly share: number | null
  readonly hits: number
  readonly n: number
  readonly interval: readonly [number, number]
}

/** A text that was judged otherwise than it is labelled. */
export type DetectionMistake = {
  readonly id: string
  readonly mistake: 'missed' | 'false_flag' | 'category'
  readonly expected: Category | 'none'
  readonly found: Category | null
  readonly flags: readonly Flag[]
}

/** How well a detector does on labelled texts. */
export type DetectionFigures = {
  readonly texts: number
  /** violations with any flag */
  readonly flaggedRecall: number
  /** honest texts with any flag */
  readonly falseFlagRate: number
  /** flagged violations whose derived category is right */
  readonly categoryAccuracy: number
  readonly intervals: Readonly<
    Record<'flaggedRecall' | 'falseFlagRate' | 'categoryAccuracy', readonly [number, number]>
  >
  readonly perCategory: Readonly<
    Record<Category, { readonly recall: CountedShare; readonly categoryAccuracy: CountedShare }>
  >
  /** by how many characters title and body have together */
  readonly byLength: Readonly<Record<string, FlaggedShares>>
  readonly byKind: Readonly<Record<Scannable['type'], FlaggedShares>>
  readonly textsPerSecond: number
}

/** What is flagged of violations, and of honest texts. */
export type FlaggedShares = { readonly flaggedRecall: CountedShare; readonly falseFlagRate: CountedShare }

const LENGTHS: Readonly<Record<string, readonly [from: number, to: number]>> = {
  'under 150': [0, 150],
  '150 to 399': [150, 400],
  '400 to 799': [400, 800],
  '800 to 1,399': [800, 1400],
  '1,400 and more': [1400, Number.POSITIVE_INFINITY],
}
const KINDS = ['job', 'proposal', 'message'] as const satisfies readonly Scannable['type'][]

const FOUR_DECIMALS = 10_000
const rounded = (share: number) => Math.round(share * FOUR_DECIMALS) / FOUR_DECIMALS

function countShare<T>(of: readonly T[], holds: (one: T) => boolean): CountedShare {
  const hits = of.filter(holds).length
  const [low, high] = wilsonInterval(hits, of.length)
  const share = of.length === 0 ? null : rounded(hits / of.length)
  return { share, hits, n: of.length, interval: [rounded(low), rounded(high)] }
}

type Judged = { readonly labelled: LabelledText; readonly flags: readonly Flag[]; readonly found: Category | null }

const isFlagged = ({ flags }: Judged) => flags.length > 0
const isViolation = ({ labelled: { expect } }: Judged) => expect !== 'none'

function countFlagged(judged: readonly Judged[]): FlaggedShares {
  return {
    flaggedRecall: countShare(judged.filter(isViolation), isFlagged),
    falseFlagRate: countShare(
      judged.filter((one) => !isViolation(one)),
      isFlagged,
    ),
  }
}

function mistakeIn({ labelled: { id, expect }, flags, found }: Judged): DetectionMistake | null {
  if (found === (expect === 'none' ? null : expect)) return null
  const mistake = found === null ? 'missed' : expect === 'none' ? 'false_flag' : 'category'
  return { id, mistake, expected: expect, found, flags }
}

/** Runs a detector over labelled texts. `now`: milliseconds, for the speed alone. */
export function evaluateDetector(
  texts: readonly LabelledText[],
  detect: (text: Scannable) => readonly Flag[],
  now: () => number,
): { readonly figures: DetectionFigures; readonly mistakes: readonly DetectionMistake[] } {
  const from = now()
  const found = texts.map(({ text }) => detect(text))
  const seconds = Math.max(now() - from, 1) / 1000
  const judged = texts.map((labelled, at): Judged => {
    const flags = found[at] ?? []
    return { labelled, flags, found: flags.length === 0 ? null : suspectCategory(flags, null, null) }
  })
  const violations = judged.filter(isViolation)
  const isRight = (one: Judged) => one.found === one.labelled.expect
  const { flaggedRecall: recall, falseFlagRate: falseFlags } = countFlagged(judged)
  const accuracy = countShare(violations.filter(isFlagged), isRight)
  const ofCategory = (category: Category) => {
    const all = violations.filter(({ labelled }) => labelled.expect === category)
    return { recall: countShare(all, isFlagged), categoryAccuracy: countShare(all.filter(isFlagged), isRight) }
  }
  const figures: DetectionFigures = {
    texts: texts.length,
    flaggedRecall: recall.share ?? 0,
    falseFlagRate: falseFlags.share ?? 0,
    categoryAccuracy: accuracy.share ?? 0,
    intervals: {
      flaggedRecall: recall.interval,
      falseFlagRate: falseFlags.interval,
      categoryAccuracy: accuracy.interval,
    },
    perCategory: Object.fromEntries(
      CATEGORIES.map((category) => [category, ofCategory(category)]),
    ) as DetectionFigures['perCategory'],
    byLength: Object.fromEntries(
      Object.entries(LENGTHS).map(([name, [from, to]]) => [
        name,
        countFlagged(
          judged.filter(({ labelled: { text } }) => {
            const length = text.title.length + text.body.length
            return from <= length && length < to
          }),
        ),
      ]),
    ),
    byKind: Object.fromEntries(
      KINDS.map((kind) => [kind, countFlagged(judged.filter(({ labelled: { text } }) => text.type === kind))]),
    ) as DetectionFigures['byKind'],
    textsPerSecond: Math.round(texts.length / seconds),
  }
  return { figures, mistakes: judged.flatMap((one) => mistakeIn(one) ?? []) }
}
