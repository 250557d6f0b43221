import { layoutPie, type PieSlice } from '@mimamori/policy/breakdown/pie-layout'
import { wrapText } from '@mimamori/policy/text/wrap-text'
import { createElement as element, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Curve, Rectangle, Sector, Surface } from 'recharts'
import { trustedMarkup } from '../http/html-markup.ts'
import { CHART_TEXT_PX, estimateTextWidth } from './chart-text-width.ts'
import type { ChartItem, DrawNoticeChart } from './notice-chart.ts'

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

type SliceLabel = { readonly name: readonly string[]; readonly value: readonly string[] }
type Drawing = { readonly height: number; readonly parts: readonly ReactElement[] }

/** Its colour is in the style of the document, for light, dark and paper. */
const lookOf = ({ category }: ChartItem): string => category ?? 'pooled'

const textLine = (key: number, text: string, at: { x: number; y: number; anchor?: string; look?: string }) =>
  element('text', { key, x: at.x, y: at.y + BASELINE_PX, textAnchor: at.anchor, className: at.look }, text)

/** A slice, and its name, count and share beside it. */
function sliceParts(
  item: ChartItem,
  { from, to, side, leader }: PieSlice,
  { name, value }: SliceLabel,
  pie: { middle: readonly [number, number]; radius: number; only: boolean },
): ReactElement {
  const [edge, bend, end] = leader
  const out = side === 'right' ? 1 : -1
  const lines = [...name, ...value]
  const top = end[1] - ((lines.length - 1) * LINE_PX) / 2
  return element(
    'g',
    { key: lookOf(item) },
    element(Sector, {
      cx: pie.middle[0],
      cy: pie.middle[1],
      innerRadius: 0,
      outerRadius: pie.radius,
      startAngle: 90 - from,
      endAngle: 90 - to,
      className: pie.only ? lookOf(item) : `slice ${lookOf(item)}`,
    }),
    element(Curve, {
      type: 'linear',
      points: [edge, bend, end].map(([x, y]) => ({ x: round(x), y: round(y) })),
      className: 'leader',
    }),
    lines.map((line, n) =>
      textLine(n, line, {
        x: end[0] + out * WORDS_PX,
        y: round(top + n * LINE_PX),
        anchor: out > 0 ? 'start' : 'end',
        look: n < name.length ? 'name' : '',
      }),
    ),
  )
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10

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
    return item && label ? [sliceParts(item, slice, label, { ...pie, only: items.length === 1 })] : []
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
    const bar = (className: string, width: number) =>
      element(Rectangle, { x: 0, y, width, height: BAR_PX, radius: 3, className, isAnimationActive: false })
    return element(
      'g',
      { key: lookOf(item) },
      lines.map((line, n) => textLine(n, line, { x: 0, y: first + n * LINE_PX, look: 'name' })),
      textLine(lines.length, item.value.together, { x: WIDTH, y: first, anchor: 'end' }),
      bar('track', WIDTH),
      item.n > 0 ? bar(lookOf(item), round(Math.max(2, (item.n / most) * WIDTH))) : null,
    )
  })
  return { height: top - BAR_GAP_PX, parts }
}

/** Stripes, as the pooled counts are no category of their own. */
const stripes = element(
  'pattern',
  {
    key: 'stripes',
    id: 'stripes',
    width: 6,
    height: 6,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  },
  element('rect', { className: 'pooled-ground', width: 6, height: 6 }),
  element('rect', { className: 'pooled-stripe', width: 2, height: 6 }),
)

/**
 * The chart of a notice. Whole charts of Recharts draw nothing on a server, as they measure the page first; its parts draw what they are told, here
 * from a layout that the text sizes are known to fit into.
 */
export const drawNoticeChart: DrawNoticeChart = (chart, items, { title, described }) => {
  const { height, parts } = chart === 'pie' ? drawPie(items) : drawBars(items)
  const image = element(
    Surface,
    { width: WIDTH, height, role: 'img', title, desc: described, fontSize: CHART_TEXT_PX },
    element('defs', { key: 'defs' }, stripes),
    ...parts,
  )
  return trustedMarkup(renderToStaticMarkup(image))
}
