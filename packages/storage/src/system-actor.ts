/** The actor: a staff id, the id of an API key, or `system` for background work. */
export type Actor = string
export const SYSTEM: Actor = 'system'
