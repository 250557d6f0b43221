import type { Queue } from '../cases/case-model.ts'
import type { Role } from './role-permissions.ts'

export const LANGUAGES = ['ja', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/**
 * A person at the desk. `alias` is what colleagues see; nobody outside sees any of it. `queues` are those they work in; none
 * named: all of them.
 */
export type Staff = {
  readonly id: string
  readonly alias: string
  readonly role: Role
  readonly queues?: readonly Queue[]
}
