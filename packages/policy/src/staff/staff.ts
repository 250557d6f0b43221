import type { Role } from './roles.ts'

export const LANGUAGES = ['ja', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A person at the desk. `alias` is what colleagues see; nobody outside sees any of it. */
export type Staff = { readonly id: string; readonly alias: string; readonly role: Role }
