import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Report, ReportReason, ReportSnapshot, Target } from '@mimamori/policy/intake/intake-arrivals'
import type { Random } from './seeded-random.ts'
import {
  GENERAL_WORDS,
  REPORT_CLOSINGS,
  REPORT_REASONS_FOR,
  REPORT_WORDS,
  UNFOUNDED_WORDS,
} from './texts/report-texts.ts'

export type ReportOrder = {
  readonly id: string
  readonly target: Target
  readonly reporterId: string
  readonly at: string
  readonly kind: Category | 'unfounded'
  /** the reported text as far as the reporter saw it; makes the report speak of the same thing */
  readonly about?: string | undefined
  /** the reported text, for messages and proposals */
  readonly snapshot?: ReportSnapshot | undefined
}

/** One report in the words of a member: polite, angry, or just three words. */
export function exampleReport(random: Random, order: ReportOrder): Report {
  const { id, target, reporterId, at, kind, snapshot } = order
  const [reason, words] =
    kind === 'unfounded' ? random.pick(UNFOUNDED_WORDS) : pickFoundedReport(random, kind, snapshot?.text ?? order.about)
  const text = random.chance(0.35) && kind !== 'unfounded' ? `${words}${random.pick(REPORT_CLOSINGS)}` : words
  const report = { id, target, reporterId, reason, text, reportedAt: at }
  return snapshot === undefined ? report : { ...report, snapshot }
}

function pickFoundedReport(
  random: Random,
  category: Category,
  about: string | undefined,
): readonly [ReportReason, string] {
  const reason = random.pick(REPORT_REASONS_FOR[category])
  const words = REPORT_WORDS[category]
  return [reason, random.pick(about === undefined ? words : nearestSentences(words, about))]
}

/** The few sentences that share most with the reported text. */
function nearestSentences(words: readonly string[], about: string): readonly string[] {
  const ranked = words.map((sentence) => ({
    sentence,
    shared: tellingPairs(sentence).filter((pair) => about.includes(pair)).length,
  }))
  const most = Math.max(...ranked.map(({ shared }) => shared))
  if (most === 0) return GENERAL_WORDS
  return ranked.filter(({ shared }) => shared >= most * 0.6).map(({ sentence }) => sentence)
}

const COMMON_WORDS = /募集|依頼|仕事|内容|契約|報酬|確認|指示|応募|連絡|登録|提案/

/** Pairs of neighbouring letters that carry meaning: kanji, katakana, Latin. */
function tellingPairs(sentence: string): readonly string[] {
  const pairs = [...sentence].map((letter, index) => `${letter}${sentence[index + 1] ?? ''}`)
  return [...new Set(pairs)].filter((pair) => /^[一-龠ァ-ヶーA-Za-z★]{2}$/.test(pair) && !COMMON_WORDS.test(pair))
}
