/** Text that is HTML already. Only `html` creates it. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text escaped for HTML, double-quoted attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => HTML_ENTITIES[sign] ?? sign)
}

type TemplateValue = string | number | Markup | readonly Markup[] | null

function renderValue(value: TemplateValue): string {
  if (value === null) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map((each) => each.text).join('')
  return escapeHtml(String(value))
}

/** HTML from a template; values are escaped unless they are markup. Attribute values belong in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly TemplateValue[]): Markup {
  return new Markup(strings.reduce((page, part, index) => page + renderValue(values[index - 1] ?? null) + part))
}

type Page = { readonly language: string; readonly title: string; readonly body: Markup; readonly head?: Markup | null }

/** A whole page of the site. `head`: further elements of its head. */
export const htmlPage = ({ language, title, body, head = null }: Page): string =>
  html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${head}
<title>${title}</title>
<link rel="stylesheet" href="/page.css">
<link rel="icon" href="data:,">
</head>
<body>
${body}
</body>
</html>
`.text
