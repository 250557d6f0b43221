import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import { KEY_REFUSED, useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../announcer.tsx'

/** What can be done by a key and by its button. */
export type KeyedAction = {
  readonly key: KeyAction
  /** why it cannot be done now, in words */
  readonly refused: string | null | undefined
  readonly start: () => unknown
}

/** Hears the keys of these actions, and returns them for their buttons. One that is refused says why instead. */
export function useActionKeys<Action extends KeyedAction>(actions: readonly Action[], active: boolean): Action[] {
  const announce = useAnnounce()
  const guarded = actions.map((action) => ({
    ...action,
    start: () => {
      if (!action.refused) return action.start()
      announce(action.refused, true)
      return KEY_REFUSED
    },
  }))
  useKeys(
    Object.fromEntries(guarded.map(({ key, start }) => [key, start])),
    active,
    Object.fromEntries(guarded.map(({ key, refused }) => [key, refused])),
  )
  return guarded
}
