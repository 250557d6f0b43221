import { MAX_STEP_NAME_LENGTH } from '@mimamori/policy/saved-steps/saved-step-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { TextField } from '@mimamori/ui/text-field'
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { isImeComposing } from '../../keys/key-intent.ts'

type Props = {
  label: string
  name: string
  busy: boolean
  problem: string | null
  onSave: (name: string) => void
  onCancel: () => void
}

/** The name of a saved step. Enter saves, Escape leaves; both belong to a composition while there is one. */
export function StepNameForm({ label, name, busy, problem, onSave, onCancel }: Props): ReactNode {
  const words = useMessages('saved-steps')
  const [typed, setTyped] = useState(name)
  const [missing, setMissing] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setMissing(typed.trim() === '')
    if (typed.trim() !== '' && !busy) onSave(typed.trim())
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isImeComposing(event.nativeEvent)) return
    event.preventDefault()
    // the panel beneath would be left as well
    event.stopPropagation()
    onCancel()
  }
  return (
    <form aria-label={label} onSubmit={send} className="grid gap-2">
      <TextField
        label={words.name}
        autoFocus
        value={typed}
        maxLength={MAX_STEP_NAME_LENGTH}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
      />
      <Problem small>{missing ? words.nameNeeded : problem}</Problem>
      <div className="flex justify-end gap-2">
        <Button small variant="quiet" keycap="Esc" onClick={onCancel}>
          {words.cancel}
        </Button>
        <Button small type="submit" variant="primary" keycap="Enter" disabled={busy}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
