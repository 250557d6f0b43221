import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStorage } from '../open-storage.ts'
import { migrationsBefore } from '../testing/older-migrations.ts'
import { vaultOf } from '../vault.ts'

const THEN = '2026-11-02T00:00:00.000Z'
const LATER = '2026-11-03T00:00:00.000Z'

/** A closed month and its published notice, a proposal and a draft, as two leads left them. */
function leave(hand: Database.Database): void {
  const lead = hand.prepare(
    `INSERT INTO staff (id, login, alias, role, password_hash, language, theme, created_at) VALUES (?, ?, ?, 'lead', 'argon2', 'ja', 'system', '${THEN}')`,
  )
  for (const id of ['ueno', 'mori']) lead.run(id, id, id)
  const propose = hand.prepare(
    `INSERT INTO closings (id, month, revision, state, snapshot, hash, reason, proposer_id, proposed_at) VALUES (?, ?, 1, 'proposed', '{}', '${'0'.repeat(64)}', '', 'ueno', '${THEN}')`,
  )
  propose.run('c-1', '2026-10')
  propose.run('c-2', '2026-09')
  hand.exec(`UPDATE closings SET state = 'approved', ended_by = 'mori', ended_at = '${LATER}' WHERE id = 'c-1'`)
  const write = hand.prepare(
    `INSERT INTO notices (id, month, version, state, edit, texts, created_at, created_by, edited_at, editor_id) VALUES (?, ?, 1, 'draft', 1, '{}', '${THEN}', 'ueno', '${THEN}', 'ueno')`,
  )
  write.run('n-1', '2026-11')
  write.run('n-2', '2026-12')
  hand.exec(`UPDATE notices SET state = 'requested', requested_at = '${THEN}', requested_by = 'ueno' WHERE id = 'n-1'`)
  hand.exec(
    `UPDATE notices SET state = 'published', published_at = '${LATER}', published_by = 'mori', closing_id = 'c-1', revision = 1, issue = '{}', hash = 'x' WHERE id = 'n-1'`,
  )
}

/** Everything that stands in both tables, and the guards and indexes around them. */
const standing = (hand: Database.Database) => ({
  closings: hand.prepare('SELECT * FROM closings ORDER BY id').all(),
  notices: hand.prepare('SELECT * FROM notices ORDER BY id').all(),
  around: hand
    .prepare(
      "SELECT type, name FROM sqlite_schema WHERE tbl_name IN ('closings', 'notices') AND type <> 'table' ORDER BY name",
    )
    .all(),
})

test.skipIf(process.env.TEST_ENGINE === 'postgres')(
  'an upgrade keeps every closed month and published notice as it was, with the guards around them',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mimamori-upgrade-'))
    try {
      const at = { file: join(folder, 'mimamori.db') }
      const vault = vaultOf(new Uint8Array(32))
      await (await openStorage({ at, vault, migrations: migrationsBefore(folder, 'second-lead') })).close()
      let hand = new Database(at.file)
      leave(hand)
      const before = standing(hand)
      hand.close()
      await (
        await openStorage({ at, vault, migrations: new URL('../../migrations', import.meta.url).pathname })
      ).close()
      hand = new Database(at.file)
      expect([before.closings.length, before.notices.length, before.around.length]).toEqual([2, 2, 16])
      expect(standing(hand)).toEqual(before)
      expect(() => hand.exec('DELETE FROM closings')).toThrow('closings are kept')
      expect(() => hand.exec('DELETE FROM notices')).toThrow('notices are kept')
      hand.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
