import { Button } from '@mimamori/ui/button'
import { type ReactNode, useEffect, useRef } from 'react'
import { useKeptDraft } from '../api/kept-drafts.ts'
import { useMessages } from '../i18n/messages.ts'
import { SEND_KEY } from '../keys/key-chord.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { DraftLine } from '../parts/draft-line.tsx'

/** Asks why a job is raised. Ctrl and Enter raise it, as wherever text is typed. */
export function RaiseReasonForm({
  caseId,
  staffId,
  onRaise,
  onClose,
}: {
  caseId: string
  staffId: string
  /** resolves with whether it was raised */
  onRaise: (why: string) => Promise<boolean>
  onClose: () => void
}): ReactNode {
  const patrol = useMessages('patrol')
  const field = useRef<HTMLInputElement>(null)
  const draft = useKeptDraft(staffId, caseId, 'raise')
  const why = draft.content?.text ?? ''
  useEffect(() => field.current?.focus(), [])
  const raise = () => void onRaise(why).then((raised) => (raised ? draft.sent() : undefined))
  return (
    <form
      className="flex w-full flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        raise()
      }}
      onKeyDown={(event) => {
        if (isImeComposing(event.nativeEvent)) {
          if (event.key === 'Enter') event.preventDefault()
          return
        }
        if (event.key === 'Escape') onClose()
        if (event.key === 'Enter' && event.target === field.current) {
          event.preventDefault()
          if (event.ctrlKey || event.metaKey) raise()
        }
      }}
    >
      <label className="flex min-w-0 flex-1 items-center gap-2 text-sm text-ink2">
        {patrol.reason}
        <input
          ref={field}
          value={why}
          maxLength={2000}
          title={patrol.reasonHint}
          onChange={({ target: { value } }) => draft.write(value === '' ? null : { kind: 'raise', text: value })}
          className="h-7 min-w-40 flex-1 rounded-md border border-line2 bg-bg px-2 text-ink"
        />
      </label>
      <Button type="submit" small keycap={SEND_KEY}>
        {patrol.raise}
      </Button>
      <div className="w-full">
        <DraftLine draft={draft} />
      </div>
    </form>
  )
}
