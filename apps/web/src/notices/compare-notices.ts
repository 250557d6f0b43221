import {
  bodiesOf,
  type NoticeChart,
  type NoticeSection,
  type NoticeText,
  type NoticeTexts,
} from '@mimamori/policy/notices/notice-model'
import type { PublishedFigures, PublishedRow } from '@mimamori/policy/notices/small-count-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { type PictureInBody, picturesIn } from './picture-text.ts'

/** What became of a section. `from` and `to`: its places, counted from 1, where it was moved past others. */
export type SectionChange = {
  readonly id: string
  readonly before: NoticeSection | null
  readonly after: NoticeSection | null
  readonly moved: { readonly from: number; readonly to: number } | null
}

export type PictureChange = { readonly id: string; readonly before: string | null; readonly after: string | null }

/** Words of a notice beside its sections: as they were and as they are. */
export type LineChange = {
  readonly part: 'title' | 'correction' | 'opening'
  readonly before: string
  readonly after: string
}

export type NoticeComparison = {
  readonly lines: readonly LineChange[]
  /** in the order of the present text, those that are gone where they stood */
  readonly sections: readonly SectionChange[]
  /** headings of the sections in which nothing changed */
  readonly unchanged: readonly string[]
  readonly pictures: readonly PictureChange[]
  readonly chart: { readonly before: NoticeChart; readonly after: NoticeChart } | null
  /** the text in this language was added, or is gone */
  readonly language: 'added' | 'removed' | null
}

const EMPTY: NoticeText = { title: '', correction: '', opening: '', sections: [] }

/** The ids that need not move for one order to become the other: their longest common subsequence. */
function keptInOrder(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const longest: string[][] = []
  for (const [n, id] of after.entries()) {
    const at = before.indexOf(id)
    const earlier = longest
      .slice(0, n)
      .filter((chain) => chain.length > 0 && before.indexOf(chain.at(-1) ?? '') < at)
      .reduce<string[]>((best, chain) => (chain.length > best.length ? chain : best), [])
    longest.push(at < 0 ? [] : [...earlier, id])
  }
  return new Set(longest.reduce((best, chain) => (chain.length > best.length ? chain : best), []))
}

function compareSections(before: readonly NoticeSection[], after: readonly NoticeSection[]): SectionChange[] {
  const ids = (sections: readonly NoticeSection[]) => sections.map(({ id }) => id)
  const stay = keptInOrder(ids(before), ids(after))
  const changes: SectionChange[] = after.map((section, n) => {
    const was = before.findIndex(({ id }) => id === section.id)
    const moved = was >= 0 && !stay.has(section.id) ? { from: was + 1, to: n + 1 } : null
    return { id: section.id, before: before[was] ?? null, after: section, moved }
  })
  for (const [n, section] of before.entries()) {
    if (after.some(({ id }) => id === section.id)) continue
    const behind = changes.findIndex(({ id }) => id === before[n - 1]?.id)
    changes.splice(behind + 1, 0, { id: section.id, before: section, after: null, moved: null })
  }
  return changes
}

const hasChange = ({ before, after, moved }: SectionChange): boolean =>
  moved !== null || before?.heading !== after?.heading || before?.text !== after?.text

const allPictures = (text: NoticeText): PictureInBody[] => bodiesOf(text).flatMap(picturesIn)

function comparePictures(before: NoticeText, after: NoticeText): PictureChange[] {
  const [were, are] = [allPictures(before), allPictures(after)]
  const ids = [...new Set([...are, ...were].map(({ id }) => id))]
  const altIn = (pictures: PictureInBody[], wanted: string) => pictures.find(({ id }) => id === wanted)?.alt ?? null
  return ids
    .map((id) => ({ id, before: altIn(were, id), after: altIn(are, id) }))
    .filter((each) => each.before !== each.after)
}

/** What is different in the texts of a notice, in one language; `null`: it has none in this language, then and now. */
export function compareNotices(before: NoticeTexts, after: NoticeTexts, language: Language): NoticeComparison | null {
  const [was, is] = [before[language], after[language]]
  if (!was && !is) return null
  const [from, to] = [was ?? EMPTY, is ?? EMPTY]
  const sections = compareSections(from.sections, to.sections)
  const lines = (['title', 'correction', 'opening'] as const)
    .map((part) => ({ part, before: from[part], after: to[part] }))
    .filter((each) => each.before !== each.after)
  return {
    lines,
    sections: sections.filter(hasChange),
    unchanged: sections.filter((each) => !hasChange(each)).map(({ after: section }) => section?.heading ?? ''),
    pictures: comparePictures(from, to),
    chart: before.chart === after.chart ? null : { before: before.chart, after: after.chart },
    language: was && is ? null : is ? 'added' : 'removed',
  }
}

/** Is there nothing in it? */
export const isUnchanged = ({ lines, sections, pictures, chart, language }: NoticeComparison): boolean =>
  lines.length + sections.length + pictures.length === 0 && chart === null && language === null

export type FigureChange = {
  /** `pooled`: those of small counts together */
  readonly category: PublishedRow['category'] | 'pooled' | 'total'
  readonly before: number | null
  readonly after: number | null
}

/** The published counts that are different. `null` stands for a count that is not published by itself. */
export function compareFigures(before: PublishedFigures, after: PublishedFigures): FigureChange[] {
  const rows = after.rows.map(({ category, n }) => ({
    category,
    before: before.rows.find((each) => each.category === category)?.n ?? null,
    after: n,
  }))
  const total = { category: 'total' as const, before: before.total, after: after.total }
  const pooled = {
    category: 'pooled' as const,
    before: before.pooled?.n ?? null,
    after: after.pooled?.n ?? null,
  }
  return [total, ...rows, pooled].filter((each) => each.before !== each.after)
}
