import type {
  DetectionModelsState,
  ModelStanding,
  ShadowState,
} from '@mimamori/contract/detection/detection-models-contract'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { type Rendered, render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'

const COUNTS = { texts: 10, violations: 8, agreed: 9, found: 6, flagged: 12 }

/** A learned model: it agrees with 9 of 10 decisions, finds 6 of 8 violations, and is right in 6 of 12 flags. */
export const aModel = {
  version: 'aaaa1111',
  madeAt: '2026-11-20T00:00:00.000Z',
  madeBy: 'mori',
  comparedWith: null,
  activatedAt: '2026-11-25T00:00:00.000Z',
  activatedBy: 'sato',
  follows: null,
  gates: [{ gate: 'agreement', figure: 0.9, bar: 0.8, passed: true }],
  figures: { challenger: COUNTS, champion: { ...COUNTS, agreed: 1, found: 1, flagged: 100 } },
}

/** A model in shadow that has read 2,345 texts, and has earned to flag unless told otherwise. */
export const aShadow = (more: Partial<ShadowState> = {}): ShadowState => ({
  texts: 2345,
  flagged: 1230,
  right: 'earned',
  measure: {
    passed: [
      { category: 'mlm', level: 'strict', n: 1 },
      { category: 'mlm', level: 'wide', n: 9 },
      { category: 'other', level: null, n: 390 },
    ],
    missedByRules: [
      { category: 'mlm', level: 'standard', n: 3 },
      { category: 'mlm', level: null, n: 2 },
    ],
  },
  expected: null,
  ...more,
})

/** The shipped model orders, as on a new desk. */
const ORDERS: ModelStanding = { champion: null, measured: null, steppedBack: null, leftMessages: null }

/** The state of the models of a desk, of which nothing is learned yet and everything may be done. */
export const modelsState = ({
  moves,
  ...more
}: {
  moves?: object
  [name: string]: unknown
} = {}): DetectionModelsState =>
  ({
    shipped: { version: '2026-10' },
    champion: null,
    challenger: null,
    standing: ORDERS,
    levels: null,
    history: [],
    refit: { running: false, waits: false, newDecisions: 1234, newErasures: 0, lastAt: null, failedAt: null },
    kit: null,
    moves: { refit: null, begin: null, activate: null, withdrawAgreement: 'not_agreed', rollback: null, ...moves },
    ...more,
  }) as unknown as DetectionModelsState

type Of = {
  readonly id?: string
  readonly role?: string
  readonly answers?: Parameters<typeof fakeDesk>[0]
  /** of the models, as it was read */
  readonly state?: object
}

type ModelsPage = Rendered &
  ReturnType<typeof fakeDesk> & {
    readonly address: () => string
    readonly alert: () => string | null
    /** is the state of the models to be read again? */
    readonly isStale: () => boolean | undefined
  }

/** A part of the screen of the models, for somebody of a role. */
export async function onModels(
  content: ReactNode,
  { id = 'sato', role = 'lead', answers = {}, state: read = {} }: Of = {},
): Promise<ModelsPage> {
  const desk = fakeDesk(answers)
  const router = memoryRouter('/models', ['/models', '/review/$caseId'])
  const person = onDesk({ me: { id, role } })
  const within = (each: ReactNode) => router.within(person(each))
  const rendered = await render(within(content))
  const { page, cache, show } = rendered
  await until(() => page.querySelector('section, h1') !== null)
  const state: readonly unknown[] = queries.detectionModels.state.queryKey()
  cache.setQueryData(state, read)
  return {
    ...rendered,
    ...desk,
    show: (next) => show(within(next)),
    address: router.address,
    alert: () => page.querySelector('[role=alert]')?.textContent ?? null,
    isStale: () => cache.getQueryState(state)?.isInvalidated,
  }
}
