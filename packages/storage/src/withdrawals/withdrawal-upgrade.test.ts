import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStorage } from '../open-storage.ts'
import { migrationsBefore } from '../testing/older-migrations.ts'
import { vaultOf } from '../vault.ts'
import { waitingSince } from './withdrawal-list-reads.ts'

const THEN = '2026-11-02T00:00:00.000Z'
const LATER = '2026-11-03T00:00:00.000Z'

test.skipIf(process.env.TEST_ENGINE === 'postgres')(
  'after an upgrade a proposal waits since it was made, or since it began to wait again',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mimamori-upgrade-'))
    try {
      const at = { file: join(folder, 'mimamori.db') }
      const vault = vaultOf(new Uint8Array(32))
      await (await openStorage({ at, vault, migrations: migrationsBefore(folder, 'waiting-proposals') })).close()
      const hand = new Database(at.file)
      const add = hand.prepare(
        `INSERT INTO withdrawals (id, kind, decision_id, case_id, member_id, state, proposer_id, proposed_at, effects)
         VALUES (?, 'withdrawal', ?, ?, ?, 'proposed', 'sato', '${THEN}', 'null')`,
      )
      for (const id of ['W-1', 'W-2', 'W-3']) add.run(id, `d-${id}`, `c-${id}`, `m-${id}`)
      hand.exec(`UPDATE withdrawals SET setback = 'person', setback_at = '${LATER}' WHERE id = 'W-2'`)
      hand.exec("UPDATE withdrawals SET state = 'taken_back', ended_by = 'sato' WHERE id = 'W-3'")
      hand.close()
      const migrations = new URL('../../migrations', import.meta.url).pathname
      const storage = await openStorage({ at, vault, migrations })
      const waiting = await waitingSince(storage.db, LATER, 10)
      await storage.close()
      expect(waiting.map((each) => [each.id, each.waitingSince])).toEqual([
        ['W-1', THEN],
        ['W-2', LATER],
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
