import { SYSTEM } from '@mimamori/storage/record'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeIn } from '../intake/take-in.ts'
import { aJob } from '../trial/trial-desk.ts'
import { type TrialServer, trialServer } from '../trial/trial-server.ts'

let at: TrialServer
beforeEach(async () => {
  at = await trialServer()
})
afterEach(() => at.close())

const listening = (cookie: string, headers: Record<string, string> = {}) =>
  fetch(`${at.url}/api/desk/live`, { headers: { cookie, ...headers } })

/** What a stream says until it has said this. */
async function until(response: Response, word: string): Promise<string> {
  let said = ''
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  while (reader && !said.includes(word)) {
    const { done, value } = await reader.read()
    if (done) break
    said += value
  }
  await reader?.cancel()
  return said
}

test('whoever is signed in hears within a second which case changed, as an id and nothing else', async () => {
  const stream = await listening(await at.cookieOf('sato'))
  expect(stream.headers.get('content-type')).toBe('text/event-stream')
  await at.desk.takeIn(aJob('J-1'))
  const { id } = await at.desk.caseOfJob('J-1')
  const said = await until(stream, 'data:')
  expect(said).toContain(`data: ${JSON.stringify({ cases: [id] })}`)
})

test('a stranger hears nothing, nor does a page of another site', async () => {
  expect((await listening('')).status).toBe(401)
  const cookie = await at.cookieOf('sato')
  expect((await listening(cookie, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
})

test('so much at once that it cannot be listed is told as: look at everything', async () => {
  const stream = await listening(await at.cookieOf('sato'))
  const { desk, clock } = at.desk.office
  await desk.write(async (tx) => {
    for (let n = 0; n < 230; n++) await takeIn(aJob(`J-${n}`), desk.vault)(tx, clock.now(), SYSTEM)
  })
  expect(await until(stream, 'null')).toContain('data: {"cases":null}')
})
