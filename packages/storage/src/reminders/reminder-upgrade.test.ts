import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStorage } from '../open-storage.ts'
import { migrationsBefore } from '../testing/older-migrations.ts'
import { vaultOf } from '../vault.ts'

const THEN = '2026-11-02T00:00:00.000Z'

test.skipIf(process.env.TEST_ENGINE === 'postgres')(
  'at an upgrade a request takes the limit of that moment and its whole escrow; what was chosen before goes its way',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mimamori-upgrade-'))
    try {
      const at = { file: join(folder, 'mimamori.db') }
      const vault = vaultOf(new Uint8Array(32))
      await (await openStorage({ at, vault, migrations: migrationsBefore(folder, 'money-by-two') })).close()
      const hand = new Database(at.file)
      const add = hand.prepare(
        `INSERT INTO contact_reminders (id, contract_id, client_id, freelancer_id, requested_by, contract, reminders_sent, text, requested_at,
          received_at, deadline, state, remind_at, outcome, amount_yen, decided_by, agreed_by)
         VALUES (?, ?, 'U-1', 'U-2', 'client', ?, 2, '', '${THEN}', '${THEN}', '${THEN}', ?, '[]', ?, ?, ?, ?)`,
      )
      const paid = ['payment_confirmed', 80_000, 'sato', null] as const
      add.run('R-1', 'C-1', '{"escrowedYen":500000}', 'decided', ...paid)
      add.run('R-2', 'C-1', '{"escrowedYen":420000}', 'due', null, null, null, null)
      add.run('R-3', 'C-3', '{"escrowedYen":80000}', 'held', ...paid)
      add.run('R-4', 'C-4', '{"escrowedYen":900000}', 'proposed', 'payment_confirmed', 900_000, 'sato', null)
      hand
        .prepare(
          `INSERT INTO desk_settings (name, value, changed_at, changed_by) VALUES ('contact_reminders', ?, ?, 'x')`,
        )
        .run('{"twoPeopleAboveYen":70000}', THEN)
      hand.close()
      await (
        await openStorage({ at, vault, migrations: new URL('../../migrations', import.meta.url).pathname })
      ).close()
      const after = new Database(at.file)
      expect(
        after.prepare('SELECT id, whole_escrow_yen AS whole, two_people_above_yen AS lim FROM contact_reminders').all(),
      ).toEqual([
        { id: 'R-1', whole: 80_000, lim: 80_000 },
        { id: 'R-2', whole: 500_000, lim: 70_000 },
        { id: 'R-3', whole: 80_000, lim: 80_000 },
        { id: 'R-4', whole: 900_000, lim: 70_000 },
      ])
      after.exec("UPDATE contact_reminders SET state = 'decided' WHERE id = 'R-3'")
      expect(() => after.exec("UPDATE contact_reminders SET state = 'decided' WHERE id = 'R-4'")).toThrow('two people')
      after.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
