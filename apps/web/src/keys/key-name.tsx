import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import type { ReactNode } from 'react'
import { type Messages, useMessages } from '../i18n/messages.ts'

/** The name of an action as the key sheet has it. */
export function KeyName({ action }: { action: KeyAction }): ReactNode {
  return useMessages('keys').actions[action as keyof Messages['keys']['actions']]
}
