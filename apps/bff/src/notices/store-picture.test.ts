import { createHash } from 'node:crypto'
import type { NoticeText } from '@mimamori/policy/notices/notice-model'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { noticeSteps, noticeTextWith } from '../testing/test-notices.ts'
import { aPng, JPEG, pngChunk } from '../testing/test-pictures.ts'
import { listPictures, storePicture } from './store-picture.ts'

const [NOVEMBER, DECEMBER, JANUARY] = ['2026-11', '2026-12', '2027-01']
const DAY = 86_400

let testApp: TestApp
let at: ReturnType<typeof noticeSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  const months = closingSteps(testApp)
  at = noticeSteps(testApp)
  ueno = await months.aLead('ueno')
  mori = await months.aLead('mori')
  testApp.wait(7 * DAY)
  await months.approveAs(mori, await months.proposeAs(ueno, NOVEMBER))
})
afterEach(() => testApp.close())

const addAs = (who: Staff, noticeId: string, file: Buffer) =>
  testApp.app.storage.write((tx) =>
    storePicture(tx, testApp.app.clock.now(), who, { noticeId, data: file.toString('base64') }),
  )
const stored = async () => (await testApp.rawSql('SELECT id FROM notice_pictures ORDER BY id')).map(({ id }) => id)
const idOf = (file: Buffer) => createHash('sha256').update(file).digest('hex')
const showing = (...ids: readonly string[]): NoticeText =>
  noticeTextWith({ topics: ids.map((id) => `![図](picture:${id})`).join('\n\n') })

test('a picture is stored once by the hash of what is kept of it, and the log says who added it', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  const file = aPng({}, [pngChunk('tEXt', Buffer.from('Author\0Ueno'))])
  const picture = { id: idOf(aPng()), mediaType: 'image/png', bytes: aPng().length, width: 24, height: 16 }
  expect(await addAs(ueno, id, file)).toEqual(picture)
  expect(await addAs(mori, id, aPng())).toEqual(picture)
  expect(await stored()).toEqual([picture.id])
  const [last] = await auditPage(testApp.db, { subjectId: id, limit: 1 })
  expect(last).toMatchObject({ action: 'notice.picture_added', actorId: mori.id })
  expect(JSON.parse(last?.detail ?? '')).toEqual({
    ...{ noticeMonth: DECEMBER, version: 1, picture: picture.id, bytes: picture.bytes },
  })
})

test('a published page has its pictures within it, and the Markdown has words and a file name', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  const { id: png } = await addAs(ueno, id, aPng())
  const { id: jpeg } = await addAs(ueno, id, JPEG)
  const text = noticeTextWith({ topics: `![件数の "表"](picture:${png})\n\n文 ![写真](picture:${jpeg}) 文` })
  await at.saveAs(ueno, id, 1, text)
  expect((await listPictures(testApp.db, id)).map((each) => [each.id, each.mediaType])).toEqual([
    [png, 'image/png'],
    [jpeg, 'image/jpeg'],
  ])
  await at.requestAs(ueno, id, 2)
  await at.approveAs(mori, id, 2)
  const [{ html = '', markdown = '' } = {}] = (await at.viewFor(ueno, id)).documents
  const source = `data:image/png;base64,${aPng().toString('base64')}`
  expect(html).toContain(`<p><img src="${source}" alt="件数の &quot;表&quot;" width="24" height="16"></p>`)
  expect(html).toContain(`<img src="data:image/jpeg;base64,${JPEG.toString('base64')}" alt="写真"`)
  expect(html).toMatch(/content="default-src 'none'; [^"]*img-src data:;/)
  expect(markdown).toContain(`![件数の "表"](picture-${png.slice(0, 12)}.png)`)
  expect(markdown).toContain(`![写真](picture-${jpeg.slice(0, 12)}.jpg)`)
  expect(markdown).not.toContain('base64')
})

test('a picture that is not stored, or has no words, keeps a notice from being published', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  const { id: png } = await addAs(ueno, id, aPng())
  await at.saveAs(ueno, id, 1, noticeTextWith({ topics: `![](picture:${png})\n\n![図](picture:${'0'.repeat(64)})` }))
  expect((await at.viewFor(ueno, id)).flaws.map(({ flaw }) => flaw)).toEqual(['alt_missing', 'picture_unknown'])
  expect(await refusalOf(at.requestAs(ueno, id, 2))).toBe('text_flawed')
  expect((await at.viewFor(ueno, id)).documents[0]?.html, 'its words stand for it').toContain('<p>図</p>')
})

test('a picture whose bytes were changed in the database is not published', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  const { id: png } = await addAs(ueno, id, aPng())
  await at.saveAs(ueno, id, 1, showing(png))
  await testApp.rawSql(`UPDATE notice_pictures SET data = '${JPEG.toString('base64')}'`)
  const { flaws, documents } = await at.viewFor(ueno, id)
  expect(flaws.map(({ flaw }) => flaw)).toEqual(['picture_unknown'])
  expect(documents[0]?.html).not.toContain('data:image')
  expect(await refusalOf(at.requestAs(ueno, id, 2))).toBe('text_flawed')
})

