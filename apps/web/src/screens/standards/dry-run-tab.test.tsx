// @vitest-environment jsdom
import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import { standards } from '@mimamori/copy/standards/ja'
import { standardProposals } from '@mimamori/copy/standards/standard-proposals.ja'
import { standardsPage } from '@mimamori/copy/standards/standards-page.ja'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { DryRunTab } from './dry-run-tab.tsx'
import type { StandardsDraft } from './use-standards-state.ts'
import type { useTryOut } from './use-try-out.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const words = { ...standards, ...standardsPage, ...standardProposals }
const IN_FORCE = SHIPPED_STANDARDS
const TRIED = { ...IN_FORCE, graceDays: 40 }
const OTHER = { ...IN_FORCE, graceDays: 50 }
const RUN = { id: 'r1', purpose: 'dry', state: 'done', done: 1234, total: 1234, startedAt: '2026-12-01T00:00:00.000Z' }
const RESULT = { run: { ...RUN, endedAt: '2026-12-01T01:00:00.000Z' }, standards: TRIED, counts: {}, figures: {} }

type Of = {
  run?: boolean
  edited?: typeof IN_FORCE | null
  decides?: boolean
  running?: object | null
  tryOut?: object
  number?: number
  answers?: Parameters<typeof fakeDesk>[0]
}

async function aDraft({
  run = false,
  edited = null,
  decides = true,
  running = null,
  tryOut = {},
  number = 1,
  answers = {},
}: Of = {}) {
  const desk = fakeDesk({ 'standards.progress': () => RUN, 'standards.dryRun': () => RESULT, ...answers })
  const done: unknown[] = []
  const draft = {
    set: edited ?? IN_FORCE,
    edited: edited !== null,
    edit: (set: unknown) => done.push(set),
    reset: () => done.push('reset'),
  }
  const tab = (
    <DryRunTab
      state={
        { inForce: { number, standards: IN_FORCE }, running, moves: { propose: null } } as unknown as StandardsState
      }
      draft={draft as unknown as StandardsDraft}
      decides={decides}
      tryOut={
        { busy: false, why: null, problem: null, start: () => done.push('start'), ...tryOut } as unknown as ReturnType<
          typeof useTryOut
        >
      }
    />
  )
  const router = memoryRouter(`/standards?tab=dry${run ? '&run=r1' : ''}`, ['/standards', '/members/$memberId'])
  const rendered = await render(router.within(onDesk()(tab)))
  const { page } = rendered
  await until(() => page.querySelector('section, h1, h2, p') !== null)
  const has = (...texts: string[]) => texts.map((text) => page.textContent?.includes(text))
  const found = () => until(() => has(words.resultAt)[0] === true)
  const differences = () => page.querySelectorAll('[data-differences]').length
  return { ...desk, ...rendered, done, has, found, differences }
}

test('without a draft and a trial it is said how to begin, and the desk is not asked', async () => {
  const { page, has, calls, unmount } = await aDraft()
  expect([has(words.draftNone, words.draftNoneNext), page.querySelector('section, button'), calls]).toEqual([
    [true, true],
    null,
    [],
  ])
  await unmount()
})

test('a draft is shown with what is otherwise, and tried or taken back', async () => {
  const { page, has, done, differences, calls, unmount } = await aDraft({ edited: TRIED })
  expect([has(words.draftTitle, words.tryOutNote, words.result), differences()]).toEqual([[true, true, false], 1])
  expect([page.querySelector('del')?.textContent, page.querySelector('ins')?.textContent]).toEqual([
    words.amount(IN_FORCE.graceDays, words.dayUnit),
    words.amount(40, words.dayUnit),
  ])
  await clickOn(page, words.tryOut)
  await clickOn(page, words.resetAll)
  expect([done, calls]).toEqual([['start', 'reset'], []])
  await unmount()
})

test.each([
  ['while it is sent', { tryOut: { busy: true } }, words.tryOutNote],
  ['where something is in the way', { tryOut: { why: 'なぜ' } }, 'なぜ'],
  ['while an evaluation runs', { running: RUN }, words.tryOutNote],
])('a draft cannot be tried %s', async (_, of, said) => {
  const { page, has, unmount } = await aDraft({ edited: TRIED, ...of })
  expect([buttonOf(page, words.tryOut)?.disabled, has(said)]).toEqual([true, [true]])
  await unmount()
})

test('why a draft was not tried is said', async () => {
  const { page, unmount } = await aDraft({ edited: TRIED, tryOut: { problem: '失敗' } })
  expect(page.querySelector('[role=alert]')?.textContent).toBe('失敗')
  await unmount()
})

