import markdownIt from 'markdown-it'
import { asMarkup, type Markup } from '../http/markup.ts'

/** What writers may use: paragraphs and line breaks, headings, lists, links, emphasis. All else stays as it is typed. */
const reader = markdownIt('zero', { html: false, breaks: true, linkify: false, typographer: false }).enable([
  'heading',
  'list',
  'link',
  'emphasis',
  'escape',
  'newline',
])

const LINK = /^(?:https?:\/\/[^/]|\/(?![/\\]))/i
/** To other pages of the web or of the site the notice stands on; never to anything that runs. */
reader.validateLink = (url) => LINK.test(url)

// a section has a heading of its own: those in its text are all one step below it
reader.core.ruler.push('one_level', ({ tokens }) => {
  for (const token of tokens) if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = 'h3'
})

/** Safe markup of a text in this small part of Markdown. */
export const fromMarkdown = (text: string): Markup => asMarkup(reader.render(text))

/** Words that mean themselves wherever they stand in Markdown, also in a cell of a table. */
export const plain = (words: string): string => words.replace(/[\\`*_[\]<>|~&]/g, '\\$&').replace(/\s+/g, ' ')