test('one person adds no more than forty pictures that no saved text has', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  for (let shade = 0; shade < 40; shade++) await addAs(ueno, id, aPng({ shade }))
  expect(await refusalOf(addAs(ueno, id, aPng({ shade: 40 })))).toBe('pictures_unused')
  expect(await refusalOf(addAs(ueno, id, aPng({ shade: 39 }))), 'one that is there').toBe('was allowed')
  expect(await refusalOf(addAs(mori, id, aPng({ shade: 40 })))).toBe('was allowed')
  await at.saveAs(ueno, id, 1, showing(idOf(aPng({ shade: 0 }))))
  expect(await refusalOf(addAs(ueno, id, aPng({ shade: 41 })))).toBe('was allowed')
})

test('what is no picture, too large, one too many, or for what is published is refused', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  expect(await refusalOf(addAs(person('somebody', 'moderator'), id, aPng()))).toBe('not_permitted')
  expect(await refusalOf(addAs(ueno, id, Buffer.from('<svg onload="alert(1)"/>')))).toBe('picture_unreadable')
  expect(await refusalOf(addAs(ueno, id, Buffer.alloc(500_001)))).toBe('picture_too_large')
  expect(await refusalOf(addAs(ueno, id, aPng({ width: 6_001, height: 1 })))).toBe('picture_too_large')
  expect(await refusalOf(addAs(ueno, id, aPng({ width: 4_001, height: 3_000 })))).toBe('picture_too_large')
  const ids: string[] = []
  for (let shade = 0; shade < 12; shade++) ids.push((await addAs(ueno, id, aPng({ shade }))).id)
  await at.saveAs(ueno, id, 1, showing(...ids))
  expect(await refusalOf(addAs(ueno, id, aPng({ shade: 12 })))).toBe('pictures_full')
  expect(await refusalOf(addAs(ueno, id, aPng({ shade: 11 }))), 'one it has already').toBe('was allowed')
  await at.requestAs(ueno, id, 2)
  await at.approveAs(mori, id, 2)
  expect(await refusalOf(addAs(ueno, id, aPng()))).toBe('notice_published')
  expect(await refusalOf(addAs(ueno, 'none', aPng()))).toBe('Error: Not Found')
})

test('pictures go with a discarded draft, unless another notice has them', async () => {
  const first = await at.beginAs(ueno, DECEMBER)
  const { id: shared } = await addAs(ueno, first, aPng({ shade: 1 }))
  await at.saveAs(ueno, first, 1, showing(shared))
  await at.requestAs(ueno, first, 2)
  await at.approveAs(mori, first, 2)
  const second = await at.beginAs(ueno, JANUARY)
  const { id: own } = await addAs(ueno, second, aPng({ shade: 2 }))
  const { id: english } = await addAs(ueno, second, aPng({ shade: 3 }))
  await at.saveAs(ueno, second, 1, showing(shared, own), showing(english))
  expect(await stored()).toHaveLength(3)
  await at.discardAs(mori, second, 2)
  expect(await stored()).toEqual([shared])
  const [last] = await auditPage(testApp.db, { subjectId: second, limit: 1 })
  expect(JSON.parse(last?.detail ?? '')).toMatchObject({ picturesRemoved: 2 })
})

test('a picture that no text has after a week goes with the next one that is added, or the next notice that is published', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  const { id: kept } = await addAs(ueno, id, aPng({ shade: 1 }))
  await addAs(ueno, id, aPng({ shade: 2 }))
  testApp.wait(8 * DAY)
  await at.saveAs(ueno, id, 1, showing(kept))
  expect(await stored()).toHaveLength(2)
  const { id: fresh } = await addAs(ueno, id, aPng({ shade: 3 }))
  expect(await stored()).toEqual([kept, fresh].sort())
  await at.requestAs(ueno, id, 2)
  await at.approveAs(mori, id, 2)
  expect(await stored()).toEqual([kept, fresh].sort())
})

test('the next month has the pictures of the last notice', async () => {
  const id = await at.beginAs(ueno, DECEMBER)
  const { id: picture } = await addAs(ueno, id, aPng())
  await at.saveAs(ueno, id, 1, noticeTextWith({ faq: `![図](picture:${picture})` }))
  await at.requestAs(ueno, id, 2)
  await at.approveAs(mori, id, 2)
  testApp.wait(31 * DAY)
  const next = await at.beginAs(ueno, JANUARY)
  expect((await listPictures(testApp.db, next)).map((each) => each.id)).toEqual([picture])
  expect((await at.viewFor(ueno, next)).documents[0]?.html).toContain(aPng().toString('base64'))
})
