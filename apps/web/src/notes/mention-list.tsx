import type { Mention } from '@mimamori/contract/notes/note-contract'
import type { ReactNode } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { Timestamp } from '../i18n/timestamp.tsx'
import { useNotesCopy } from './notes-copy.ts'

type Props = { newest: readonly Mention[]; onOpen: (caseId: string) => void }

/** The notes that mention this person, newest first; each opens its case. */
export default function MentionList({ newest, onOpen }: Props): ReactNode {
  const notes = useNotesCopy()
  if (newest.length === 0) {
    return (
      <p className="px-4 pb-3 text-sm">
        {notes.noMentions}
        <span className="mt-0.5 block text-ink2">{notes.noMentionsNext}</span>
      </p>
    )
  }
  return (
    <ul>
      {newest.map((mention) => (
        <MentionLine key={mention.noteId} mention={mention} onOpen={onOpen} />
      ))}
    </ul>
  )
}

function MentionLine({ mention, onOpen }: { mention: Mention; onOpen: (caseId: string) => void }) {
  const notes = useNotesCopy()
  const { caseId, caseNumber, by, at, text } = mention
  return (
    <li className="border-t border-line">
      <button
        type="button"
        onClick={() => onOpen(caseId)}
        className="grid w-full gap-0.5 px-4 py-2 text-left -outline-offset-2 hover:bg-hover"
      >
        <span className="flex items-baseline justify-between gap-2 text-sm text-ink2">
          <span className="truncate">
            <span className="sr-only">{notes.opens(caseNumber)} </span>
            <span aria-hidden="true">#{caseNumber}</span> {notes.from(by || notes.system)}
          </span>
          <Timestamp at={at} brief />
        </span>
        <span lang={langOf(text)} className="line-clamp-2 text-sm/5 [overflow-wrap:anywhere]">
          {text}
        </span>
      </button>
    </li>
  )
}
