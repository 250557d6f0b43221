/** Text that is HTML already; anything else is escaped before it is inserted. */
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
/** Text as HTML. */
export const escapeText = (text: string): string => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter)

type Part = Markup | string | number | readonly Part[]

function renderPart(part: Part): string {
  if (part instanceof Markup) return part.text
  return Array.isArray(part) ? part.map(renderPart).join('') : escapeText(String(part))
}

/** HTML from a template; inserted values are escaped unless they are markup. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(texts.map((text, n) => text + (n < parts.length ? renderPart(parts[n] ?? '') : '')).join(''))
}

/** Text that is HTML already, as from a Markdown renderer. */
export const trustedMarkup = (text: string): Markup => new Markup(text)

/** Text as HTML, with code between backticks. */
export const prose = (text: string): Markup =>
  new Markup(escapeText(text).replace(/`([^`]+)`/g, (_, code: string) => `<code>${code}</code>`))

export type { Markup }
