import { squeezedView, type View } from '../text/text-normalisation.ts'

export type ExcerptSpan = { readonly start: number; readonly end: number }
/** Part of a text, with the matches as UTF-16 offsets of `text`. */
export type Excerpt = { readonly text: string; readonly spans: readonly ExcerptSpan[] }

/** characters before the first match, so few that the match shows on a narrow screen */
const CONTEXT_BEFORE_LENGTH = 16
const EXCERPT_LENGTH = 120
const MAX_SPANS = 20

function findTerm(view: View, term: string): ExcerptSpan[] {
  const spans: ExcerptSpan[] = []
  let at = view.text.indexOf(term)
  while (at >= 0 && spans.length < MAX_SPANS) {
    spans.push({ start: view.starts[at] ?? 0, end: view.ends[at + term.length - 1] ?? 0 })
    at = view.text.indexOf(term, at + term.length)
  }
  return spans
}

/** Where the folded `terms` occur in the original text, in order and without overlaps. */
function findTerms(text: string, terms: readonly string[]): ExcerptSpan[] {
  if (terms.length === 0) return []
  const view = squeezedView(text)
  const all = terms.flatMap((term) => findTerm(view, term)).sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: ExcerptSpan[] = []
  for (const span of all) {
    if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span)
  }
  return apart
}

/** The part of a text around the first match, or its beginning; line ends become spaces. */
export function buildExcerpt(text: string, terms: readonly string[]): Excerpt {
  const all = findTerms(text, terms)
  const first = all[0]?.start ?? 0
  const from = first > 2 * CONTEXT_BEFORE_LENGTH ? characterStart(text, first - CONTEXT_BEFORE_LENGTH) : 0
  const until = characterStart(text, Math.min(text.length, from + EXCERPT_LENGTH))
  const lead = from > 0 ? '…' : ''
  const shift = lead.length - from
  const inside = all.filter(({ start, end }) => start >= from && end <= until)
  const part = text.slice(from, until).replace(/[\r\n\t]/g, ' ')
  return {
    text: `${lead}${part}${until < text.length ? '…' : ''}`,
    spans: inside.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  }
}

/** Not between the halves of a character. */
function characterStart(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}
