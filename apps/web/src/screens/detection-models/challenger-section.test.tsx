// @vitest-environment jsdom
import { detectionModels as words } from '@mimamori/copy/detection-models/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn } from '../../keys/page-keys.test-support.tsx'
import { until } from '../../parts/render.test-support.tsx'
import { ChallengerSection } from './challenger-section.tsx'
import { aModel, aShadow, modelsState, onModels } from './models.test-support.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const CHALLENGER = { ...aModel, activatedAt: null, activatedBy: null, shadow: aShadow() }
const KIT = { id: 'k1', cases: 20, answers: 7, finishedAt: null }

/** The section of the challenger, where these are different than usual. */
async function aChallenger(of: Parameters<typeof modelsState>[0] = {}, options: Parameters<typeof onModels>[1] = {}) {
  const section = (more: typeof of) => <ChallengerSection state={modelsState({ challenger: CHALLENGER, ...more })} />
  const models = await onModels(section(of), options)
  const { page, show } = models
  /** the buttons: their words, whether they can be pressed, and whether they are the first choice */
  const buttons = () =>
    [...page.querySelectorAll('button')].map(({ textContent, disabled, className }) => [
      textContent,
      !disabled,
      className.includes('bg-accent'),
    ])
  return { ...models, buttons, become: (more: typeof of) => show(section(more)) }
}

test('without a challenger it is said when there will be one, and nothing can be done', async () => {
  const { page, unmount } = await aChallenger({ challenger: null })
  expect(page.textContent).toBe(words.challenger + words.noChallenger + words.noChallengerNext)
  await unmount()
})

test('a challenger says who made it, what it was compared with, what it would have flagged, and its gates', async () => {
  const { page, become, unmount } = await aChallenger()
  const has = (...texts: string[]) => texts.map((text) => page.textContent?.includes(text))
  expect(has(words.version('aaaa1111'), '· mori ·', words.comparedWithShipped)).toEqual([true, true, true])
  expect(has(words.shadow('2,345', '1,230'), words.shadowNone)).toEqual([true, false])
  expect(page.querySelector('table')?.textContent).toContain(words.gateNames.agreement)
  await become({
    challenger: { ...CHALLENGER, madeBy: null, comparedWith: 'bbbb2222', shadow: aShadow({ texts: 0, flagged: 0 }) },
  })
  expect(has(`· ${words.system} ·`, words.comparedWith(words.version('bbbb2222')))).toEqual([true, true])
  expect(has(words.shadow('0', '0'), words.shadowNone)).toEqual([false, true])
  await become({ challenger: { ...CHALLENGER, shadow: aShadow({ texts: 1, flagged: 0 }) } })
  expect(has(words.shadow('1', '0'))).toEqual([true])
  await unmount()
})

test('who only reads the models sees the challenger, and neither tests nor activates it', async () => {
  const { page, unmount } = await aChallenger({}, { role: 'auditor' })
  expect([page.querySelector('button'), page.textContent?.includes(words.kitNote)]).toEqual([null, false])
  expect(page.querySelector('table')).not.toBeNull()
  await unmount()
})

test('a test kit is begun once of the challenger, and opened', async () => {
  const begun = Promise.withResolvers<object>()
  const { page, inputs, address, buttons, alert, isStale, unmount } = await aChallenger(
    { moves: { activate: 'kit_unfinished' } },
    { answers: { 'detectionModels.beginKit': () => begun.promise } },
  )
  expect(buttons()).toEqual([
    [words.kitBegin, true, true],
    [words.activate, false, false],
  ])
  expect(page.textContent).toContain(words.refusals.kit_unfinished)
  await clickOn(page, words.kitBegin)
  expect(buttons().map(([label, open]) => [label, open])).toEqual([
    [words.kitBegin, false],
    [words.sending, false],
  ])
  begun.resolve({ kitId: 'k9' })
  await until(() => address() !== '/models')
  expect([address(), announced(), alert(), isStale()]).toEqual(['/models?kit=k9', words.kitTitle, null, true])
  expect(inputs('detectionModels.beginKit')).toEqual([{ version: 'aaaa1111' }])
  await unmount()
})

