import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import type { Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import type { Storage } from '@mimamori/storage/storage'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCatalogueEntry } from '../catalogue/add-catalogue-entry.ts'
import { startClockWatch } from '../jobs/clock-watch-job.ts'
import { movableMachine, startContextOn } from '../testing/movable-clock.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { tanaka } from '../testing/test-decisions.ts'
import { endSilence, silenceRule } from '../track-record/silence-rule.ts'
import { openCatalogueCache } from './catalogue-cache.ts'
import { openDetectorCache } from './detector-cache.ts'
import { openFlagFilter } from './flag-filter.ts'
import { reloadOnNews } from './reload-on-news.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()

test('what a lead adds to the catalogue here is judged by at another instance', async () => {
  const { app } = testApp
  const there = await openCatalogueCache(app.storage, app.log)
  const [reason] = SHIPPED_CATALOGUE.filter(({ kind }) => kind === 'reason')
  const draft = { kind: 'reason', id: 'brand_new', effectiveFrom: '2026-11-24', after: 0, data: reason?.data } as never
  const known = () => there.entries().some(({ id }) => id === 'brand_new')
  expect(known()).toBe(false)
  await addCatalogueEntry(app, tanaka, draft)
  await expect.poll(known).toBe(true)
})

test('a rule that is silenced here is silent at another instance, until its silence ends here', async () => {
  const { app } = testApp
  const there = await openFlagFilter(app.storage, app.log)
  const flag = { rule: 'mlm.network', category: 'mlm', score: 0.9, reason: 'network', spans: [] } as never
  const seen = { flags: [flag], probability: null, model: null } as unknown as Suspicion
  const flags = () => there.apply(seen, now()).flags.length
  expect(flags()).toBe(1)
  const input = { rule: 'mlm.network', days: 7, reason: '誤検出が多い' }
  const { id } = await app.storage.write((tx) => silenceRule(tx, now(), tanaka, input))
  await expect.poll(flags).toBe(0)
  await app.storage.write((tx) => endSilence(tx, now(), tanaka, id))
  await expect.poll(flags).toBe(1)
})

/** A cache that counts how often it has read; `hear` tells it what was stored. */
async function counting(actions: readonly string[]) {
  let reads = 0
  let hear: Parameters<Storage['listen']>[0] = () => undefined
  const listen: Storage['listen'] = (hears) => {
    hear = hears
    return () => undefined
  }
  const load = async () => void reads++
  const refresh = await reloadOnNews({ listen }, testApp.app.log, { what: 'it', actions, load })
  return { refresh, reads: () => reads, hear: (news: Parameters<typeof hear>[0]) => hear(news) }
}
const about = (action: string) => [{ action, subject: { type: 'it', id: 'it' } }]

test('what is kept in memory is read again after each of its changes and after a break, and after nothing else', async () => {
  const { refresh, reads, hear } = await counting(['one', 'other'])
  expect(reads()).toBe(1)
  hear(about('something else'))
  for (const [n, news] of [about('one'), about('other'), [...about('x'), ...about('one')], null].entries()) {
    hear(news)
    await expect.poll(reads).toBe(n + 2)
  }
  await refresh()
  expect(reads()).toBe(6)
})

test('each change of the models in use is heard at another instance', async () => {
  const { app } = testApp
  const heard: string[] = []
  let hear: Parameters<Storage['listen']>[0] = () => undefined
  const storage: Storage = {
    ...app.storage,
    listen: (hears) => {
      hear = hears
      return () => undefined
    },
    get db() {
      heard.push('read')
      return app.storage.db
    },
  }
  await openDetectorCache(storage, app.log)
  const reads = heard.length
  const changes = ['refitted', 'activated', 'rolled_back', 'stepped_back', 'left_messages'].map(
    (each) => `model.${each}`,
  )
  for (const action of [...changes, 'levels.set']) {
    heard.length = 0
    hear(about('model.kit_begun'))
    hear(about(action))
    await expect.poll(() => heard.length, { message: action }).toBe(reads)
  }
})

test('a confirmation of the clock is read at another instance in whatever news it comes and after a break, and after nothing else', async () => {
  const { app } = testApp
  const watched = await startContextOn(app, movableMachine(now()))
  let reads = 0
  let hear: Parameters<Storage['listen']>[0] = () => undefined
  const storage: Storage = {
    ...app.storage,
    // the turn of its start does not look for one
    shared: false,
    listen: (hears) => {
      hear = hears
      return () => undefined
    },
    get db() {
      reads += 1
      return app.storage.db
    },
  }
  const watch = startClockWatch({ ...watched, storage })
  const [other, confirmed] = [about('case.claimed'), about('clock.confirmed')]
  const readsAfter = (news: Parameters<typeof hear>[0]) => {
    reads = 0
    hear(news)
    return reads
  }
  for (const news of [confirmed, [...other, ...confirmed], [...confirmed, ...other], null])
    expect(readsAfter(news), JSON.stringify(news)).toBe(1)
  for (const news of [other, []]) expect(readsAfter(news), JSON.stringify(news)).toBe(0)
  await watch.stop()
})
