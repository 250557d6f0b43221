const SVG = 'http://www.w3.org/2000/svg'
const EDGE = 24
const LINE = 20
/** styles copied into the picture */
const SHAPE_STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity'] as const
const TEXT_STYLES = ['font-family', 'font-size', 'font-weight', 'text-anchor'] as const

export type PictureOptions = {
  readonly title: string
  readonly message: string
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

/** Wraps text to lines of at most `width` pixels, by an estimated character width. */
function wrapWords(words: string, width: number): string[] {
  const most = Math.max(10, Math.floor(width / (/[぀-ヿ一-鿿]/.test(words) ? 12.5 : 6.6)))
  const lines: string[] = []
  let rest = words
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most)
    const at = space > most / 2 ? space : most
    lines.push(rest.slice(0, at))
    rest = rest.slice(at).trimStart()
  }
  return [...lines, rest]
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

/** All charts of a figure in one SVG, in light colors, below its title and message. Sizes are CSS pixels. */
export function composePicture(figure: HTMLElement, { title, message }: PictureOptions): ChartPicture {
  const { left, top, width, height } = figure.getBoundingClientRect()
  const lines = wrapWords(message, width)
  const head = LINE + 8 + lines.length * LINE
  const whole = { width: Math.ceil(width) + 2 * EDGE, height: Math.ceil(height) + head + 2 * EDGE }
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
    return withoutLinks(svg, at.left - left, at.top - top + head)
  })
  const words = lines.map((line, at) => createText(line, 14 + (at + 1) * LINE, 'note'))
  picture.append(paper, createText(title, 14, 'said strong'), ...words, ...drawings)
  return { picture, ...whole }
}
