import type { Role } from '@mimamori/policy/staff/role-permissions'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { ReactNode } from 'react'
import WaitingKeys from '../keys/waiting-keys.tsx'
import SnippetSuggestions from '../snippets/snippet-suggestions.tsx'
import { useDesk } from './desk-context.tsx'

/** What every screen shows of the keyboard: keys that wait, and the snippets a field asks for. */
export default function KeyboardParts({ role }: { role: Role }): ReactNode {
  const { me } = useDesk()
  return (
    <>
      <WaitingKeys role={role} />
      {may(me.role, 'cases.decide') ? <SnippetSuggestions /> : null}
    </>
  )
}
