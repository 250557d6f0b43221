import { html, type Markup } from '../http/html-markup.ts'

/** A bar with its texts. `part`: its length, 0 to 1 of the longest bar; `null`: the count is not published. */
export type ChartBar = {
  readonly label: string
  readonly valueText: string
  readonly part: number | null
}

const WIDTH = 400
const ROW_HEIGHT = 46
const BAR_OFFSET = 24
const BAR_HEIGHT = 10

function barMarkup({ label, valueText, part }: ChartBar, n: number): Markup {
  const top = n * ROW_HEIGHT
  const y = top + BAR_OFFSET
  const width = part === null ? 0 : Math.round(part * WIDTH * 10) / 10
  const track =
    part === null
      ? html`<rect class="few" x="0.5" y="${y + 0.5}" width="${WIDTH - 1}" height="${BAR_HEIGHT - 1}" rx="3"/>`
      : html`<rect class="track" x="0" y="${y}" width="${WIDTH}" height="${BAR_HEIGHT}" rx="3"/>`
  const filled =
    width > 0 ? html`<rect class="bar" x="0" y="${y}" width="${width}" height="${BAR_HEIGHT}" rx="3"/>` : ''
  return html`<text x="0" y="${top + 16}">${label}</text><text x="${WIDTH}" y="${top + 16}" text-anchor="end">${valueText}</text>${track}${filled}`
}

/**
 * Labeled bars as an SVG image with a title and a description. Its texts are given, so that they are those of the table.
 */
export function chartMarkup(
  bars: readonly ChartBar[],
  { title, described }: { title: string; described: string },
): Markup {
  const height = bars.length * ROW_HEIGHT
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="chart-title chart-desc"><title id="chart-title">${title}</title><desc id="chart-desc">${described}</desc>${bars.map(barMarkup)}</svg>`
}
