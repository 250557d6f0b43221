import { type ReactNode, useId } from 'react'
import { GO_KEYS } from '../keys/key-intent.ts'
import { useKeycap } from '../keys/keys-provider.tsx'
import { useViewCopy } from './saved-view-copy.ts'

/** letters after G that open screens */
const SCREENS = Object.keys(GO_KEYS).map((code) => code.slice('Key'.length).toLowerCase())

/** keys after G that saved views can have */
export const KEYS = [...'123456789', ...'abcdefghijklmnopqrstuvwxyz'].filter((key) => !SCREENS.includes(key))

type KeyProps = { keys: readonly string[]; value: string | null; onChange: (key: string | null) => void }

/** Chooses the key after G that opens a saved view, of those that are free. */
export function SavedViewKeyChoice({ keys, value, onChange }: KeyProps): ReactNode {
  const words = useViewCopy()
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
