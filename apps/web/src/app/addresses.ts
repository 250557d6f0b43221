import type { Me } from '@mimamori/contract/staff/session'
import { may } from '@mimamori/policy/staff/roles'
import { redirect } from '@tanstack/react-router'

/** Screens of cases are for those who may read cases; everybody else is taken to what they may see. */
export function readers({ context: { me } }: { context: { me: Me } }): void {
  if (!may(me.role, 'cases.read')) throw redirect({ to: '/admin/{-$section}' })
}

/** A word of an address under its name, when there is one. */
export function wordOf<Name extends string>(search: Record<string, unknown>, name: Name): { [name in Name]?: string } {
  const word = search[name]
  return typeof word === 'string' && word !== '' ? ({ [name]: word } as { [name in Name]: string }) : {}
}
