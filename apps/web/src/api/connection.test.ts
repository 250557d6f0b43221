import { expect, test, vi } from 'vitest'
import { currentConnection, watchedFetch } from './connection.ts'

async function answered(path: string, status: number, type = 'application/json') {
  vi.stubGlobal('fetch', async () => new Response('{}', { status, headers: { 'content-type': type } }))
  await watchedFetch(new Request(`http://desk.test/api/desk${path}`, { method: 'POST' }), {})
  const { up, stores } = currentConnection()
  return { up, stores }
}

test('a desk that cannot store is still reached, until a call that stores succeeds again', async () => {
  expect(await answered('/decisions/decide', 503)).toEqual({ up: true, stores: false })
  expect(await answered('/queue/list', 200)).toEqual({ up: true, stores: false })
  // a queue without a next case stores nothing
  expect(await answered('/cases/claimNext', 200)).toEqual({ up: true, stores: false })
  expect(await answered('/cases/renew', 409)).toEqual({ up: true, stores: false })
  expect(await answered('/cases/renew', 200)).toEqual({ up: true, stores: true })
})

test('a gateway before the desk that says it is down is no word of the desk', async () => {
  expect(await answered('/decisions/decide', 503, 'text/html')).toEqual({ up: false, stores: true })
  expect(await answered('/queue/list', 200)).toEqual({ up: true, stores: true })
})
