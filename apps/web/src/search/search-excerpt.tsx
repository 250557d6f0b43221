import type { Excerpt } from '@mimamori/policy/search/search-excerpt'
import type { ReactNode } from 'react'

/** A stretch of a text with what was found in it: tint and underline, so that colour is not all there is. */
export function SearchExcerpt({ excerpt: { text, spans } }: { excerpt: Excerpt }): ReactNode {
  let at = 0
  return (
    <span lang="ja">
      {spans.map(({ start, end }) => {
        const before = text.slice(at, start)
        at = end
        return (
          <span key={start}>
            {before}
            <mark className="passage">{text.slice(start, end)}</mark>
          </span>
        )
      })}
      {text.slice(at)}
    </span>
  )
}