test('a test kit that cannot be begun says why, opens nothing, and the next try forgets it', async () => {
  const answers = [new CallError(500, {}), refusedFor('kit_too_small')]
  const { page, address, alert, unmount } = await aChallenger(
    {},
    {
      answers: {
        'detectionModels.beginKit': () => {
          const error = answers.pop()
          if (error) throw error
          return { kitId: 'k9' }
        },
      },
    },
  )
  await clickOn(page, words.kitBegin)
  await until(() => alert() !== null)
  expect([alert(), address(), announced()]).toEqual([words.refusals.kit_too_small, '/models', ''])
  await clickOn(page, words.kitBegin)
  await until(() => alert() !== null && alert() !== words.refusals.kit_too_small)
  await clickOn(page, words.kitBegin)
  await until(() => address() === '/models?kit=k9')
  expect(alert()).toBeNull()
  await unmount()
})

test('a test kit that is begun goes on where it was, also where no other could be begun, and asks the desk nothing', async () => {
  const { page, calls, address, buttons, become, unmount } = await aChallenger({
    kit: KIT,
    moves: { begin: 'kit_too_small' },
  })
  expect(buttons()[0]?.slice(0, 2)).toEqual([words.kitGoOn('7', '20'), true])
  expect(page.textContent).not.toContain(words.refusals.kit_too_small)
  await clickOn(page, words.kitGoOn('7', '20'))
  await until(() => address() === '/models?kit=k1')
  expect(calls).toEqual([])
  await become({ kit: { ...KIT, finishedAt: '2026-11-30T00:00:00.000Z' } })
  expect(buttons()[0]?.slice(0, 2)).toEqual([words.kitResults, true])
  await become({ kit: null, moves: { begin: 'kit_too_small', activate: 'kit_unfinished' } })
  expect(buttons()[0]?.slice(0, 2)).toEqual([words.kitBegin, false])
  expect(page.textContent).toContain(words.refusals.kit_too_small)
  expect(page.textContent).not.toContain(words.refusals.kit_unfinished)
  await unmount()
})

test('a challenger is activated once, said to be, and the models are read again', async () => {
  const activated = Promise.withResolvers<object>()
  const { page, inputs, calls, buttons, alert, isStale, unmount } = await aChallenger(
    { kit: KIT },
    { answers: { 'detectionModels.activate': () => activated.promise } },
  )
  expect(buttons().map(([, open, first]) => [open, first])).toEqual([
    [true, false],
    [true, true],
  ])
  expect(page.textContent).toContain(words.activateNext)
  await clickOn(page, words.activate)
  expect(buttons().map(([label, open]) => [label, open])).toEqual([
    [words.kitGoOn('7', '20'), false],
    [words.sending, false],
  ])
  activated.resolve({ active: true })
  await until(() => buttonOf(page, words.activate)?.disabled === false)
  expect([announced(), alert(), isStale()]).toEqual([words.activated('aaaa1111'), null, true])
  expect([inputs('detectionModels.activate'), calls.length]).toEqual([[{ version: 'aaaa1111' }], 1])
  await unmount()
})

