import { Fragment, memo } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { formatCodePoint, splitAtInvisible } from './invisible-characters.ts'
import { type PassageMark, splitAtMarks } from './passage-marks.ts'

/**
 * A text as it was written, with its passages marked. Numbers and signs are drawn by the style sheet, so that what is
 * selected and copied is the original.
 */
export const MarkedText = memo(function MarkedText(props: {
  text: string
  marks: readonly PassageMark[]
  active: PassageMark | null
}) {
  const { text, marks, active } = props
  return splitAtMarks(text.length, marks).map((stretch) => {
    const piece = <Verbatim text={text.slice(stretch.start, stretch.end)} />
    if (stretch.marks.length === 0) return <Fragment key={stretch.start}>{piece}</Fragment>
    return (
      <mark
        key={stretch.start}
        className="passage"
        data-depth={Math.min(stretch.marks.length, 2)}
        data-number={stretch.endsHere.length > 0 ? stretch.endsHere.join('·') : undefined}
        data-active={active && stretch.marks.includes(active) ? edgeNames(stretch, active) : undefined}
      >
        {piece}
      </mark>
    )
  })
})

function edgeNames(stretch: { start: number; end: number }, active: PassageMark): string {
  const first = stretch.start === active.start ? 'first' : ''
  const last = stretch.end === active.end ? 'last' : ''
  return `${first} ${last}`.trim()
}

function Verbatim({ text }: { text: string }) {
  const { cases } = useCopy()
  return splitAtInvisible(text).map((piece) =>
    piece.invisible ? (
      <span key={piece.at} className="unseen" title={cases.invisibleOne(formatCodePoint(piece.text))}>
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  )
}
