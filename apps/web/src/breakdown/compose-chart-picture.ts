import { wrapText } from '@mimamori/policy/text/wrap-text'
import { measureText, type TextLook } from './measure-text.ts'

const SVG = 'http://www.w3.org/2000/svg'
const EDGE = 24
const LINE = 20
/** room for the head of a narrow drawing */
const MIN_WIDTH = 320
/** styles copied into the picture */
const SHAPE_STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity'] as const
const TEXT_STYLES = ['font-family', 'font-size', 'font-weight', 'text-anchor'] as const

export type PictureOptions = {
  readonly title: string
  /** of what it is: period, target, state, unit and day */
  readonly head: string
  readonly message: string
  /** how it is read; '' where there is nothing to explain */
  readonly note: string
  readonly name: string
  readonly kind: 'png' | 'svg'
}

/** A CSS color as `rgb(…)`, which every viewer reads. */
function toRgb(colour: string): string {
  if (colour === 'none' || colour.startsWith('rgb')) return colour
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (!pen) return colour
  pen.fillStyle = colour
  pen.fillRect(0, 0, 1, 1)
  const [red, green, blue, alpha = 255] = pen.getImageData(0, 0, 1, 1).data
  return alpha === 255 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`
}

/** Copies computed styles onto the elements of a cloned SVG: a picture has no style sheet. */
export function inlineStyles(element: Element): void {
  const style = getComputedStyle(element)
  const names =
    element instanceof SVGTextElement || element instanceof SVGTSpanElement
      ? [...SHAPE_STYLES, ...TEXT_STYLES]
      : SHAPE_STYLES
  for (const name of names) {
    const value = style.getPropertyValue(name)
    element.setAttribute(name, name === 'fill' || name === 'stroke' ? toRgb(value) : value)
  }
}

function createText(words: string, y: number, className: string): SVGTextElement {
  const text = document.createElementNS(SVG, 'text')
  text.setAttribute('y', String(y))
  text.setAttribute('class', className)
  text.textContent = words
  return text
}

/** A copy of a chart for the picture, without links and hover areas. `left`, `top`: its place in pixels. */
function withoutLinks(svg: SVGSVGElement, left: number, top: number): SVGSVGElement {
  const drawing = svg.cloneNode(true) as SVGSVGElement
  drawing.removeAttribute('style')
  drawing.setAttribute('x', String(left))
  drawing.setAttribute('y', String(top))
  drawing.setAttribute('overflow', 'visible')
  for (const empty of drawing.querySelectorAll(':scope > title, :scope > desc, .halo')) empty.remove()
  for (const link of drawing.querySelectorAll('a')) {
    const group = document.createElementNS(SVG, 'g')
    group.append(...link.childNodes)
    link.replaceWith(group)
  }
  return drawing
}

type ChartPicture = { readonly picture: SVGSVGElement; readonly width: number; readonly height: number }

/** All charts of a figure in one SVG, in light colors, below its head. Sizes are CSS pixels. */
export function composePicture(figure: HTMLElement, { title, head, message, note }: PictureOptions): ChartPicture {
  const { left, top, width, height } = figure.getBoundingClientRect()
  const room = Math.max(width, MIN_WIDTH)
  const linesOf = (words: string, className: string, look: TextLook) =>
    wrapText(words, room, (each) => measureText(each, look)).map((line) => ({ line, className }))
  const lines = [
    ...linesOf(title, 'said strong', 'said strong'),
    ...linesOf(head, 'note', ''),
    ...linesOf(message, 'message', ''),
    ...linesOf(note, 'note', ''),
  ]
  const begin = lines.length * LINE + 8
  const whole = { width: Math.ceil(room) + 2 * EDGE, height: Math.ceil(height) + begin + 2 * EDGE }
  const picture = document.createElementNS(SVG, 'svg')
  picture.setAttribute('xmlns', SVG)
  picture.setAttribute('width', String(whole.width))
  picture.setAttribute('height', String(whole.height))
  picture.setAttribute('viewBox', `${-EDGE} ${-EDGE} ${whole.width} ${whole.height}`)
  const paper = document.createElementNS(SVG, 'rect')
  for (const [name, value] of Object.entries({ x: -EDGE, y: -EDGE, ...whole })) paper.setAttribute(name, String(value))
  paper.setAttribute('class', 'paper')
  const drawings = [...figure.querySelectorAll<SVGSVGElement>('svg.recharts-surface')].map((svg) => {
    const at = svg.getBoundingClientRect()
    return withoutLinks(svg, at.left - left, at.top - top + begin)
  })
  const words = lines.map(({ line, className }, at) => createText(line, 14 + at * LINE, className))
  picture.append(paper, ...words, ...drawings)
  return { picture, ...whole }
}
