import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCatalogueEntry } from '../catalogue/add-catalogue-entry.ts'
import { person, START } from '../testing/test-app.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

const report = (id: string, reason: string, reportedAt = START) => ({
  id,
  target: { type: 'job', id: 'J-1' },
  reporterId: 'U-9',
  reason,
  text: '',
  reportedAt,
})

const retire = (id: string) =>
  addCatalogueEntry(server.testApp.app, person('tanaka', 'lead'), {
    kind: 'reason',
    id,
    effectiveFrom: '2026-11-24',
    data: { label: { ja: '旧', en: 'old' }, category: 'other', active: false },
    after: 1,
  })

test('the marketplace asks which reasons members are offered, in either language', async () => {
  const labels = async (query: string, headers = {}) => {
    const answer = await server.send('GET', `/report-reasons${query}`, undefined, headers)
    const { reasons } = (await answer.json()) as { reasons: { id: string; label: string }[] }
    return reasons.map(({ id, label }) => `${id} ${label}`)
  }
  expect(await labels('')).toContain('direct_deal_solicitation 直接取引の勧誘')
  expect(await labels('?lang=en')).toEqual(await labels('', { 'accept-language': 'en' }))
  expect(await labels('?lang=en')).not.toEqual(await labels('?lang=ja'))
  await retire('fake_review')
  expect((await labels('')).some((line) => line.startsWith('fake_review'))).toBe(false)
  expect((await server.send('GET', '/report-reasons?lang=fr', undefined)).status).toBe(400)
})

test('a report for a reason that is not offered is refused, naming those that are, singly and in a batch', async () => {
  const answer = await server.send('POST', '/reports', report('R-1', 'spam'), { 'accept-language': 'en' })
  expect(answer.status).toBe(422)
  const problem = (await answer.json()) as { code: string; errors: { path: string; expected: string; got: string }[] }
  expect(problem).toMatchObject({ code: 'unknown_reason', errors: [{ path: 'reason', got: 'string of 4 characters' }] })
  expect(problem.errors[0]?.expected).toContain('mlm_solicitation, fake_review')
  const items = [report('R-2', 'spam'), report('R-3', 'fake_review')].map((body) => ({ kind: 'report', body }))
  const { results } = (await (await server.send('POST', '/batch', { items })).json()) as { results: object[] }
  expect(results).toMatchObject([
    { status: 422, problem: { code: 'unknown_reason', errors: [{ path: 'body.reason' }] } },
    { status: 202, problem: null },
  ])
})

test('a report made while its reason was still offered is taken, however late it comes', async () => {
  await retire('fake_review')
  expect((await server.send('POST', '/reports', report('R-1', 'fake_review'))).status).toBe(422)
  expect((await server.send('POST', '/reports', report('R-2', 'fake_review', '2026-11-23T14:59:59.999Z'))).status).toBe(
    202,
  )
})
