import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { NoticeChart } from '@mimamori/policy/notices/notice-model'
import type { Markup } from '../http/html-markup.ts'

/** A category in a chart, or those that are pooled. Its texts are given, so that they are those of the table. */
export type ChartItem = {
  /** `null`: the pooled ones */
  readonly category: Category | null
  readonly label: string
  /** its count, and its share where there is one, on one line, and where there is no room for that on two */
  readonly value: { readonly together: string; readonly apart: readonly string[] }
  readonly n: number
}

/** Draws an SVG image with a title and a description. */
export type DrawNoticeChart = (
  chart: NoticeChart,
  items: readonly ChartItem[],
  words: { readonly title: string; readonly described: string },
) => Markup
