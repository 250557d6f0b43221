import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
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

test('a connection outlives the pause between two questions of a page', async () => {
  const door = await open(0)
  const { say, said } = await caller(door)
  say(GET)
  await expect.poll(said).toContain('answered')
  expect(said()).toContain('Keep-Alive: timeout=65\r\n')
  await door.close(5000)
})

test('new connections are refused at once, and who never answers holds nobody up', async () => {
  // longer than a test may take
  const door = await open(3_600_000)
  const { say, ended } = await caller(door)
  say(GET)
  await soon()
  const closed = door.close(700)
  await expect(caller(door)).rejects.toThrow(/ECONNREFUSED/)
  await closed
  expect(await ended).toBe('')
})
