import { expect, test } from 'vitest'
import { createLog } from './json-log.ts'

const CANARY = 'kanaria-7731'

test('a fault is written without the values of its statement, and without anything else it carries', () => {
  const lines: { err: object }[] = []
  const log = createLog('error', { write: (line) => void lines.push(JSON.parse(line)) })
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: `Key (mail)=(${CANARY})` })
  const fault = new Error(`Failed query: insert into x values ($1)\nparams: ${CANARY},`, { cause })
  log.error({ err: Object.assign(fault, { params: [CANARY] }) }, 'unexpected')
  expect(JSON.stringify(lines)).not.toContain(CANARY)
  expect(lines[0]?.err).toMatchObject({ message: 'Failed query: insert into x values ($1)', cause: { code: '23505' } })
})