test.each([true, false])('a trial that runs shows how far it is; who decides (%s) stops it', async (decides) => {
  const stopped = Promise.withResolvers<object>()
  const { page, inputs, unmount } = await aDraft({
    run: true,
    decides,
    answers: {
      'standards.progress': () => ({ ...RUN, state: 'running', done: 5 }),
      'standards.cancel': () => stopped.promise,
    },
  })
  await until(() => page.querySelector('[role=progressbar]') !== null)
  expect([page.querySelector('[role=progressbar]')?.ariaValueNow, inputs('standards.dryRun')]).toEqual(['5', []])
  expect(buttonOf(page, words.stop) !== undefined).toBe(decides)
  if (decides) {
    await clickOn(page, words.stop)
    expect(buttonOf(page, words.stop)?.disabled).toBe(true)
    stopped.resolve({})
    await until(() => announced() === words.stopped)
    expect(inputs('standards.cancel')).toEqual([{ runId: 'r1' }])
  }
  await unmount()
})

test.each([
  ['failed', words.dryFailed],
  ['cancelled', words.dryStopped],
])('a trial that is %s says so, and its result is not asked for', async (state, said) => {
  const { has, inputs, cache, unmount } = await aDraft({
    run: true,
    answers: { 'standards.progress': () => ({ ...RUN, state }) },
  })
  await until(() => has(said)[0] === true)
  await until(() => cache.isFetching() === 0)
  expect([inputs('standards.progress')[0], inputs('standards.dryRun')]).toEqual([{ runId: 'r1' }, []])
  await unmount()
})

test('a result that could not be loaded is loaded again on request', async () => {
  let fails = true
  const { page, has, found, inputs, unmount } = await aDraft({
    run: true,
    answers: {
      'standards.dryRun': () => {
        if (fails) throw new CallError(500, {})
        return RESULT
      },
    },
  })
  await until(() => buttonOf(page, words.retry) !== undefined)
  fails = false
  await clickOn(page, words.retry)
  await found()
  expect([inputs('standards.dryRun')[0], has(words.resultOf('1,234'), words.unchangedAll)]).toEqual([
    { runId: 'r1' },
    [true, true],
  ])
  await unmount()
})

/** which of these are there: the changed draft's warning, taking over, proposing; and how often differences are listed */
test.each([
  ['of the draft on screen is proposed', { edited: TRIED }, [false, false, true, 1]],
  ['of an earlier draft is taken over first', { edited: OTHER }, [true, true, false, 2]],
  ['without a draft is taken over or proposed', {}, [false, true, true, 1]],
  ['is only read by who does not decide', { edited: OTHER, decides: false }, [true, false, false, 2]],
  ['of the draft is only read by who does not decide', { edited: TRIED, decides: false }, [false, false, false, 1]],
  ['of what is in force by now is neither', { tried: IN_FORCE }, [false, false, false, 0]],
  [
    'of what is in force by now, beside a draft, is neither',
    { tried: IN_FORCE, edited: OTHER },
    [true, false, false, 1],
  ],
])(
  'a result %s',
  async (_, { tried = TRIED, ...of }: Of & { tried?: typeof IN_FORCE }, [warned, takes, proposes, lists]) => {
    const { page, has, found, differences, unmount } = await aDraft({
      run: true,
      ...of,
      answers: { 'standards.dryRun': () => ({ ...RESULT, standards: tried }) },
    })
    await found()
    expect([
      has(words.draftMoved)[0],
      buttonOf(page, words.takeOver) !== undefined,
      page.querySelector(`form[aria-label="${words.proposeTitle}"]`) !== null,
      differences(),
    ]).toEqual([warned, takes, proposes, lists])
    await unmount()
  },
)

test('what was tried is taken over as the draft', async () => {
  const { page, done, found, unmount } = await aDraft({ run: true })
  await found()
  await clickOn(page, words.takeOver)
  expect(done).toEqual([TRIED])
  await unmount()
})

test('standards that nobody has approved are tried as they ship, and proposed', async () => {
  const { page, done, has, unmount } = await aDraft({ number: 0 })
  expect(has(words.unapprovedTitle, words.unapprovedNext, words.resetAll)).toEqual([true, true, false])
  await clickOn(page, words.tryOut)
  expect(done).toEqual(['start'])
  await unmount()
  const tried = await aDraft({
    number: 0,
    run: true,
    answers: { 'standards.dryRun': () => ({ ...RESULT, standards: IN_FORCE }) },
  })
  await tried.found()
  expect(tried.page.querySelector(`form[aria-label="${words.proposeTitle}"]`)).not.toBeNull()
  await tried.unmount()
})
