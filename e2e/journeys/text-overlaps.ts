/** The figures to look at, their drawings, and the shapes no text may be on. */
export type ChartSelectors = { readonly figure: string; readonly drawing: string; readonly shape: string }

/** The charts of the breakdown. */
export const BREAKDOWN_CHARTS: ChartSelectors = {
  figure: 'figure.figure',
  drawing: '.chart svg.recharts-surface',
  shape: '.fill, .track',
}

/** What is wrong with the text of the charts on screen, in words. Runs in the page. */
export function findTextOverlaps(select: ChartSelectors): string[] {
  type Box = { left: number; right: number; top: number; bottom: number }
  const TOLERANCE_PX = 0.75
  const found: string[] = []

  /** The box of the letters: lines of a text are higher than what is drawn of it. */
  const inkOf = (text: Element): Box => {
    const { left, right, top, bottom } = text.getBoundingClientRect()
    const [middle, half] = [(top + bottom) / 2, Number.parseFloat(getComputedStyle(text).fontSize) / 2]
    return { left, right, top: middle - half, bottom: middle + half }
  }
  const meet = (one: Box, another: Box) =>
    Math.min(one.right, another.right) - Math.max(one.left, another.left) > TOLERANCE_PX &&
    Math.min(one.bottom, another.bottom) - Math.max(one.top, another.top) > TOLERANCE_PX

  /** Does a shape cover a place of this box? Rings are looked at as they are, not by their boxes. */
  const covers = (shape: SVGGeometryElement, { left, right, top, bottom }: Box) => {
    const matrix = shape.getScreenCTM()?.inverse()
    if (!matrix) return false
    const steps = [0.04, 0.28, 0.5, 0.72, 0.96]
    return steps.some((across) =>
      steps.some((down) => {
        const point = new DOMPoint(left + (right - left) * across, top + (bottom - top) * down)
        return shape.isPointInFill(point.matrixTransform(matrix))
      }),
    )
  }

  for (const figure of document.querySelectorAll(select.figure)) {
    const name = figure.querySelector('h2, figcaption, title')?.textContent ?? ''
    if (figure.scrollWidth > figure.clientWidth) found.push(`${name}: wider than its figure`)
    for (const svg of figure.querySelectorAll(select.drawing)) {
      const edge = svg.getBoundingClientRect()
      const texts = [...svg.querySelectorAll('text')]
        .filter((text) => text.textContent !== '')
        .map((text) => ({ words: text.textContent ?? '', box: inkOf(text) }))
      const shapes = [...svg.querySelectorAll<SVGGeometryElement>(select.shape)]
      for (const [at, { words, box }] of texts.entries()) {
        if (
          box.left < edge.left - 1 ||
          box.right > edge.right + 1 ||
          box.top < edge.top - 1 ||
          box.bottom > edge.bottom + 1
        )
          found.push(`${name}: “${words}” is past the edge`)
        for (const other of texts.slice(at + 1))
          if (meet(box, other.box)) found.push(`${name}: “${words}” and “${other.words}” meet`)
        if (shapes.some((shape) => covers(shape, box))) found.push(`${name}: “${words}” is on a bar`)
      }
    }
  }
  return found
}

/** How many texts the charts on screen have. Runs in the page. */
export const countChartTexts = (): number => document.querySelectorAll('.chart svg.recharts-surface text').length

/** Are all charts drawn for the room they have? Runs in the page. */
export const areChartsDrawn = (): boolean => {
  const drawings = [...document.querySelectorAll<HTMLElement>('.chart > [data-width]')]
  return (
    drawings.length > 0 &&
    drawings.every((drawing) => Number(drawing.dataset.width) === Math.floor(drawing.getBoundingClientRect().width))
  )
}

/** Moves a label of the first chart onto another. Runs in the page. */
export function moveOneLabel(): void {
  const [one, another] = document.querySelectorAll('.chart svg.recharts-surface text')
  for (const name of ['x', 'y', 'text-anchor']) one?.setAttribute(name, another?.getAttribute(name) ?? 'start')
}
