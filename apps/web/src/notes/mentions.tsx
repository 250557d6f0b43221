import type { Mention } from '@mimamori/contract/notes/notes'
import { AtSign } from 'lucide-react'
import { useId, useRef } from 'react'
import { When } from '../language/when.tsx'
import { useNotesCopy } from './notes-copy.ts'
import { useMentions } from './use-seen.ts'

/** How many notes call oneself, and the list of them; each opens its case. A native popover: Escape closes it. */
export default function Mentions({ onOpen }: { onOpen: (caseId: string) => void }) {
  const notes = useNotesCopy()
  const mentions = useMentions()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const unseen = mentions?.unseen ?? 0
  const label = unseen > 0 ? `${notes.mentions} · ${notes.unseen(unseen.toLocaleString('en'))}` : notes.mentions
  const open = (caseId: string) => {
    list.current?.hidePopover()
    onOpen(caseId)
  }
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        title={label}
        className="relative grid size-7 flex-none place-items-center rounded-md text-ink2 hover:bg-hover hover:text-ink"
      >
        <AtSign size={16} aria-hidden="true" />
        {unseen > 0 ? (
          <span className="absolute -top-0.5 -right-1 min-w-4 rounded-full bg-accent px-1 text-center text-xs/4 font-semibold text-accent-ink">
            {unseen > 99 ? '99+' : unseen}
          </span>
        ) : null}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        className="fixed inset-auto top-12 right-3 m-0 max-h-[70dvh] w-88 max-w-[calc(100vw-24px)] overflow-y-auto rounded-lg border border-line bg-raised py-1 text-ink shadow-overlay"
      >
        <h2 className="px-4 pt-2 pb-1.5 text-sm font-semibold text-ink2">{notes.mentions}</h2>
        {mentions && mentions.newest.length > 0 ? (
          <ul>
            {mentions.newest.map((mention) => (
              <MentionLine key={mention.noteId} mention={mention} onOpen={open} />
            ))}
          </ul>
        ) : (
          <p className="px-4 pb-3 text-sm">
            {notes.noMentions}
            <span className="mt-0.5 block text-ink2">{notes.noMentionsNext}</span>
          </p>
        )}
      </div>
    </>
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
          <When at={at} brief />
        </span>
        <span className="line-clamp-2 text-sm/5 [overflow-wrap:anywhere]">{text}</span>
      </button>
    </li>
  )
}
