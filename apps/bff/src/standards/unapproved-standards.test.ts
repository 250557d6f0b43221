import type { Staff } from '@mimamori/policy/staff/staff-member'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { holdingsOf } from '@mimamori/storage/standards/holding-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { standardsSteps } from '../testing/test-standards.ts'
import { startDueEvaluations } from './due-evaluations.ts'
import { getStandards } from './get-standards.ts'
import { evaluationsDone } from './run-evaluation.ts'
import { endStandards, proposeStandards, startRun, tryOut } from './standard-versions.ts'

let testApp: TestApp
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  const { aLead } = closingSteps(testApp)
  ueno = await aLead('ueno')
  mori = await aLead('mori')
  await standardsSteps(testApp).known('U-1', ['client'])
})
afterEach(async () => {
  await evaluationsDone(testApp.app)
  await testApp.close()
})

test('by standards that ship with the desk nobody is evaluated or told anything', async () => {
  expect(await startDueEvaluations(testApp.app)).toBe(0)
  expect(await refusalOf(startRun(testApp.app, ueno, ['client']))).toBe('standards_unapproved')
  expect(await holdingsOf(testApp.db, 'U-1')).toEqual({})
  expect(await testApp.rawSql("SELECT id FROM outbox WHERE event LIKE 'standard.%'")).toEqual([])
  const { inForce, moves } = await getStandards(testApp.app, ueno)
  expect(inForce.number).toBe(0)
  expect(moves).toMatchObject({ run: 'standards_unapproved', try_out: null, propose: null })
})

test('two leads approve them as they ship, and from then on members are evaluated', async () => {
  const { app, db } = testApp
  const { runId } = await tryOut(app, ueno, SHIPPED_STANDARDS)
  await evaluationsDone(app)
  const list = { runId: runId ?? '', from: null, reason: 'お知らせのとおり' }
  const seen = await proposeStandards(app, ueno, list)
  expect(await holdingsOf(db, 'U-1')).toEqual({})
  await endStandards(app, mori, { ...seen, how: 'approved', runId: list.runId })
  await evaluationsDone(app)
  expect(Object.keys(await holdingsOf(db, 'U-1'))).toContain('verified_client')
  expect((await getStandards(app, ueno)).moves.run).toBeNull()
  testApp.wait(86_400)
  expect(await startDueEvaluations(app)).toBe(1)
})

test('once they are in force, the same standards are no change to propose', async () => {
  const { app } = testApp
  const tried = async () => {
    const { runId } = await tryOut(app, ueno, SHIPPED_STANDARDS)
    await evaluationsDone(app)
    return { runId: runId ?? '', from: null, reason: 'お知らせのとおり' }
  }
  const first = await tried()
  await endStandards(app, mori, { ...(await proposeStandards(app, ueno, first)), how: 'approved', runId: first.runId })
  await evaluationsDone(app)
  expect(await refusalOf(proposeStandards(app, ueno, await tried()))).toBe('standards_unchanged')
})
