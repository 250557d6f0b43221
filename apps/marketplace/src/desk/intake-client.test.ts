import { expect, test } from 'vitest'
import { aJob } from '../site/site-examples.ts'
import { arrivalRequest } from './intake-client.ts'

test('a job is put under its id, which its body does not repeat', () => {
  const { method, path, body } = arrivalRequest({ kind: 'job', body: { ...aJob, id: 'J/1' } })
  expect([method, path]).toEqual(['PUT', '/jobs/J%2F1'])
  expect(body).not.toHaveProperty('id')
})

test('a report is posted and carries its id', () => {
  const target = { type: 'job', id: 'J-1' } as const
  const report = { id: 'R-1', target, reporterId: 'U-2', reason: 'other_breach', text: '', reportedAt: '' } as const
  expect(arrivalRequest({ kind: 'report', body: report })).toEqual({ method: 'POST', path: '/reports', body: report })
})
