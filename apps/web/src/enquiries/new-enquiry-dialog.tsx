import { Button } from '@mimamori/ui/button'
import { Dialog } from '@mimamori/ui/dialog'
import { Problem } from '@mimamori/ui/problem'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { SEND_KEY } from '../keys/key-chord.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import {
  isEmptyDraft,
  type NewEnquiryInput,
  newEnquiryInput,
  newEnquiryProblems,
  useNewEnquiryDraft,
} from './new-enquiry-draft.ts'
import { NewEnquiryFields } from './new-enquiry-fields.tsx'

type Props = {
  staffId: string
  busy: boolean
  /** below the id of who asks: whether the desk knows them */
  memberState: (memberId: string | null) => ReactNode
  /** resolves to the error message; `null`: it is saved */
  onSave: (input: NewEnquiryInput) => Promise<string | null>
  onClose: () => void
}

/** Writes down an enquiry that came by telephone or mail. What is typed is kept when the dialog is closed. */
export function NewEnquiryDialog({ staffId, busy, memberState, onSave, onClose }: Props): ReactNode {
  const copy = useMessages('enquiries/new-enquiry')
  const { draft, restored, change, clear } = useNewEnquiryDraft(staffId)
  const [tried, setTried] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const problems = tried ? newEnquiryProblems(draft) : []
  const save = async () => {
    if (busy) return
    setTried(true)
    setFailure(null)
    if (newEnquiryProblems(draft).length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const failed = await onSave(newEnquiryInput(draft))
    if (failed !== null) return setFailure(failed)
    clear()
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isImeComposing(event.nativeEvent) || event.repeat) return
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    void save()
  }
  return (
    <Dialog open onClose={onClose} label={copy.title}>
      <form
        ref={form}
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="grid gap-4 p-5">
          <div>
            <h2 className="text-lg font-semibold">{copy.title}</h2>
            <p className="text-ink2">{copy.note}</p>
          </div>
          {restored && !isEmptyDraft(draft) ? (
            <p role="status" className="-mt-1 flex flex-wrap items-center gap-x-3 text-sm text-ink2">
              {copy.kept}
              <Button small variant="quiet" onClick={clear} className="-mx-1 underline underline-offset-2">
                {copy.clear}
              </Button>
            </p>
          ) : null}
          <NewEnquiryFields draft={draft} problems={problems} memberState={memberState} onChange={change} />
        </div>
        <div className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-raised px-5 py-3">
          <div className="mr-auto">
            <Problem small plain>
              {failure ?? (problems.length > 0 ? copy.problems.summary(problems.length) : null)}
            </Problem>
          </div>
          <span className="flex gap-2">
            <Button onClick={onClose}>{copy.cancel}</Button>
            <Button type="submit" variant="primary" keycap={SEND_KEY} disabled={busy}>
              {busy ? copy.saving : copy.save}
            </Button>
          </span>
        </div>
      </form>
    </Dialog>
  )
}
