import { type ReactNode, useId } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useKeyboard, useKeycap } from '../keys/keys-provider.tsx'

/** Keys after G that saved views can have: those that open nothing else. */
export function useViewKeys(): string[] {
  const { goLetters } = useKeyboard()
  return [...'123456789', ...'abcdefghijklmnopqrstuvwxyz'].filter((key) => !goLetters.includes(key.toUpperCase()))
}

type KeyProps = { keys: readonly string[]; value: string | null; onChange: (key: string | null) => void }

/** Chooses the key after G that opens a saved view, of those that are free. */
export function SavedViewKeyChoice({ keys, value, onChange }: KeyProps): ReactNode {
  const words = useMessages('views')
  const go = useKeycap()('go')
  const id = useId()
  return (
    <span className="grid gap-1 text-ink2">
      <label htmlFor={id}>
        {words.key}
        {go ? ` (${words.keyHint(go)})` : null}
      </label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
        className="h-7 w-20 rounded-md border border-line2 bg-bg px-1.5 text-ink"
      >
        <option value="">{words.noKey}</option>
        {keys.map((key) => (
          <option key={key} value={key}>
            {key.toUpperCase()}
          </option>
        ))}
      </select>
    </span>
  )
}
