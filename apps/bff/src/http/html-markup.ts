/** Text that is already markup; whatever else is put into markup is escaped first. */
class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeText = (text: string): string => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter)

type Part = Markup | string | number | readonly Part[]

function renderPart(part: Part): string {
  if (part instanceof Markup) return part.text
  return Array.isArray(part) ? part.map(renderPart).join('') : escapeText(String(part))
}

/** Markup from a template; everything that is put in is escaped, unless it is markup itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(texts.map((text, n) => text + (n < parts.length ? renderPart(parts[n] ?? '') : '')).join(''))
}

/** Text that something else has already made markup of, such as a reader of Markdown. */
export const trustedMarkup = (text: string): Markup => new Markup(text)

/** Words with code between backticks, as the documents of the contract are written. */
export const prose = (text: string): Markup =>
  new Markup(escapeText(text).replace(/`([^`]+)`/g, (_, code: string) => `<code>${code}</code>`))

export type { Markup }
