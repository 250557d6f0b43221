import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { ACTIONS, isKeyAllowed } from '../keys/declared-actions.ts'
import { GoHint } from '../keys/go-hint.tsx'
import type { GoPlace } from '../keys/key-sheet-rows.ts'
import { useDesk } from '../screens/desk-context.tsx'
import { useScreensInMenu } from './use-screens-in-menu.ts'

/** What may follow G, for who is signed in. */
export function useGoPlaces(): GoPlace[] {
  const { role } = useDesk().me
  const { screens: names } = useMessages('palette')
  const screens = useScreensInMenu().flatMap(({ id, letter }) => (letter ? [{ letter, name: names[id] }] : []))
  const others = ACTIONS.flatMap(({ action, afterGo }) =>
    afterGo && isKeyAllowed(role, action)
      ? [{ letter: afterGo, name: names[action as keyof typeof names & `go${string}`] }]
      : [],
  )
  return [...screens, ...others]
}

/** What may follow G, on this desk. */
export default function DeskGoHint(): ReactNode {
  return <GoHint places={useGoPlaces()} />
}
