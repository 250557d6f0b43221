import type { Tx } from '../engine/engine.ts'

/** Pages of this person reload their inbox. */
export function announceInbox(tx: Tx, staffId: string): void {
  tx.news.push({ action: 'inbox.told', subject: { type: 'inbox', id: staffId } })
}
