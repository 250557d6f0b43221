/** A migration in a form that some databases were given before its file was changed. */
export type EarlierMigration = {
  readonly tag: string
  /** SHA-256 of the file in that form */
  readonly hash: string
  /**
   * The trigger or function that it made differently: its name, and the statements that replace it, made from the released
   * statement. `null`: only counters differ, which the recount after the upgrade repairs.
   */
  readonly replaces: { readonly name: string; readonly with: (released: string) => string[] } | null
}

/**
 * Every earlier form that an upgrade repairs. Landed migrations are not changed any more, so the list does not grow; see
 * docs/decisions/0035-upgrades.md.
 */
export const EARLIER_MIGRATIONS: readonly EarlierMigration[] = [
  {
    tag: '0014_month-closings',
    hash: 'e5c37f2f6b4d093d189c56ba4f16c71d73ffa03e1db9bfc010849b01a2ec37e2',
    replaces: {
      name: 'closings_second_lead',
      with: (released) => ['DROP TRIGGER closings_second_lead', released],
    },
  },
  { tag: '0015_breakdown', hash: 'd34de48cd547c83e4a8958fe4aeb7e0804704a0e954693a92477d85dccc4f14b', replaces: null },
  {
    tag: '0012_month-closings',
    hash: '57e0b77821a5f4985003d9fa87461dfd45167230fa356752d7b89f6325ec2ee7',
    replaces: {
      name: 'CREATE FUNCTION "second_lead"',
      with: (released) => [released.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')],
    },
  },
  { tag: '0013_breakdown', hash: '36a8cf141edc2650b61533906d3654a6e08bdfea4ab35924c259e4afea73d6f3', replaces: null },
]
