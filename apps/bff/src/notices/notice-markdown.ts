import { bareAddressAt } from '@mimamori/policy/notices/bare-address'
import { pictureAt } from '@mimamori/policy/notices/notice-pictures'
import markdownIt from 'markdown-it'
import { html, type Markup, trustedMarkup } from '../http/html-markup.ts'

/** The supported Markdown: paragraphs, line breaks, headings, lists, links, emphasis. Anything else stays as typed. */
const reader = markdownIt('zero', { html: false, breaks: true, linkify: false, typographer: false }).enable([
  'heading',
  'list',
  'link',
  'emphasis',
  'escape',
  'newline',
])

/** no name or password before the host: what stands there looks like another host */
const LINK = /^(?:https?:\/\/(?![^/?#\\]*@)[^/]|\/(?![/\\]))/i
/**
 * Links are allowed to other pages of the web or of the site with the notice; never to anything that runs, such as
 * `javascript:`.
 */
reader.validateLink = (url) => LINK.test(url)

/** The backticks of a line up to a place, which moves on through one text after another. */
const seen = { src: '', at: 0, backticks: 0 }

/** Is this place between two backticks of its line? */
function inCode(src: string, at: number): boolean {
  if (seen.src !== src || seen.at > at) Object.assign(seen, { src, at: 0, backticks: 0 })
  for (; seen.at < at; seen.at++) {
    if (src[seen.at] === '\n') seen.backticks = 0
    if (src[seen.at] === '`') seen.backticks++
  }
  return seen.backticks % 2 === 1
}

/** what stands before `://` in an address, with the letter before it */
const SCHEME = /(?<![A-Za-z0-9])https?$/i
const SCHEME_LENGTH = 6

// an address without brackets around it is a link, too
reader.inline.ruler.after('text', 'bare_address', (state, silent) => {
  if (!state.src.startsWith('://', state.pos) || state.linkLevel > 0) return false
  const [scheme] = SCHEME.exec(state.src.slice(Math.max(0, state.pos - SCHEME_LENGTH), state.pos)) ?? []
  if (scheme === undefined) return false
  const begin = state.pos - scheme.length
  if (inCode(state.src, begin)) return false
  const address = bareAddressAt(state.src, begin)?.slice(0, state.posMax - begin)
  const href = address && state.md.normalizeLink(address)
  if (!address || !href || !state.md.validateLink(href)) return false
  if (!silent) {
    if (!state.pending.endsWith(scheme)) return false
    state.pending = state.pending.slice(0, -scheme.length)
    state.push('link_open', 'a', 1).attrs = [['href', href]]
    state.push('text', '', 0).content = address
    state.push('link_close', 'a', -1)
  }
  state.pos = begin + address.length
  return true
})

// `![words for it](picture:id)`
reader.inline.ruler.before('link', 'picture', (state, silent) => {
  if (state.src[state.pos] !== '!') return false
  const picture = pictureAt(state.src, state.pos)
  if (!picture || state.pos + picture.whole.length > state.posMax) return false
  if (!silent) {
    const token = state.push('picture', 'img', 0)
    token.content = picture.alt
    token.attrs = [['id', picture.id]]
  }
  state.pos += picture.whole.length
  return true
})

export type MarkdownToken = ReturnType<typeof reader.parse>[number]

/** A picture as a document shows it: its bytes are in the document, so that the page loads nothing. */
export type ShownPicture = {
  /** its name in Markdown, which has no bytes */
  readonly fileName: string
  readonly mediaType: string
  /** base64 */
  readonly data: string
  readonly width: number
  readonly height: number
}

/** The pictures of a text by id, and the level of its highest headings. */
export type MarkdownContext = { readonly pictures: ReadonlyMap<string, ShownPicture>; readonly topLevel: 2 | 3 }

/** Without pictures, below a section's heading. */
export const PLAIN: MarkdownContext = { pictures: new Map(), topLevel: 3 }

const contextOf = (env: unknown): MarkdownContext => ({ ...PLAIN, ...(env as Partial<MarkdownContext>) })
/** The picture of a token; `undefined`: none is stored under its id. */
export const pictureOf = (token: MarkdownToken, { pictures }: MarkdownContext): ShownPicture | undefined =>
  pictures.get(String(token.attrGet('id') ?? ''))

reader.renderer.rules.picture = (tokens, at, _options, env) => {
  const token = tokens[at] as MarkdownToken
  const shown = pictureOf(token, contextOf(env))
  if (!shown) return html`${token.content}`.text
  const { mediaType, data, width, height } = shown
  return html`<img src="data:${mediaType};base64,${data}" alt="${token.content}" width="${width}" height="${height}">`
    .text
}

// sections have headings of their own: those in a text are below, of two levels, and none is skipped
reader.core.ruler.push('two_levels', ({ tokens, env }) => {
  const { topLevel } = contextOf(env)
  let top = false
  let tag = ''
  for (const token of tokens) {
    if (token.type === 'heading_open') {
      const lower = token.markup.length > 3 && top
      top = true
      tag = `h${topLevel + (lower ? 1 : 0)}`
    }
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = tag
  }
})

/** Safe HTML of a text in this subset of Markdown. */
export const markdownToMarkup = (text: string, context: MarkdownContext = PLAIN): Markup =>
  trustedMarkup(reader.render(text, context))

/** A text in this subset of Markdown, in tokens. */
export const parseMarkdown = (text: string, context: MarkdownContext): MarkdownToken[] => reader.parse(text, context)
