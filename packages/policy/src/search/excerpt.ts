import { squeezedView, type View } from '../text/normalise.ts'

export type Span = { readonly start: number; readonly end: number }
/** Part of a text with what was found in it, in UTF-16 offsets of `text`. */
export type Excerpt = { readonly text: string; readonly spans: readonly Span[] }

/** letters before what was found; whatever stands further in would be cut off on a narrow screen */
const BEFORE = 16
const LENGTH = 120
const SPANS_AT_MOST = 20

function found(view: View, term: string): Span[] {
  const spans: Span[] = []
  let at = view.text.indexOf(term)
  while (at >= 0 && spans.length < SPANS_AT_MOST) {
    spans.push({ start: view.starts[at] ?? 0, end: view.ends[at + term.length - 1] ?? 0 })
    at = view.text.indexOf(term, at + term.length)
  }
  return spans
}

/** Where the folded `terms` stand in the text as it was written: in order, none upon another. */
function spansOf(text: string, terms: readonly string[]): Span[] {
  if (terms.length === 0) return []
  const view = squeezedView(text)
  const all = terms.flatMap((term) => found(view, term)).sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Span[] = []
  for (const span of all) {
    if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span)
  }
  return apart
}

/** The stretch of a text around the first thing found, or its beginning; line ends become spaces. */
export function excerptOf(text: string, terms: readonly string[]): Excerpt {
  const all = spansOf(text, terms)
  const first = all[0]?.start ?? 0
  const from = first > 2 * BEFORE ? wholeFrom(text, first - BEFORE) : 0
  const until = wholeFrom(text, Math.min(text.length, from + LENGTH))
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
function wholeFrom(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}
