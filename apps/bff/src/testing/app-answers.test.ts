import { INTAKE_PREFIX } from '@mimamori/contract/intake/intake-contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ MIMAMORI_INTAKE_PER_MINUTE: '20' })
})
afterEach(() => server.close())

test('answers carry the strict policy and are never cached', async () => {
  for (const path of ['/healthz', '/api/openapi.json', '/api/nowhere', `${INTAKE_PREFIX}/jobs/x`]) {
    const { headers } = await fetch(`${server.url}${path}`)
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-powered-by')).toBeNull()
  }
})

test('the page about the intake API names every call and field, runs no script and asks for nothing from elsewhere', async () => {
  const answer = await fetch(`${server.url}/api/docs/`)
  const page = await answer.text()
  expect(answer.headers.get('content-type')).toMatch('text/html')
  const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { paths: Record<string, unknown> }
  for (const path of Object.keys(document.paths)) expect(page).toContain(`<code>${INTAKE_PREFIX}${path}</code>`)
  for (const field of ['engagements.escrowedYen', 'verifications.identity', 'data.measureId', 'errors[].expected'])
    expect(page).toContain(`<code>${field}</code>`)
  // the bodies of calls whose shape has a name, too
  for (const call of ['postMessage', 'postReport', 'webhookEvent'])
    expect(page.split(`<h2 id="${call}">`)[1]?.split('</section>')[0]).toContain('<h3>Body</h3>')
  expect(page.match(/Scope <code>(intake:write|effects:read)<\/code>/g)).toHaveLength(20)
  expect(page).not.toMatch(/<script|<style|style=|(?:src|href)="https?:/)
  expect((await fetch(`${server.url}/api/docs/page.css`)).headers.get('content-type')).toMatch('text/css')
})

type Operation = { responses: object; parameters?: { name: string }[]; security?: object[] }

test('the OpenAPI document names every endpoint, its key and its problems', async () => {
  const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
    openapi: string
    paths: Record<string, Record<string, Operation>>
    webhooks: Record<string, Record<string, Operation>>
    components: { schemas: Record<string, { properties: Record<string, object> }> }
  }
  expect(document.openapi).toMatch(/^3\.1/)
  expect(Object.keys(document.paths).sort()).toEqual([
    '/appeals',
    '/appeals/{id}',
    '/batch',
    '/contact-reminders',
    '/contact-reminders/{id}',
    '/contact-reminders/{id}/contact',
    '/enquiries',
    '/enquiries/{id}',
    '/jobs/{id}',
    '/measures/{id}',
    '/measures/{id}/acknowledged',
    '/measures/{id}/corrected',
    '/members/{id}',
    '/members/{id}/metrics',
    '/messages',
    '/notices/{id}',
    '/proposals/{id}',
    '/report-reasons',
    '/reports',
    '/standard-changes/{id}',
  ])
  const putJob = document.paths['/jobs/{id}']?.put
  expect(putJob?.parameters?.map((parameter) => parameter.name)).toEqual(['id', 'Idempotency-Key'])
  expect(Object.keys(putJob?.responses ?? {})).toEqual(expect.arrayContaining(['200', '400', '401', '422', '503']))
  expect(putJob?.security).toEqual([{ key: ['intake:write'] }])
  const getAppeal = document.paths['/appeals/{id}']?.get
  expect(getAppeal?.security).toEqual([{ key: ['effects:read'] }])
  expect(Object.keys(getAppeal?.responses ?? {})).toEqual(['200', '400', '401', '403', '404', '429', '500', '503'])
  expect(document.components.schemas.Job?.properties.updatedAt).toMatchObject({ format: 'date-time' })
  const headers = document.webhooks.event?.post?.parameters?.map(({ name }) => name)
  expect(headers).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature'])
})
