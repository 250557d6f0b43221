import { escapeText } from '../http/html-markup.ts'

type Point = readonly [x: number, y: number]

/** An apostrophe is written as React writes it, which published documents have been written by. */
const escaped = (text: string): string => escapeText(text).replaceAll('&#39;', '&#x27;')

/** Text inside an element. */
export const svgText = escaped

/** An element with its attributes, in their order, around markup. */
export function svgElement(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...inside: readonly string[]
): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escaped(String(value))}"`,
  )
  return `<${name}${written.join('')}>${inside.join('')}</${name}>`
}

/** to a ten thousandth of a pixel */
const fine = (pixels: number): number => Math.round(pixels * 10_000) / 10_000

/** degrees; a whole circle has no arc between two points */
const WHOLE = 359.999

/** A sector of a circle, from one angle to another, in degrees, counter-clockwise from three o'clock. */
export function arcPath([cx, cy]: Point, radius: number, from: number, to: number): string {
  const turn = Math.sign(to - from) * Math.min(Math.abs(to - from), WHOLE)
  const at = (degrees: number) => {
    const angle = (-Math.PI / 180) * degrees
    return `${fine(cx + Math.cos(angle) * radius)},${fine(cy + Math.sin(angle) * radius)}`
  }
  const [large, clockwise] = [Number(Math.abs(turn) > 180), Number(turn < 0)]
  return `M ${at(from)}
    A ${fine(radius)},${fine(radius)},0,
    ${large},${clockwise},
    ${at(from + turn)}
  L ${fine(cx)},${fine(cy)} Z`
}

/** A line through these points. */
export const linePath = (points: readonly Point[]): string =>
  points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${x},${y}`).join('')

/** A bar with rounded corners. */
export function roundedBarPath(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  radius: number,
): string {
  const r = Math.min(radius, width / 2, height / 2)
  const arc = (toX: number, toY: number) => `A ${fine(r)},${fine(r)},0,0,1,${fine(toX)},${fine(toY)}`
  return [
    `M ${fine(x)},${fine(y + r)}`,
    arc(x + r, y),
    `L ${fine(x + width - r)},${fine(y)}`,
    arc(x + width, y + r),
    `L ${fine(x + width)},${fine(y + height - r)}`,
    arc(x + width - r, y + height),
    `L ${fine(x + r)},${fine(y + height)}`,
    `${arc(x, y + height - r)} Z`,
  ].join('\n            ')
}
