import { expect, onTestFinished, test } from 'vitest'
import { createLimitedThread, type LimitedThreadOptions } from './limited-thread.ts'

/** Answers with the task and how many it has had; one never ends, one takes all memory, one fails. */
const PROGRAM = `
const { parentPort } = require('node:worker_threads')
parentPort.postMessage('ready')
let had = 0
parentPort.on('message', (task) => {
  had++
  while (task === 'never ends');
  for (const all = []; task === 'takes all memory';) all.push(new Array(1e5).fill(Math.random()))
  parentPort.postMessage(task === 'fails' ? { fault: 'cannot be done' } : { result: task + had })
})`

/** A thread whose limit passes when the test says so. */
function openThread(options: Partial<LimitedThreadOptions> = {}) {
  const limits = new Set<() => void>()
  const startLimit = (end: () => void) => {
    limits.add(end)
    return () => void limits.delete(end)
  }
  const thread = createLimitedThread({ program: PROGRAM, eval: true, startLimit, mostWaiting: 2, ...options })
  onTestFinished(() => thread.close())
  const passLimit = async () => {
    await expect.poll(() => limits.size).toBe(1)
    for (const end of limits) end()
  }
  return { thread, passLimit, limits }
}

test('tasks are done in their order, by one thread that is kept', async () => {
  const { thread, limits } = openThread()
  const ends = await Promise.all(['a', 'b', 'c'].map((task) => thread.run(task)))
  expect(ends).toEqual(['a1', 'b2', 'c3'].map((result) => ({ ok: true, result })))
  expect(await thread.run('d')).toEqual({ ok: true, result: 'd4' })
  expect(limits.size).toBe(0)
})

test('a task that never ends is ended at its limit, and those behind it are done by another thread', async () => {
  const { thread, passLimit } = openThread()
  const ends = ['never ends', 'a', 'b'].map((task) => thread.run(task))
  await passLimit()
  expect(await Promise.all(ends)).toEqual([
    { ok: false, why: 'over_limit' },
    { ok: true, result: 'a1' },
    { ok: true, result: 'b2' },
  ])
})

test('a task waits behind no more than so many others, and is taken again once they are done', async () => {
  const { thread, passLimit } = openThread()
  const ends = ['never ends', 'a', 'b'].map((task) => thread.run(task))
  expect(await thread.run('c')).toEqual({ ok: false, why: 'queue_full' })
  await passLimit()
  await Promise.all(ends)
  expect(await thread.run('c')).toEqual({ ok: true, result: 'c3' })
})

test('a task that takes all memory of its thread is over the limit, and the desk goes on', async () => {
  const { thread } = openThread()
  expect(await thread.run('takes all memory')).toEqual({ ok: false, why: 'over_limit' })
  expect(await thread.run('a')).toEqual({ ok: true, result: 'a1' })
})

test('what a task throws is thrown, and the next is done', async () => {
  const { thread } = openThread()
  await expect(thread.run('fails')).rejects.toThrow('cannot be done')
  expect(await thread.run('a')).toEqual({ ok: true, result: 'a1' })
})

test('a program that cannot be loaded is a fault at every task', async () => {
  const { thread } = openThread({ program: "throw new Error('not loaded')" })
  for (const task of ['a', 'b']) await expect(thread.run(task)).rejects.toThrow('not loaded')
})
