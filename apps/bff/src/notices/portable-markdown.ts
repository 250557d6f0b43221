import { type MarkdownContext, type MarkdownToken, PLAIN, parseMarkdown, pictureOf } from './notice-markdown.ts'

/** Escapes what has a meaning anywhere in Markdown, table cells included. */
const escapeMarkdown = (words: string): string => words.replace(/[\\`*_[\]<>|~&!#]/g, '\\$&')

/** Text escaped for Markdown, on one line. */
export const escapeMarkdownLine = (words: string): string => escapeMarkdown(words).replace(/\s+/g, ' ')

/** Escapes what begins a list or underlines a heading, which counts at the start of a line only. */
const escapeLineStart = (line: string): string =>
  line
    .trimStart()
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')

const escapeHref = (href: string): string => href.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll('&', '&amp;')

function renderSpans(tokens: readonly MarkdownToken[], context: MarkdownContext): string {
  const open: string[] = []
  const parts = tokens.map((token) => {
    switch (token.type) {
      case 'text':
        return escapeMarkdown(token.content)
      case 'softbreak':
      case 'hardbreak':
        return '\\\n'
      case 'strong_open':
      case 'strong_close':
        return '**'
      case 'em_open':
      case 'em_close':
        return '*'
      case 'picture': {
        const shown = pictureOf(token, context)
        const words = escapeMarkdownLine(token.content)
        return shown ? `![${words}](${shown.fileName})` : words
      }
      case 'link_open':
        open.push(escapeHref(String(token.attrGet('href') ?? '')))
        return '['
      case 'link_close':
        return `](${open.pop() ?? ''})`
      default:
        return ''
    }
  })
  return parts.join('')
}

/** Splits tokens into those at the top level, each with its content. */
function splitSiblings(tokens: readonly MarkdownToken[]): MarkdownToken[][] {
  const groups: MarkdownToken[][] = []
  let depth = 0
  for (const token of tokens) {
    if (depth === 0) groups.push([])
    groups.at(-1)?.push(token)
    depth += token.nesting
  }
  return groups
}

const indent = (text: string, by: number): string => text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`)

function renderList(
  open: MarkdownToken | undefined,
  inside: readonly MarkdownToken[],
  context: MarkdownContext,
): string {
  const between = inside.some(({ hidden }) => hidden) ? '\n' : '\n\n'
  const first = Number(open?.attrGet('start') ?? 1)
  const items = splitSiblings(inside).map((item, n) => {
    const marker = open?.type === 'ordered_list_open' ? `${first + n}. ` : '- '
    const blocks = splitSiblings(item.slice(1, -1)).map((each) => renderBlock(each, context))
    return marker + indent(blocks.join(between), marker.length)
  })
  return items.join(between)
}

function renderBlock(tokens: readonly MarkdownToken[], context: MarkdownContext): string {
  const [open] = tokens
  const inside = tokens.slice(1, -1)
  const words = renderSpans(inside[0]?.children ?? [], context)
  if (open?.type === 'heading_open') return `${'#'.repeat(Number(open.tag.slice(1)))} ${words}`
  if (open?.type === 'paragraph_open') return words.split('\n').map(escapeLineStart).join('\n')
  return renderList(open, inside, context)
}

/** The text in Markdown that every renderer shows as `markdownToMarkup` does; of pictures it has words and a file name. */
export const toPortableMarkdown = (text: string, context: MarkdownContext = PLAIN): string =>
  splitSiblings(parseMarkdown(text, context))
    .map((tokens) => renderBlock(tokens, context))
    .join('\n\n')
