import { BINDABLE_KEY, type BoundAction, findKeyOwner, type OwnKeys } from '@mimamori/policy/keys/default-key-bindings'
import { isImeComposing, type PressedKey } from './key-intent.ts'

/** The result of pressing a key while choosing a new key for an action. */
export type Rebinding =
  | { readonly is: 'key'; readonly key: string }
  | { readonly is: 'taken'; readonly key: string; readonly owner: BoundAction }
  | { readonly is: 'cancel' | 'composing' | 'not_bindable' | 'modifier' }

/** The name of a pressed key: letters and 0 by their place on the keyboard, symbols by what they print. */
function keyNameOf(event: PressedKey): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  return letter ?? (event.code === 'Digit0' && !event.shiftKey ? '0' : event.key)
}

/** Parses the key that somebody pressed for an action. A key that another action has is returned with that action. */
export function readRebinding(event: PressedKey, action: BoundAction, own: OwnKeys): Rebinding {
  if (isImeComposing(event)) return { is: 'composing' }
  if (event.key === 'Escape') return { is: 'cancel' }
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return { is: 'modifier' }
  const key = keyNameOf(event)
  const chord = event.ctrlKey || event.altKey || event.metaKey
  if (chord || !BINDABLE_KEY.test(key)) return { is: 'not_bindable' }
  const owner = findKeyOwner(key, own, action)
  return owner ? { is: 'taken', key, owner } : { is: 'key', key }
}
