import { join } from 'node:path'
import { detect } from '@mimamori/detection/detector'
import { atItsLevels } from '@mimamori/detection/model/detection-model'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { projectRoot } from '../config/program-files.ts'
import { openDetectorCache } from '../runtime/detector-cache.ts'
import { aJob, aMessage, openTestApp, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { storeReadings } from '../workflows/model-readings.ts'
import { getDetectionModels } from './get-detection-models.ts'
import { readLabelledTexts } from './labelled-lines.ts'
import { useModel } from './learned-model.test-support.ts'
import { saveDetectionLevels } from './set-detection-levels.ts'

const DAY = 86_400
const TEXTS = join(projectRoot(), 'packages/detection/texts/held-out/reworded.jsonl')
const { standard, widest } = SHIPPED_MODEL.levels

/** A job that the shipped model gives enough for the widest level and too little for the standard one; no rule flags it. */
function findDoubtful() {
  for (const { text } of readLabelledTexts(TEXTS).texts) {
    const { flags, probability, category } = detect(text)
    const isBetween = probability !== null && probability >= widest.threshold && probability < standard.threshold
    if (text.type === 'job' && text.format === 'project' && flags.length === 0 && isBetween && category)
      return { text, category }
  }
  throw new Error('the shipped model doubts no job')
}
const doubtful = findDoubtful()

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await useModel(testApp, atItsLevels(SHIPPED_MODEL))
})
afterEach(() => testApp.close())

const flagsOf = async (id: string) =>
  ((await versionOf(testApp.db, { type: 'job', id }, 1))?.flags ?? []).map(({ rule }) => rule)
function job(id: string) {
  const { title, body, reward } = doubtful.text
  return aJob(id, { title, description: body, ...(reward ? { reward: { ...reward, max: reward.min } } : {}) })
}
const setLevels = (input: Parameters<typeof saveDetectionLevels>[2], actor = tanaka) =>
  saveDetectionLevels(testApp.app, actor, input)
const levels = async () => (await getDetectionModels(testApp.app, tanaka)).levels

test('a wider level flags what arrives after it was set; one category can be narrower than the others', async () => {
  await testApp.ingest(job('J-1'))
  const { category } = doubtful
  expect(await flagsOf('J-1')).toEqual([])

  await setLevels({ levels: { desk: 'widest', categories: {} }, reason: '見逃しが続いたため' })
  await testApp.ingest(job('J-2'))
  expect(await flagsOf('J-2')).toEqual([`${category}.model`])
  expect(await flagsOf('J-1')).toEqual([])

  await setLevels({ levels: { desk: 'widest', categories: { [category]: 'strict' } }, reason: '誤検出が多い' })
  await testApp.ingest(job('J-3'))
  expect(await flagsOf('J-3')).toEqual([])
  expect((await levels())?.inForce).toEqual({ desk: 'widest', categories: { [category]: 'strict' } })
  expect((await levels())?.change).toMatchObject({ reason: '誤検出が多い' })
  const entries = await auditPage(testApp.db, { action: 'levels.set', limit: 5 })
  expect(entries.map(({ detail }) => JSON.parse(detail))).toEqual([
    { level: 'widest', categories: `${category}=strict` },
    { level: 'widest' },
  ])
})

test('another instance goes by the levels a moment after they were set', async () => {
  const { storage, log } = testApp.app
  const other = await openDetectorCache(storage, log)
  const flags = () => other.scan(doubtful.text).suspicion.flags.map(({ rule }) => rule)
  expect(flags()).toEqual([])
  await setLevels({ levels: { desk: 'widest', categories: {} }, reason: '見逃しが続いたため' })
  await expect.poll(flags).toEqual([`${doubtful.category}.model`])
})

test('the levels are set by leads, and only to something else', async () => {
  const wider = { levels: { desk: 'wide', categories: {} }, reason: '試す' } as const
  expect(await refusalOf(setLevels(wider, sato))).toBe('not_permitted')
  expect(await refusalOf(setLevels({ ...wider, levels: { desk: 'standard', categories: {} } }))).toBe(
    'levels_unchanged',
  )
  expect(await refusalOf(setLevels({ ...wider, reason: ' ' }))).toBe('reason_required')
  expect((await levels())?.inForce).toEqual({ desk: 'standard', categories: {} })
})

test('the flags to expect come from what the model read on complete days, also of messages that are not kept', async () => {
  for (let n = 0; n < 60; n++) {
    await testApp.ingest(job(`J-${n}`))
    // what is stored later on a day adds to it
    if (n % 20 === 0) await storeReadings(testApp.app)
  }
  for (let n = 0; n < 60; n++)
    await testApp.ingest(aMessage(`M-${n}`, { body: 'ありがとうございます。納品は明日の予定です。' }))
  // the same text once more is read, and counts no more
  await testApp.ingest(job('J-1'))
  await storeReadings(testApp.app)
  expect(await levels()).toMatchObject({ basis: { texts: 0, days: 0 }, lines: [{ expected: null }, {}, {}, {}] })
  testApp.wait(DAY)
  const after = await levels()
  expect(after?.basis).toEqual({ texts: 120, days: 1 })
  const ofLevel = (level: string) => after?.lines.find((line) => line.level === level)?.expected
  expect(ofLevel('standard')?.all).toBe(0)
  expect(ofLevel('widest')?.all).toBe(60)
  expect(ofLevel('widest')?.categories).toMatchObject({ [doubtful.category]: 60 })

  await testApp.ingest(job('J-100'))
  await storeReadings(testApp.app)
  testApp.wait(DAY)
  expect((await levels())?.lines.at(-1)?.expected?.all).toBe(30.5)
  // after four weeks a day is averaged no more
  testApp.wait(27 * DAY)
  expect((await levels())?.basis).toEqual({ texts: 1, days: 28 })
})

test('readings that could not be stored are stored the next time', async () => {
  for (let n = 0; n < 100; n++) await testApp.ingest(job(`J-${n}`))
  const write = vi.spyOn(testApp.app.storage, 'write').mockRejectedValueOnce(new Error('the disk is full'))
  await expect(storeReadings(testApp.app)).rejects.toThrow('the disk is full')
  write.mockRestore()
  await storeReadings(testApp.app)
  testApp.wait(DAY)
  expect((await levels())?.basis.texts).toBe(100)
})
