import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { type HttpServer, startHttpServer } from './http-server.ts'

let sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  sockets = []
})

const open = (answerAfterMs: number): Promise<HttpServer> =>
  startHttpServer({ host: '127.0.0.1', port: 0 }, (request, response) => {
    request.resume()
    request.once('end', () => setTimeout(() => response.end('answered'), answerAfterMs))
  })

/** A connection, and what was said on it until the other side hung up. */
async function caller({ port }: HttpServer) {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  await once(socket, 'connect')
  let said = ''
  socket.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(said)))
  return { say: (text: string) => socket.write(text), said: () => said, ended }
}

const GET = 'GET / HTTP/1.1\r\nhost: desk\r\n\r\n'
const soon = () => new Promise((later) => setTimeout(later, 50))

test('a request under way when the door closes is answered, and told that its connection ends', async () => {
  const door = await open(200)
  const { say, ended } = await caller(door)
  say(GET)
  await soon()
  await door.close(5000)
  expect(await ended).toMatch(/^HTTP\/1.1 200 OK\r\n.*Connection: close\r\n.*answered/s)
})

test('nobody is told that their connection ends before the door is closed', async () => {
  let arrived = (_: ServerResponse) => {}
  const asked = new Promise<ServerResponse>((resolve) => {
    arrived = resolve
  })
  const door = await startHttpServer({ host: '127.0.0.1', port: 0 }, (_, response) => arrived(response))
  const { say, ended } = await caller(door)
  say(GET)
  const response = await asked
  const closed = door.close(5000)
  // in the same turn of the event loop
  response.end('answered')
  await closed
  expect(await ended).toMatch(/Connection: keep-alive\r\n.*answered/s)
})

test('a request that had only begun to arrive is read to its end and answered', async () => {
  const door = await open(0)
  const { say, ended } = await caller(door)
  say('POST / HTTP/1.1\r\nhost: desk\r\ncontent-length: 8\r\n\r\nhalf')
  await soon()
  const closed = door.close(5000)
  await soon()
  say('half')
  await closed
  expect(await ended).toContain('answered')
})

test('who asks again on a connection it kept, just as the door closes, is answered', async () => {
  const door = await open(0)
  const { say, said, ended } = await caller(door)
  say(GET)
  await soon()
  expect(said()).toContain('Connection: keep-alive')
  const closed = door.close(5000)
  await soon()
  say(GET)
  await closed
  expect((await ended).match(/answered/g)).toHaveLength(2)
})

/** Asks, asks again after `again` milliseconds where that is not 0, and posts all it was told so far; runs in a worker thread. */
const CLIENT_CODE = `
  const { parentPort, workerData: { port, again, asked } } = require('node:worker_threads')
  const socket = require('node:net').connect(port, '127.0.0.1')
  const ask = () => socket.write('GET / HTTP/1.1\\r\\nhost: desk\\r\\n\\r\\n', () => Atomics.add(asked, 0, 1))
  let said = ''
  socket.setEncoding('utf8').on('data', (text) => {
    if (said === '' && again) setTimeout(ask, again)
    said += text
    parentPort.postMessage(said)
  })
  socket.on('error', ({ code }) => parentPort.postMessage(said + code))
  ask()
`

/**
 * A client in a thread of its own, which sends also while this one is busy, and asks again after `again` milliseconds. `ended`: all that
 * it was told until its connection was closed. `asked`: how often the system has taken its question.
 */
function clientInThread(port: number, again = 0) {
  const asked = new Int32Array(new SharedArrayBuffer(4))
  const thread = new Worker(CLIENT_CODE, { eval: true, workerData: { port, again, asked } })
  let said = ''
  thread.on('message', (text: string) => {
    said = text
  })
  return {
    asked: () => Atomics.load(asked, 0),
    started: once(thread, 'online'),
    answered: once(thread, 'message'),
    ended: once(thread, 'exit').then(() => said),
  }
}

/** Keeps this thread from everything else, as a long computation does, for longer than idle connections linger and until `arrived`. */
async function blockUntil(arrived: () => boolean): Promise<void> {
  await new Promise(setImmediate)
  const until = performance.now() + 700
  while (performance.now() < until || !arrived());
}

test('what arrives on a kept connection while the desk is too busy to read it is answered before the door closes', async () => {
  const door = await open(0)
  const { answered, ended, asked } = clientInThread(door.port, 300)
  await answered
  const closed = door.close(60_000)
  await soon()
  await blockUntil(() => asked() === 2)
  await closed
  expect((await ended).match(/answered/g)).toHaveLength(2)
})

test('who connected before the door closes is let in, also when the desk was too busy to notice', async () => {
  const door = await open(0)
  const { started, ended, asked } = clientInThread(door.port)
  await started
  await blockUntil(() => asked() === 1)
  await door.close(60_000)
  expect(await ended).toMatch(/Connection: close\r\n.*answered/s)
})

test('a connection outlives the pause between two questions of a page', async () => {
  const door = await open(0)
  const { say, said } = await caller(door)
  say(GET)
  await expect.poll(said).toContain('answered')
  expect(said()).toContain('Keep-Alive: timeout=65\r\n')
  await door.close(5000)
})

test('new connections are refused, and who never answers holds nobody up', async () => {
  // longer than a test may take
  const door = await open(3_600_000)
  const { say, ended } = await caller(door)
  say(GET)
  await soon()
  const closed = door.close(700)
  await soon()
  await expect(caller(door)).rejects.toThrow(/ECONNREFUSED/)
  await closed
  expect(await ended).toBe('')
})

test('a request that names two hosts is refused: which of them is meant nobody can tell', async () => {
  const door = await open(0)
  const { say, ended } = await caller(door)
  say('GET / HTTP/1.1\r\nhost: desk\r\nHost: evil.example\r\n\r\n')
  expect(await ended).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/)
  await door.close(0)
})
