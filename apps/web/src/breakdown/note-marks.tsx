import type { ReactNode } from 'react'
import { usePlotArea } from 'recharts'
import { useMessages } from '../i18n/messages.ts'
import { noteNumbers, notesIn, useNumberedNotes } from './numbered-notes.ts'

/** what the marks take below the names of the months */
const MARKS_PX = 18
const MARK_HEIGHT_PX = 14
const FLAT_PX = 10
const DIGIT_PX = 6

type Month = { readonly month: string }

/** Pixels that a chart of these months keeps below its axis for the marks of notes: none where there are none. */
export function useNoteMarksHeight(rows: readonly Month[]): number {
  const notes = useNumberedNotes()
  return rows.some(({ month }) => notesIn(notes, month).length > 0) ? MARKS_PX : 0
}

/**
 * A mark below each month with notes: the number of the note, or of the first and how many there are more. `below`: how far below the axis,
 * in pixels; there the names of the months end.
 */
export function NoteMarks({ rows, below }: { rows: readonly Month[]; below: number }): ReactNode {
  const notes = useNumberedNotes()
  const copy = useMessages('breakdown/notes')
  const plot = usePlotArea()
  if (!plot) return null
  const band = plot.width / Math.max(1, rows.length)
  return rows.map(({ month }, index) => {
    const own = notesIn(notes, month)
    const [first] = own
    if (!first) return null
    // a range has room in a wide chart alone
    const range = noteNumbers(own.map(({ number }) => number))
    const words = range.length * DIGIT_PX + FLAT_PX <= band ? range : `${first.number}+`
    const width = Math.max(MARK_HEIGHT_PX, words.length * DIGIT_PX + FLAT_PX - 2)
    const x = plot.x + band * (index + 0.5)
    const y = plot.y + plot.height + below
    return (
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes is nothing to press
      <g key={month} role="img" aria-label={copy.mark(range)} data-note-mark={range}>
        <rect
          x={x - width / 2}
          y={y}
          width={width}
          height={MARK_HEIGHT_PX}
          rx={MARK_HEIGHT_PX / 2}
          fill="none"
          stroke="var(--ink3)"
        />
        <text x={x} y={y + 10.5} textAnchor="middle" className="tiny">
          {words}
        </text>
      </g>
    )
  })
}

/** The numbers of a month's notes, for a row of a table. */
export function NoteNumbers({ month }: { month: string }): ReactNode {
  const own = notesIn(useNumberedNotes(), month)
  const copy = useMessages('breakdown/notes')
  return own.length === 0 ? null : (
    <span className="ml-2 text-ink2">{copy.mark(noteNumbers(own.map(({ number }) => number)))}</span>
  )
}
