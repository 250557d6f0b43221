import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { sendOverSmtp } from './send-smtp-mail.ts'

const server = createServer()
const sockets = new Set<Socket>()
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

test('a server that goes on replying without end holds an attempt no longer than it may take as a whole', async () => {
  server.on('connection', (socket) => {
    sockets.add(socket)
    const drip = setInterval(() => socket.write('220-more to come\r\n'), 10)
    socket.on('error', () => undefined).on('close', () => clearInterval(drip))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const smtp = { host: '127.0.0.1', port, secure: false, plain: true, login: null, from: 'desk@mimamori.example' }
  const mail = { to: 'ueno@staff.example.jp', message: Buffer.from('x'), shutdown: new AbortController().signal }
  expect(await sendOverSmtp(smtp, mail, 200)).toMatchObject({ ok: false, error: 'etimedout' })
})
