import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { threadEnder } from './thread-end.ts'

const SQLITE = createRequire(import.meta.url).resolve('better-sqlite3')
/** as the threads of a desk: opens a database, and answers what it is asked */
const OPENS_DATABASE = `
  const Database = require(${JSON.stringify(SQLITE)})
  new Database(':memory:')
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', () => parentPort.postMessage('here'))`

const threadOf = (code: string) => {
  const thread = new Worker(code, { eval: true })
  thread.on('error', () => undefined)
  thread.unref()
  return thread
}

test('a thread that is ended as it starts has loaded its database first, which ends nothing else', async () => {
  const thread = threadOf(OPENS_DATABASE)
  const heard: unknown[] = []
  thread.on('message', (message) => heard.push(message))
  const end = threadEnder(thread)
  thread.postMessage('a call')
  await end()
  expect([heard, thread.threadId]).toEqual([['here'], -1])
})

test('a thread that fails before it has answered is no longer waited for', async () => {
  const thread = threadOf("throw new Error('cannot be opened')")
  const end = threadEnder(thread)
  thread.postMessage('a call')
  await end()
  expect(thread.threadId).toBe(-1)
})
