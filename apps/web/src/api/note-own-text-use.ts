import { api } from './api-client.ts'

/** Tells the desk that a snippet, a quick step or a view was used. That it could not be told changes nothing for who uses it. */
export function noteOwnTextUse(kind: 'snippet' | 'step' | 'view', id: string): void {
  api.ownTexts.use({ kind, id }).catch(() => undefined)
}
