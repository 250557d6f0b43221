import Database from 'better-sqlite3'
import type { Page } from 'playwright'
import type { DeskPair } from './harness/marketplace-process.ts'

const SIZES = [
  ['', { width: 1440, height: 900 }],
  ['-1024', { width: 1024, height: 768 }],
  ['-narrow', { width: 390, height: 844 }],
] as const

/** The member of whom most was decided; two others have their mail, one of them their number, too. */
export function decideForMember({ desk }: DeskPair): string {
  const database = new Database(desk.databaseFile)
  const most =
    'SELECT author_id AS id FROM decisions JOIN members ON members.id = author_id GROUP BY 1 ORDER BY count(*) DESC'
  const row = database.prepare<[], { id: string }>(most).get()
  const share = (columns: string, offset: number) =>
    database
      .prepare(
        `UPDATE members SET (${columns}) = (SELECT ${columns} FROM members WHERE id = ?) WHERE id = (SELECT id FROM members WHERE id <> ? ORDER BY id LIMIT 1 OFFSET ${offset})`,
      )
      .run(row?.id, row?.id)
  share('email_key, phone_key', 3)
  share('email_key', 5)
  database.close()
  if (!row) throw new Error('nothing was decided')
  return row.id
}

/** A member's page: the whole timeline, what was decided, and the panel that asks why a field is shown. */
export async function pictureMember(page: Page, id: string, take: (name: string) => Promise<void>): Promise<void> {
  for (const [suffix, size] of SIZES) {
    await page.setViewportSize(size)
    await page.goto(`/members/${id}`)
    await page.locator('main ol [data-entry]').first().waitFor()
    await page.locator('main aside').waitFor()
    const related = page.locator('main aside button:not([aria-keyshortcuts])').first()
    await related.press('Enter')
    await page.keyboard.press('j')
    await take(`member${suffix}`)
    await page.goto(`/members/${id}?kind=decision`)
    await page.locator('main [role=tabpanel]').waitFor()
    await page.keyboard.press('v')
    await take(`member-reveal${suffix}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('i')
    await page.locator('main textarea').fill('電話で本人に説明済み。次は警告。')
    await take(`member-note${suffix}`)
  }
  await page.setViewportSize(SIZES[0][1])
}
