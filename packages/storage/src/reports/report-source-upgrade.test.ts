import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStorage } from '../open-storage.ts'
import { migrationsBefore } from '../testing/older-migrations.ts'
import { vaultOf } from '../vault.ts'
import { reportById } from './filed-report-reads.ts'

const THEN = '2026-11-02T00:00:00.000Z'

/** An enquiry that `writer` wrote down in the name of U-9 (nobody: it came by intake), linked by `links` and put before the desk by `opens`. */
function leaveEnquiry(hand: Database.Database, id: string, writer: string | null, links: string, opens: string): void {
  hand
    .prepare(
      `INSERT INTO enquiries (id, member_id, stated_name, stated_job_url, stated_key, text, evidence, received_at, entered_by, linked_member, checklist, state, case_id)
       VALUES (?, 'U-9', 'kantan', '', 'kantan', 'x', '[]', ?, ?, 'U-2', '{}', 'open', ?)`,
    )
    .run(id, THEN.replace('02T', id === 'E-1' ? '02T' : '03T'), writer, `c-${id}`)
  hand.prepare('INSERT INTO enquiry_cases VALUES (?, ?, ?, ?, ?)').run(id, 'member', 'c-member', THEN, opens)
  hand
    .prepare(
      `INSERT INTO audit (lane, seq, at, actor_id, action, subject_type, subject_id, detail, hash)
       VALUES (0, ?, ?, ?, 'enquiry.linked', 'case', ?, '{}', '')`,
    )
    .run(id === 'E-1' ? 1 : 2, THEN, links, `c-${id}`)
}

const leaveReport = (hand: Database.Database, id: string, at: string) =>
  hand
    .prepare(
      `INSERT INTO reports (id, target_type, target_id, reporter_id, reason, text, reported_at, received_at, case_id, while_held)
       VALUES (?, 'member', 'U-2', 'U-9', 'direct_deal_solicitation', 'x', ?, ?, 'c-member', 0)`,
    )
    .run(id, at, at)

test.skipIf(process.env.TEST_ENGINE === 'postgres')(
  'after an upgrade reports are known to come from the enquiries they were made from, and who had part in those',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mimamori-upgrade-'))
    try {
      const at = { file: join(folder, 'mimamori.db') }
      const vault = vaultOf(new Uint8Array(32))
      await (await openStorage({ at, vault, migrations: migrationsBefore(folder, 'enquiry-reports') })).close()
      const hand = new Database(at.file)
      leaveEnquiry(hand, 'E-1', 'sato', 'suzuki', 'tani')
      leaveEnquiry(hand, 'E-2', null, 'suzuki', 'suzuki')
      leaveReport(hand, 'enquiry-member-0123', THEN)
      leaveReport(hand, 'enquiry-member-4567', '2026-11-03T00:00:00.000Z')
      leaveReport(hand, 'R-1', THEN)
      hand.close()
      const migrations = new URL('../../migrations', import.meta.url).pathname
      const storage = await openStorage({ at, vault, migrations })
      const sourceOf = async (id: string) => {
        const source = (await reportById(storage.db, id))?.source ?? null
        return source && { ...source, hadPart: [...source.hadPart].sort() }
      }
      expect(await sourceOf('enquiry-member-0123')).toEqual({
        ...{ enquiryId: 'E-1', enteredBy: 'sato', hadPart: ['sato', 'suzuki', 'tani'] },
      })
      expect(await sourceOf('enquiry-member-4567')).toEqual({ enquiryId: 'E-2', enteredBy: null, hadPart: ['suzuki'] })
      expect(await sourceOf('R-1')).toBeNull()
      await storage.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
