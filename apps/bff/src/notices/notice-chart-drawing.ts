import { layoutPie, type PieSlice } from '@mimamori/policy/breakdown/pie-layout'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { NoticeChart } from '@mimamori/policy/notices/notice-model'
import { wrapText } from '@mimamori/policy/text/wrap-text'
import { type Markup, trustedMarkup } from '../http/html-markup.ts'
import { CHART_TEXT_PX, estimateTextWidth } from './chart-text-width.ts'

import { arcPath, linePath, roundedBarPath, svgElement, svgText } from './svg-markup.ts'

const WIDTH = 400
const LINE_PX = 15
/** from the middle of a line to where its letters stand */
const BASELINE_PX = 4
const RADIUS = 70
const LEADER_PX = 22
const WORDS_PX = 5
const LABEL_GAP_PX = 3
/** letters are higher than their line */
const EDGE_PX = 4
const BESIDE_PX = WIDTH / 2 - RADIUS - LEADER_PX - WORDS_PX
const BAR_PX = 11
const BAR_GAP_PX = 13
/** what the value of a bar needs at the end of its line */
const VALUE_PX = 110

/** A category in a chart, or those that are pooled. Its texts are given, so that they are those of the table. */
export type ChartItem = {
  /** `null`: the pooled ones */
  readonly category: Category | null
  readonly label: string
  /** its count, and its share where there is one, on one line, and where there is no room for that on two */
  readonly value: { readonly together: string; readonly apart: readonly string[] }
  readonly n: number
}

type SliceLabel = { readonly name: readonly string[]; readonly value: readonly string[] }
type Drawing = { readonly height: number; readonly parts: readonly string[] }

/** Its colour is in the style of the document, for light, dark and paper. */
const lookOf = ({ category }: ChartItem): string => category ?? 'pooled'

const round = (pixels: number): number => Math.round(pixels * 10) / 10

const textLine = (text: string, at: { x: number; y: number; anchor?: string; look?: string }) =>
  svgElement('text', { x: at.x, y: at.y + BASELINE_PX, 'text-anchor': at.anchor, class: at.look }, svgText(text))

/** A slice, and its name, count and share beside it. */
function drawSlice(
  item: ChartItem,
  { from, to, side, leader }: PieSlice,
  { name, value }: SliceLabel,
  { middle: [cx, cy], radius, only }: { middle: readonly [number, number]; radius: number; only: boolean },
): string {
  const [edge, bend, end] = leader
  const out = side === 'right' ? 1 : -1
  const lines = [...name, ...value]
  const top = end[1] - ((lines.length - 1) * LINE_PX) / 2
  const look = only ? lookOf(item) : `slice ${lookOf(item)}`
  return svgElement(
    'g',
    {},
    svgElement('path', { cx, cy, class: `recharts-sector ${look}`, d: arcPath([cx, cy], radius, 90 - from, 90 - to) }),
    svgElement('path', {
      class: 'recharts-curve leader',
      d: linePath([edge, bend, end].map(([x, y]) => [round(x), round(y)])),
    }),
    ...lines.map((line, n) =>
      textLine(line, {
        x: end[0] + out * WORDS_PX,
        y: round(top + n * LINE_PX),
        anchor: out > 0 ? 'start' : 'end',
        look: n < name.length ? 'name' : '',
      }),
    ),
  )
}

function drawPie(all: readonly ChartItem[]): Drawing {
  const items = all.filter(({ n }) => n > 0)
  const labels = items.map(({ label, value }) => ({
    name: wrapText(label, BESIDE_PX, estimateTextWidth),
    value: estimateTextWidth(value.together) <= BESIDE_PX ? [value.together] : value.apart,
  }))
  const { height, slices, ...pie } = layoutPie(
    items.map(({ n }) => n),
    labels.map(({ name, value }) => (name.length + value.length) * LINE_PX + 2 * EDGE_PX),
    { width: WIDTH, radius: RADIUS, leader: LEADER_PX, gap: LABEL_GAP_PX },
  )
  const parts = slices.flatMap((slice) => {
    const [item, label] = [items[slice.index], labels[slice.index]]
    return item && label ? [drawSlice(item, slice, label, { ...pie, only: items.length === 1 })] : []
  })
  return { height, parts }
}

function drawBars(items: readonly ChartItem[]): Drawing {
  const most = Math.max(1, ...items.map(({ n }) => n))
  let top = EDGE_PX
  const parts = items.map((item) => {
    const lines = wrapText(item.label, WIDTH - VALUE_PX, estimateTextWidth)
    const first = top + LINE_PX / 2
    const y = top + lines.length * LINE_PX + 4
    top = y + BAR_PX + BAR_GAP_PX
    const bar = (look: string, width: number) => {
      const at = { x: 0, y, width, height: BAR_PX }
      return svgElement('path', { ...at, class: `recharts-rectangle ${look}`, radius: 3, d: roundedBarPath(at, 3) })
    }
    return svgElement(
      'g',
      {},
      ...lines.map((line, n) => textLine(line, { x: 0, y: first + n * LINE_PX, look: 'name' })),
      textLine(item.value.together, { x: WIDTH, y: first, anchor: 'end' }),
      bar('track', WIDTH),
      item.n > 0 ? bar(lookOf(item), round(Math.max(2, (item.n / most) * WIDTH))) : '',
    )
  })
  return { height: top - BAR_GAP_PX, parts }
}

/** Stripes, as the pooled counts are no category of their own. */
const stripes = svgElement(
  'pattern',
  { id: 'stripes', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
  svgElement('rect', { class: 'pooled-ground', width: 6, height: 6 }),
  svgElement('rect', { class: 'pooled-stripe', width: 2, height: 6 }),
)

/**
 * The chart of a notice, from a layout that the text sizes are known to fit into. Its classes and the form of its numbers are those of Recharts,
 * which drew it once: what waits for approval is the same to the byte.
 */
export function drawNoticeChart(
  chart: NoticeChart,
  items: readonly ChartItem[],
  { title, described }: { readonly title: string; readonly described: string },
): Markup {
  const { height, parts } = chart === 'pie' ? drawPie(items) : drawBars(items)
  const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` }
  return trustedMarkup(
    svgElement(
      'svg',
      { role: 'img', 'font-size': CHART_TEXT_PX, class: 'recharts-surface', ...size },
      svgElement('title', {}, svgText(title)),
      svgElement('desc', {}, svgText(described)),
      svgElement('defs', {}, stripes),
      ...parts,
    ),
  )
}