test('each level says how many passed jobs of this desk it flags, with the interval, and what it finds that rules missed', async () => {
  const expected = { strict: 0, standard: 1.25, wide: 3, widest: 40 }
  const ofLevels = Object.fromEntries(Object.entries(expected).map(([level, all]) => [level, { all }]))
  const { page, become, unmount } = await aChallenger({
    challenger: { ...CHALLENGER, shadow: aShadow({ expected: ofLevels as never }) },
  })
  const rows = () =>
    [...page.querySelectorAll(`table[aria-label="${words.measured.title}"] tbody tr`)].map(({ children }) =>
      [...children].map(({ textContent }) => textContent),
    )
  const [one, ten] = ['1 / 400件（0.0%〜1.4%）', '10 / 400件（1.4%〜4.5%）']
  expect(rows()).toEqual([
    ['狭い', one, '0 / 5件', '0'],
    ['標準', one, '3 / 5件', '1.3'],
    ['広い', ten, '3 / 5件', '3'],
    ['最も広い', ten, '3 / 5件', '40'],
  ])
  expect(page.textContent).toContain(words.right.earned)
  // categories with a level of their own are told together
  const inForce = { desk: 'strict', categories: { mlm: 'wide' } }
  await become({ levels: { inForce, lines: [] } })
  expect(rows().at(-1)).toEqual([words.measured.inForce, ten, '3 / 5件', '–'])
  expect(page.querySelector('tr.bg-accent-bg')?.textContent).toContain(words.measured.inForce)
  await become({ levels: { inForce: { desk: 'wide', categories: {} }, lines: [] } })
  expect(page.querySelector('tr.bg-accent-bg')?.textContent).toContain('広い')
  const measure = { passed: [], missedByRules: [] }
  await become({ challenger: { ...CHALLENGER, shadow: aShadow({ right: 'measuring', measure }) } })
  expect(rows()[0]).toEqual(['狭い', '0 / 0件', '0 / 0件', '–'])
  expect(page.textContent).toContain(words.right.measuring('0', '400'))
  await become({ challenger: { ...CHALLENGER, shadow: aShadow({ right: 'not_earned' }) } })
  expect(page.textContent).toContain(words.right.not_earned)
  await unmount()
})

test('while it is measured, a lead agrees that it is activated as soon as it may, and takes it back', async () => {
  const shadow = aShadow({ right: 'measuring' })
  const { page, inputs, calls, buttons, alert, become, unmount } = await aChallenger(
    { challenger: { ...CHALLENGER, shadow }, kit: KIT },
    {
      answers: {
        'detectionModels.activate': () => ({ active: false }),
        'detectionModels.withdrawAgreement': () => {
          throw refusedFor('not_agreed')
        },
      },
    },
  )
  expect(page.textContent).toContain(words.agreeNext)
  expect(buttons().map(([label]) => label)).toEqual([words.kitGoOn('7', '20'), words.agree])
  await clickOn(page, words.agree)
  await until(() => announced() === words.agreed('aaaa1111'))
  expect(inputs('detectionModels.activate')).toEqual([{ version: 'aaaa1111' }])

  const agreed = { ...CHALLENGER, shadow, activatedBy: 'mori', activatedAt: '2026-11-25T00:00:00.000Z' }
  await become({ challenger: agreed, kit: KIT, moves: { activate: 'already_agreed', withdrawAgreement: null } })
  expect(page.textContent).toContain(words.agreedBy('mori'))
  expect(buttons().map(([label, open]) => [label, open])).toEqual([
    [words.kitGoOn('7', '20'), true],
    [words.withdraw, true],
  ])
  await clickOn(page, words.withdraw)
  await until(() => alert() !== null)
  expect([alert(), calls.length]).toEqual([words.refusals.not_agreed, 2])
  await unmount()
})

test('an activation that is refused says why, and the next try forgets it', async () => {
  let fails = true
  const { page, alert, unmount } = await aChallenger(
    {},
    {
      answers: {
        'detectionModels.activate': () => {
          if (fails) throw refusedFor('not_challenger')
          return { active: true }
        },
      },
    },
  )
  await clickOn(page, words.activate)
  await until(() => alert() !== null)
  expect([alert(), announced()]).toEqual([words.refusals.not_challenger, ''])
  fails = false
  await clickOn(page, words.activate)
  await until(() => announced() === words.activated('aaaa1111'))
  expect(alert()).toBeNull()
  await unmount()
})
