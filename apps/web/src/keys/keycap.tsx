import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import { Kbd } from '@mimamori/ui/kbd'
import type { ReactNode } from 'react'
import { useKeycap } from './keys-provider.tsx'

/** The key of an action beside a control that has no room for it. Nothing while the action has no key. */
export function Keycap({ action }: { action: KeyAction }): ReactNode {
  const key = useKeycap()(action)
  return key ? <Kbd>{key}</Kbd> : null
}
