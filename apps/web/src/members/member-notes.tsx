import type { MemberPage } from '@mimamori/contract/members/member-page-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap, useKeys } from '../keys/keys-provider.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { MemberNoteField } from './member-note-field.tsx'
import { MemberSection } from './member-section.tsx'

type Props = Pick<MemberPage, 'id' | 'noting'> & { explain: (error: unknown) => string }

/** The notes about a member, and the field for a new one. */
export function MemberNotes({ id: memberId, noting, explain }: Props): ReactNode {
  const copy = useMessages('members')
  const keycap = useKeycap()
  const [writing, setWriting] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const query = useQuery(queries.members.notes.list.queryOptions({ input: { memberId } }))
  useKeys({ note: () => setWriting(true) }, noting === null)
  const [fieldClosed, setFieldClosed] = useState(false)
  // focuses the button once it has replaced the field
  useEffect(
    () => (fieldClosed && !writing ? button.current?.focus({ preventScroll: true }) : undefined),
    [fieldClosed, writing],
  )
  const done = () => {
    setFieldClosed(true)
    setWriting(false)
  }
  const list = query.data ?? []
  return (
    <MemberSection title={copy.notes}>
      <Problem plain>{query.isError ? copy.notesFailed : null}</Problem>
      {query.data && list.length === 0 ? <p className="text-ink2">{copy.noNotes}</p> : null}
      <ol className="grid gap-2.5">
        {list.map((note) => (
          <li key={note.id} className="grid gap-0.5">
            <p className="flex items-baseline justify-between gap-2 text-ink2">
              <span className="truncate font-semibold">{note.author.alias}</span>
              <span className="text-xs">
                <Timestamp at={note.at} brief />
              </span>
            </p>
            <p lang={langOf(note.text)} className="leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap">
              {note.text}
            </p>
          </li>
        ))}
      </ol>
      {noting === null && !writing ? (
        <Button ref={button} small keycap={keycap('note')} onClick={() => setWriting(true)} className="justify-between">
          {copy.writeNote}
        </Button>
      ) : null}
      {noting === null && writing ? <MemberNoteField memberId={memberId} explain={explain} onDone={done} /> : null}
    </MemberSection>
  )
}
