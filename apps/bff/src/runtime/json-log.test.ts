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

test('a full disk is one line a minute with the folder and its free space, and no stack', () => {
  const lines: Record<string, unknown>[] = []
  const seen: unknown[] = []
  const log = createLog(
    'error',
    { write: (line) => void lines.push(JSON.parse(line)) },
    { dataFolder: '/tmp', onFault: (fault) => void seen.push(fault) },
  )
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  for (let n = 0; n < 50; n++) log.error({ err: new Error('nothing was stored', { cause: full }) }, 'desk: unexpected')
  expect(lines).toEqual([expect.objectContaining({ folder: '/tmp', freeMb: expect.any(Number), refused: 1 })])
  log.error({ err: new Error('another') }, 'desk: unexpected')
  expect(lines).toHaveLength(2)
  expect(seen).toHaveLength(51)
})
