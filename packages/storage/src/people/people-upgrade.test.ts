import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStorage } from '../open-storage.ts'
import { migrationsBefore } from '../testing/older-migrations.ts'
import { vaultOf } from '../vault.ts'
import { allColleagues } from './account-eligibility-reads.ts'

const RULE = 'two-eligible-people'

test.skipIf(process.env.TEST_ENGINE === 'postgres')(
  'on the day of the upgrade everybody who could sign in counts as confirmed, and nobody who was disabled or never came',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mimamori-upgrade-'))
    try {
      const at = { file: join(folder, 'mimamori.db') }
      const vault = vaultOf(new Uint8Array(32))
      await (await openStorage({ at, vault, migrations: migrationsBefore(folder, RULE) })).close()
      const hand = new Database(at.file)
      const add = hand.prepare(
        `INSERT INTO staff (id, login, alias, role, password_hash, language, theme, disabled_at, oidc_subject, created_at)
         VALUES (?, ?, ?, 'lead', ?, 'ja', 'system', ?, ?, '2026-01-01T00:00:00.000Z')`,
      )
      add.run('1', 'a', 'at work', 'argon2', null, null)
      add.run('2', 'b', 'by the company', '', null, 'issuer subject')
      add.run('3', 'c', 'disabled', 'argon2', '2026-02-01T00:00:00.000Z', null)
      add.run('4', 'd', 'invited', '', null, null)
      hand
        .prepare(
          "INSERT INTO invitations VALUES ('hash', '4', 'admin', '2026-03-01T00:00:00.000Z', '2026-03-04T00:00:00.000Z', NULL)",
        )
        .run()
      hand.close()
      const storage = await openStorage({
        at,
        vault,
        migrations: new URL('../../migrations', import.meta.url).pathname,
      })
      const people = await allColleagues(storage.db)
      await storage.close()
      expect(people.map(({ alias, confirmedAt, invitedBy }) => [alias, confirmedAt !== null, invitedBy])).toEqual([
        ['at work', true, null],
        ['by the company', true, null],
        ['disabled', false, null],
        ['invited', false, 'admin'],
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
