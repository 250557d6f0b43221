import { may } from '@mimamori/policy/staff/role-permissions'
import type { ReactNode } from 'react'
import WaitingKeys from '../keys/waiting-keys.tsx'
import SnippetSuggestions from '../snippets/snippet-suggestions.tsx'
import { useDesk } from './desk-context.tsx'

/** What every screen shows of the keyboard: keys that wait, what may follow G, and the snippets a field asks for. */
export default function KeyboardParts({ goHint }: { goHint: ReactNode }): ReactNode {
  const { me } = useDesk()
  return (
    <>
      <WaitingKeys goHint={goHint} />
      {may(me.role, 'cases.decide') ? <SnippetSuggestions /> : null}
    </>
  )
}
