import type { Staff } from '@mimamori/policy/staff/staff-member'
import { ownTextUse } from '@mimamori/storage/own-texts/own-text-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createContext } from '../create-context.ts'
import { addSavedView, listSavedViews } from '../queue/manage-saved-views.ts'
import { runRetention } from '../retention/run-retention.ts'
import { addSavedStep, listSavedSteps } from '../saved-steps/manage-saved-steps.ts'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { sato, suzuki } from '../testing/test-decisions.ts'
import { noteOwnTextUse } from '../workflows/note-used-text.ts'
import { addSnippet, listSnippets } from './manage-snippets.ts'

const DAY = 86_400

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const STEP = { name: '注意', step: { choice: { kind: 'no_violation' }, note: '' } as never }
const view = (name: string, shared = false) => ({ name, query: { view: 'flagged' } as const, shared, key: null })
const use = (who: Staff, kind: 'snippet' | 'step' | 'view', id: string) =>
  noteOwnTextUse(testApp.app, who, { kind, id })
const kept = async (who = sato) =>
  [
    ...(await listSnippets(testApp.app, who)),
    ...(await listSavedSteps(testApp.app, who)),
    ...(await listSavedViews(testApp.app, who)),
  ].map(({ name }) => name)

async function saved() {
  const snippet = await addSnippet(testApp.app, sato, { name: 'お礼', text: 'ありがとうございます。' })
  await addSnippet(testApp.app, sato, { name: '古い文', text: '使わない文' })
  const step = await addSavedStep(testApp.app, sato, STEP)
  await addSavedStep(testApp.app, sato, { ...STEP, name: '古い操作' })
  const shared = await addSavedView(testApp.app, sato, view('みんなで', true))
  await addSavedView(testApp.app, sato, view('古いビュー'))
  return { snippet: snippet.id, step: step.id, shared: shared.id }
}

test('what nobody has used for the retention time goes, what was used stays, a shared view by whomever', async () => {
  const { snippet, step, shared } = await saved()
  testApp.wait(200 * DAY)
  await use(sato, 'snippet', snippet)
  await use(sato, 'step', step)
  await use(suzuki, 'view', shared)
  testApp.wait(200 * DAY)
  await runRetention(testApp.app)
  expect(await kept()).toEqual(['お礼', '注意', 'みんなで'])
  testApp.wait(200 * DAY)
  await runRetention(testApp.app)
  expect(await kept()).toEqual([])
})

test('whose unused texts go is told once a night, in their inbox', async () => {
  const told = () =>
    testApp.rawSql("SELECT staff_id AS id FROM answers WHERE kind = 'own_text_unused' ORDER BY staff_id")
  const { snippet, step, shared } = await saved()
  await addSnippet(testApp.app, suzuki, { name: '鈴木の文', text: '使わない文' })
  testApp.wait(200 * DAY)
  for (const [kind, id] of [
    ['snippet', snippet],
    ['step', step],
    ['view', shared],
  ] as const)
    await use(sato, kind, id)
  await runRetention(testApp.app)
  expect(await told()).toEqual([])
  testApp.wait(200 * DAY)
  await runRetention(testApp.app)
  expect(await told()).toEqual([{ id: sato.id }, { id: suzuki.id }])
  testApp.wait(200 * DAY)
  await runRetention(testApp.app)
  expect(await told()).toEqual([{ id: sato.id }, { id: sato.id }, { id: suzuki.id }])
})

test('a use is stored at most once a day', async () => {
  const { snippet } = await saved()
  expect(await use(sato, 'snippet', snippet)).toEqual({ noted: false })
  testApp.wait(DAY)
  expect(await use(sato, 'snippet', snippet)).toEqual({ noted: true })
  expect(await use(sato, 'snippet', snippet)).toEqual({ noted: false })
})

test('what is somebody else’s own cannot be used, and is not known to be there', async () => {
  const { snippet, step } = await saved()
  const own = await addSavedView(testApp.app, sato, view('自分だけ'))
  for (const [kind, id] of [
    ['snippet', snippet],
    ['step', step],
    ['view', own.id],
    ['view', '00000000-0000-7000-8000-000000000000'],
  ] as const)
    await expect(use(person('maya', 'moderator'), kind, id)).rejects.toThrow('Not Found')
})

test('in a desk from before uses were kept, all count as used at its first start', async () => {
  const { snippet: snippets, step: steps, shared: views } = await saved()
  await testApp.rawSql(`UPDATE snippets SET used_at = NULL; UPDATE saved_steps SET used_at = NULL; UPDATE saved_views SET used_at = NULL;
    DELETE FROM marks WHERE name = 'own_text_uses'`)
  await testApp.stop()
  const app = await createContext(testApp.app.settings)
  const known = await Promise.all(
    [snippets, steps, views].map((ids, n) =>
      ownTextUse(app.storage.db, { kind: (['snippet', 'step', 'view'] as const)[n] ?? 'view', id: ids }),
    ),
  )
  for (const each of known) expect(each?.usedAt).toEqual(expect.stringMatching(/^20/))
  await app.searchWorker.close()
  await app.storage.close()
})
