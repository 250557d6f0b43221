import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addArrival } from './add-arrival.ts'
import { applyOrder } from './apply-measure-order.ts'
import { aJob, aMember, anOrder } from './site-examples.ts'
import { createSite, nextId } from './site-memory.ts'
import { createStateSaver, loadState } from './site-state-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marketplace-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a site that was kept is the same after a restart', async () => {
  const file = join(folder, 'state.json')
  const site = createSite()
  addArrival(site, { kind: 'member', body: aMember })
  addArrival(site, { kind: 'job', body: aJob })
  applyOrder(site, anOrder('content.hidden'))
  nextId(site, 'J')
  const remembered = { site, waiting: [{ key: 'k', arrival: { kind: 'job' as const, body: aJob } }] }
  const { save } = createStateSaver(file, () => remembered)
  await Promise.all([save(), save(), save()])
  expect(await loadState(file)).toEqual(remembered)
  expect(await readdir(folder)).toEqual(['state.json'])
})

test('what a site keeps is for its owner alone, whatever files are made like otherwise', async () => {
  const before = process.umask(0o022)
  const file = join(folder, 'state.json')
  await createStateSaver(file, () => ({ site: createSite(), waiting: [] })).save()
  process.umask(before)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a site without a file of an earlier run starts anew, and a broken file is named', async () => {
  const file = join(folder, 'state.json')
  expect(await loadState(file)).toBeNull()
  for (const broken of ['{"version":1', '{"version":9}', 'null']) {
    await writeFile(file, broken)
    await expect(loadState(file)).rejects.toThrow(`${file} is not a state of the marketplace`)
  }
})

test('a save that was asked for during another one has the newest state', async () => {
  const file = join(folder, 'state.json')
  const site = createSite()
  const { save } = createStateSaver(file, () => ({ site, waiting: [] }))
  const first = save()
  addArrival(site, { kind: 'job', body: aJob })
  await first
  addArrival(site, { kind: 'member', body: aMember })
  await save()
  expect((await loadState(file))?.site.members.has(aMember.id)).toBe(true)
})
