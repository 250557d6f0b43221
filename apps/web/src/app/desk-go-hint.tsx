import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { GoHint } from '../keys/go-hint.tsx'
import type { KeyAction } from '../keys/key-actions.ts'
import { type GoPlace, isKeyAllowed } from '../keys/key-sheet-rows.ts'
import { useDesk } from '../screens/desk-context.tsx'
import { useScreensInMenu } from './use-screens-in-menu.ts'

const OTHERS = [
  ['Q', 'goQueue'],
  ['R', 'goReview'],
  ['M', 'goMember'],
  ['N', 'goInbox'],
  ['…', 'goTo'],
] as const satisfies readonly (readonly [string, KeyAction])[]

/** What may follow G, for who is signed in. */
export function useGoPlaces(): GoPlace[] {
  const { role } = useDesk().me
  const { screens: names } = useMessages('palette')
  const screens = useScreensInMenu().flatMap(({ id, letter }) => (letter ? [{ letter, name: names[id] }] : []))
  const others = OTHERS.filter(([, action]) => isKeyAllowed(role, action))
  return [...screens, ...others.map(([letter, action]) => ({ letter, name: names[action] }))]
}

/** What may follow G, on this desk. */
export default function DeskGoHint(): ReactNode {
  return <GoHint places={useGoPlaces()} />
}
