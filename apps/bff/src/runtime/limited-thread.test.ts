import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { createLimitedThread, type LimitedThreadOptions } from './limited-thread.ts'

/** Answers with the task and how many it has had; one never ends, one takes all memory, one fails, one ends the thread once it is done. */
const PROGRAM = `
const { parentPort } = require('node:worker_threads')
parentPort.postMessage('ready')
let had = 0
parentPort.on('message', (task) => {
  had++
  while (task === 'never ends');
  for (const all = []; task === 'takes all memory';) all.push(new Array(1e5).fill(Math.random()))
  parentPort.postMessage(task === 'fails' ? { fault: 'cannot be done' } : { result: task + had })
  if (task === 'ends the thread') setImmediate(() => process.exit())
})`

/** A thread whose limit passes when the test says so. */
function openThread(options: Partial<LimitedThreadOptions> = {}) {
  const limits = new Set<() => void>()
  const startLimit = (end: () => void) => {
    limits.add(end)
    return () => void limits.delete(end)
  }
  const thread = createLimitedThread({
    program: PROGRAM,
    eval: true,
    startLimit,
    mostWaiting: 2,
    mostOfOne: 9,
    ...options,
  })
  onTestFinished(() => thread.close())
  const passLimit = async () => {
    await expect.poll(() => limits.size).toBe(1)
    for (const end of limits) end()
  }
  const run = (task: string, person = 'ueno') => thread.run(task, { person, subject: null })
  return { run, passLimit, limits }
}

test('tasks are done in their order, by one thread that is kept', async () => {
  const { run, limits } = openThread()
  const ends = await Promise.all(['a', 'b', 'c'].map((task) => run(task)))
  expect(ends).toEqual(['a1', 'b2', 'c3'].map((result) => ({ ok: true, result })))
  expect(await run('d')).toEqual({ ok: true, result: 'd4' })
  expect(limits.size).toBe(0)
})

test('a task that never ends is ended at its limit, and those behind it are done by another thread', async () => {
  const { run, passLimit } = openThread()
  const ends = ['never ends', 'a', 'b'].map((task) => run(task))
  await passLimit()
  expect(await Promise.all(ends)).toEqual([
    { ok: false, why: 'over_limit' },
    { ok: true, result: 'a1' },
    { ok: true, result: 'b2' },
  ])
})

test('a task waits behind no more than so many others, and is taken again once they are done', async () => {
  const { run, passLimit } = openThread()
  const ends = ['never ends', 'a', 'b'].map((task) => run(task))
  expect(await run('c')).toEqual({ ok: false, why: 'queue_full' })
  await passLimit()
  await Promise.all(ends)
  expect(await run('c')).toEqual({ ok: true, result: 'c3' })
})

test('a task that takes all memory of its thread is over the limit, and the desk goes on', async () => {
  const { run } = openThread()
  expect(await run('takes all memory')).toEqual({ ok: false, why: 'over_limit' })
  expect(await run('a')).toEqual({ ok: true, result: 'a1' })
})

test('what a task throws is thrown, and the next is done', async () => {
  const { run } = openThread()
  await expect(run('fails')).rejects.toThrow('cannot be done')
  expect(await run('a')).toEqual({ ok: true, result: 'a1' })
})

test('a program that cannot be loaded is a fault at every task', async () => {
  const { run } = openThread({ program: "throw new Error('not loaded')" })
  for (const task of ['a', 'b']) await expect(run(task)).rejects.toThrow('not loaded')
})

test('a thread that ended while nothing was asked of it keeps nobody waiting: the next task gets another', async () => {
  const ended: Promise<unknown>[] = []
  const watch = (worker: Worker) => void ended.push(once(worker, 'exit'))
  process.on('worker', watch)
  onTestFinished(() => void process.off('worker', watch))
  const { run } = openThread()
  expect(await run('ends the thread')).toMatchObject({ ok: true })
  await Promise.all(ended)
  expect(ended).toHaveLength(1)
  expect(await run('a')).toEqual({ ok: true, result: 'a1' })
})

test('tasks of one person wait behind no more than so many of their own, and leave room for others', async () => {
  const { run, passLimit } = openThread({ mostWaiting: 3, mostOfOne: 2 })
  const ends = ['never ends', 'a', 'b'].map((task) => run(task))
  expect(await run('c')).toEqual({ ok: false, why: 'queue_full' })
  const other = run('d', 'mori')
  await passLimit()
  expect(await other).toEqual({ ok: true, result: 'd3' })
  await Promise.all(ends)
})
