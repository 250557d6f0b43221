import type { Queue } from '../cases/case-model.ts'
import type { Role } from './role-permissions.ts'

export const LANGUAGES = ['ja', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A person who works at the desk. `alias`: the name that colleagues see, and nobody outside. `queues`: those they work in; none: all. */
export type Staff = {
  readonly id: string
  readonly alias: string
  readonly role: Role
  readonly queues?: readonly Queue[]
}
