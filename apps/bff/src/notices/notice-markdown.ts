import markdownIt from 'markdown-it'
import { type Markup, trustedMarkup } from '../http/html-markup.ts'

/** The supported Markdown: paragraphs, line breaks, headings, lists, links, emphasis. Anything else stays as typed. */
const reader = markdownIt('zero', { html: false, breaks: true, linkify: false, typographer: false }).enable([
  'heading',
  'list',
  'link',
  'emphasis',
  'escape',
  'newline',
])

const LINK = /^(?:https?:\/\/[^/]|\/(?![/\\]))/i
/**
 * Links are allowed to other pages of the web or of the site with the notice; never to anything that runs, such as
 * `javascript:`.
 */
reader.validateLink = (url) => LINK.test(url)

// a section has its own heading, so all headings in its text are one level below
reader.core.ruler.push('one_level', ({ tokens }) => {
  for (const token of tokens) if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = 'h3'
})

/** Safe HTML of a text in this subset of Markdown. */
export const markdownToMarkup = (text: string): Markup => trustedMarkup(reader.render(text))

type Token = ReturnType<typeof reader.parse>[number]

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

function renderSpans(tokens: readonly Token[]): string {
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
function splitSiblings(tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = []
  let depth = 0
  for (const token of tokens) {
    if (depth === 0) groups.push([])
    groups.at(-1)?.push(token)
    depth += token.nesting
  }
  return groups
}

const indent = (text: string, by: number): string => text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`)

function renderList(open: Token | undefined, inside: readonly Token[]): string {
  const between = inside.some(({ hidden }) => hidden) ? '\n' : '\n\n'
  const first = Number(open?.attrGet('start') ?? 1)
  const items = splitSiblings(inside).map((item, n) => {
    const marker = open?.type === 'ordered_list_open' ? `${first + n}. ` : '- '
    return marker + indent(splitSiblings(item.slice(1, -1)).map(renderBlock).join(between), marker.length)
  })
  return items.join(between)
}

function renderBlock(tokens: readonly Token[]): string {
  const [open] = tokens
  const inside = tokens.slice(1, -1)
  const words = renderSpans(inside[0]?.children ?? [])
  if (open?.type === 'heading_open') return `### ${words}`
  if (open?.type === 'paragraph_open') return words.split('\n').map(escapeLineStart).join('\n')
  return renderList(open, inside)
}

/** The text in Markdown that every renderer shows as `markdownToMarkup` does. */
export const toPortableMarkdown = (text: string): string =>
  splitSiblings(reader.parse(text, {})).map(renderBlock).join('\n\n')
