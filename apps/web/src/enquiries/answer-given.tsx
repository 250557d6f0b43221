import type { EnquiryView } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Undo2 } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useNow } from '../api/server-clock.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { usePersonName } from '../parts/person-names.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { useEnquiryCopy } from './enquiry-copy.ts'

type Props = {
  answered: NonNullable<EnquiryView['answered']>
  /** why this person cannot take it back, in words; `null`: they can */
  kept: string | null
  busy: boolean
  problem: string | null
  onUndo: () => void
  /** it cannot be taken back any more */
  onFinal: () => void
}

/** The answer that was given: who gave it, what was sent, and, as long as it is held, the button that takes it back. */
export function AnswerGiven({ answered, kept, busy, problem, onUndo, onFinal }: Props): ReactNode {
  const { answer: copy } = useEnquiryCopy()
  const { instants } = useCopy()
  const nameOf = usePersonName()
  const now = useNow(1_000)
  const { letter, note, by, at, heldUntil } = answered
  const left = heldUntil === null ? 0 : Math.ceil((Date.parse(heldUntil) - now) / 1000)
  const over = heldUntil !== null && left <= 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the time is over
  useEffect(() => {
    if (over) onFinal()
  }, [over])
  return (
    <div className="grid gap-3">
      <h2 className="text-sm font-semibold text-ink2">{copy.title}</h2>
      <p className="text-sm text-ink2">
        {copy.by(nameOf(by))} <Timestamp at={at} />
      </p>
      {left > 0 ? (
        <div className="grid gap-2 rounded-md bg-sunk px-2.5 py-2 text-sm">
          <span>{copy.heldFor(instants.seconds(left))}</span>
          <Button
            disabled={busy || kept !== null}
            title={kept ?? undefined}
            icon={<Undo2 size={14} aria-hidden="true" />}
            onClick={onUndo}
            className="justify-self-start"
          >
            {copy.undo}
          </Button>
        </div>
      ) : null}
      <Problem small>{problem}</Problem>
      {letter === '' ? (
        <p className="text-sm text-ink2">{copy.noLetterSent}</p>
      ) : (
        <section className="grid gap-1">
          <h3 className="text-sm font-semibold text-ink2">{copy.letter}</h3>
          <p lang={langOf(letter)} className="verbatim rounded-md border border-line bg-bg px-2.5 py-2 text-[13px]/5">
            {letter}
          </p>
        </section>
      )}
      {note === '' ? null : (
        <section className="grid gap-1">
          <h3 className="text-sm font-semibold text-ink2">{copy.note}</h3>
          <p lang={langOf(note)} className="verbatim text-sm">
            {note}
          </p>
        </section>
      )}
    </div>
  )
}
