const SVG = 'http://www.w3.org/2000/svg'

/** The classes of text in charts, which `breakdown.css` gives a size and a weight. */
export type TextLook = '' | 'tiny' | 'strong' | 'said' | 'said strong' | 'large'

/** How wide a text is drawn, in pixels. */
export type TextWidth = (words: string, look?: TextLook) => number

let probe: SVGTextElement | null = null
const known = new Map<string, number>()
const MAX_KNOWN = 4000

/** A text of the page that nobody sees, styled as the charts' are. */
function probeText(): SVGTextElement {
  if (probe?.isConnected) return probe
  const holder = document.createElement('div')
  holder.className = 'chart text-probe'
  holder.setAttribute('aria-hidden', 'true')
  const svg = holder.appendChild(document.createElementNS(SVG, 'svg'))
  probe = svg.appendChild(document.createElementNS(SVG, 'text'))
  document.body.append(holder)
  return probe
}

/** The width of a text in a chart as this browser draws it: fonts differ by a fifth, so nothing is estimated. */
export const measureText: TextWidth = (words, look = '') => {
  if (words === '') return 0
  const text = probeText()
  text.setAttribute('class', look)
  const key = `${getComputedStyle(text).fontFamily}\n${look}\n${words}`
  const before = known.get(key)
  if (before !== undefined) return before
  text.textContent = words
  const width = text.getComputedTextLength()
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(key, width)
  return width
}
