import { VAULT_MARK, type Vault } from '../vault.ts'

/** Is told the ids of those that cannot be read. */
export type OnUnreadable = (id: string) => void

/**
 * A stored text of somebody's own: opened where it is sealed, as it stands where it is not. Throws when it was sealed with another key, or was
 * changed.
 */
export const openOwnText = (vault: Vault, stored: string): string =>
  stored.startsWith(VAULT_MARK) ? vault.open(stored) : stored

/** Those of the rows that can be read: one that cannot, as it was sealed with another key or damaged, keeps no other from being read. */
export function readOwnTexts<Row, Read>(
  rows: readonly Row[],
  read: (row: Row) => Read,
  unreadable: (row: Row) => void,
): Read[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)]
    } catch {
      unreadable(row)
      return []
    }
  })
}
