import type { Role } from '@mimamori/policy/staff/role-permissions'
import fc from 'fast-check'
import { MODEL_ACTS, STANDARD_ACTS } from './in-force-acts.ts'
import { type Human, humansOfCast, type Life } from './insider-life.ts'
import { APPEAL_ACTS, MONEY_ACTS } from './money-acts.ts'
import { type Act, PEOPLE_ACTS, pick } from './people-acts.ts'
import { SETTING_ACTS } from './setting-acts.ts'
import { CASTS, type CastName } from './test-insiders.ts'
import { WITHDRAWAL_ACTS } from './withdrawal-acts.ts'

const ACTS = {
  ...PEOPLE_ACTS,
  ...MONEY_ACTS,
  ...APPEAL_ACTS,
  ...SETTING_ACTS,
  ...WITHDRAWAL_ACTS,
  ...MODEL_ACTS,
  ...STANDARD_ACTS,
} as const satisfies Record<string, Act>
type ActName = keyof typeof ACTS

const DECIDERS: readonly Role[] = ['moderator', 'lead', 'approver']
const SECONDS: readonly Role[] = ['lead', 'approver']
const OF_ADMINS: readonly ActName[] = [
  'invite',
  'takeOver',
  'changeRole',
  'disable',
  'enable',
  'loosen',
  'takeSettingBack',
]
const OF_DECIDERS: readonly ActName[] = [
  ...(['choose', 'undoOutcome', 'appeal', 'grant', 'undoGrant'] as const),
  ...(['propose', 'proposeReversal', 'editText', 'enterEnquiry', 'stop', 'takeBack'] as const),
]
const OF_SECONDS: readonly ActName[] = [
  ...(['agreeToOutcome', 'sendOutcomeBack', 'agreeToGrant', 'approve', 'sendBack', 'returnToWaiting'] as const),
]

/** Who may: whoever may not tries, too, now and then. */
function rolesFor(name: ActName): readonly Role[] {
  if (OF_ADMINS.includes(name)) return ['admin']
  if (OF_DECIDERS.includes(name)) return DECIDERS
  return OF_SECONDS.includes(name) ? SECONDS : ['lead']
}

type Move = ActName | number
/** What belongs together, in its order; a number: so many seconds pass. Beside them anything of the same subject happens. */
const CHAINS = {
  people: [
    ['invite', 90_000, 'confirm'],
    ['invite', 'confirm', 90_000],
    ['takeOver', 90_000, 'confirm'],
    ['changeRole', 90_000, 'confirm'],
    ['disable', 260_000],
    ['disable', 'enable', 'confirm', 90_000],
  ],
  money: [
    ['choose', 'agreeToOutcome', 11],
    ['choose', 'agreeToOutcome', 11, 'appeal', 'grant', 'agreeToGrant', 11],
    ['choose', 11, 'choose', 11, 'appeal', 'grant', 11],
    ['raiseLimit', 'choose', 'agreeToSetting', 'choose', 11],
    ['choose', 'agreeToOutcome', 'disable', 11],
    [260_000, 'invite', 'invite', 90_000, 'choose', 'agreeToOutcome', 11],
    ['undoOutcome'],
    ['sendOutcomeBack'],
    ['undoGrant'],
  ],
  settings: [
    ['loosen', 'agreeToSetting'],
    ['loosen', 260_000, 2],
    ['raiseLimit', 'agreeToSetting'],
    ['raiseLimit', 260_000, 'agreeToSetting'],
    ['disable', 260_000, 'invite', 'invite', 90_000, 'confirm', 'confirm', 'raiseLimit', 'agreeToSetting'],
    ['takeSettingBack'],
    ['refuseSetting', 'takeLimitBack'],
  ],
  withdrawals: [
    ['propose', 'approve', 1_801],
    ['enterEnquiry', 'propose', 'approve', 1_801],
    ['propose', 'approve', 1_801, 'proposeReversal', 'approve', 1_801],
    ['propose', 'approve', 'editText', 1_801, 'approve', 1_801],
    ['propose', 'approve', 'disable', 1_801, 'returnToWaiting', 'approve'],
    ['loosen', 'agreeToSetting', 'propose', 'approve', 301],
    ['propose', 'approve', 301],
    ['stop'],
    ['sendBack'],
    ['takeBack'],
    ['resume'],
  ],
  models: [
    ['doKit', 'activate', 'rollBack'],
    ['doKit', 260_000, 'activate'],
    ['proposeStandards', 'approveStandards'],
    ['proposeStandards', 260_000, 'approveStandards'],
  ],
} as const satisfies Record<string, readonly (readonly Move[])[]>
type Subject = keyof typeof CHAINS

/** Who is hostile, by role: alone, or two together against the rest. */
const HOSTILE: readonly (readonly Role[])[] = [
  ['admin'],
  ['lead'],
  ['moderator'],
  ['approver'],
  ['admin', 'lead'],
  ['admin', 'moderator'],
  ['lead', 'moderator'],
  ['lead', 'approver'],
  ['moderator', 'approver'],
  ['lead', 'lead'],
]

export type InsiderStep = { readonly move: Move; readonly who: number; readonly n: number }
export type InsiderLife = {
  readonly cast: CastName
  readonly hostile: readonly Role[]
  /** do the others do their work meanwhile, which the hostile can misuse? */
  readonly othersWork: boolean
  readonly steps: readonly InsiderStep[]
}

const stepOf = (move: Move): fc.Arbitrary<InsiderStep> =>
  fc.record({ move: fc.constant(move), who: fc.nat(119), n: fc.nat(999) })

/** A chain, some of whose steps are left out. */
const chainOf = (subject: Subject): fc.Arbitrary<readonly InsiderStep[]> =>
  fc
    .constantFrom<readonly Move[]>(...CHAINS[subject])
    .chain((moves) => fc.tuple(...moves.map(stepOf)))
    .chain((steps) =>
      fc.oneof({ weight: 2, arbitrary: fc.constant(steps) }, { weight: 1, arbitrary: fc.subarray(steps) }),
    )

const anyOf = (subject: Subject): fc.Arbitrary<readonly InsiderStep[]> =>
  fc.constantFrom<Move>(...CHAINS[subject].flat()).chain((move) => stepOf(move).map((step) => [step]))

/** Lives of people who mean harm, each about one thing or two, with people and time always among them. */
export const insiderLives = (mostChains: number): fc.Arbitrary<InsiderLife> =>
  fc
    .record({
      cast: fc.constantFrom(...(Object.keys(CASTS) as CastName[])),
      hostile: fc.constantFrom(...HOSTILE),
      othersWork: fc.boolean(),
      about: fc.uniqueArray(fc.constantFrom(...(Object.keys(CHAINS) as Subject[])), { minLength: 1, maxLength: 2 }),
    })
    .chain(({ about, ...life }) =>
      fc
        .array(
          fc.oneof(
            { weight: 6, arbitrary: fc.constantFrom(...about).chain(chainOf) },
            { weight: 2, arbitrary: chainOf('people') },
            { weight: 2, arbitrary: fc.constantFrom(...about).chain(anyOf) },
          ),
          { minLength: 2, maxLength: mostChains, size: 'max' },
        )
        .map((chains) => ({ ...life, steps: chains.flat() })),
    )

/** The humans of a cast that are hostile: the first of each role, the second where the role is named twice. */
export function hostileHumans(cast: CastName, roles: readonly Role[]): Human[] {
  const all = humansOfCast(cast)
  return roles.flatMap((role, n) => {
    const ofRole = all.filter((human) => human.startsWith(`${role} `))
    return ofRole[roles.slice(0, n).filter((each) => each === role).length] ?? []
  })
}

/** The others work, but they confirm nobody, change no account and agree to nothing that loosens. */
const NOT_BY_OTHERS: readonly ActName[] = [...(Object.keys(PEOPLE_ACTS) as ActName[]), 'agreeToSetting']

/** What somebody else has to agree to: several try in turn. */
const BY_ANY: readonly ActName[] = [...OF_SECONDS, 'grant', 'agreeToSetting', 'confirm', 'activate', 'approveStandards']
const MOST_WHO_TRY = 3

/** Who tries a step in this life, one after another. */
export function doersOf(life: Life, { move, who }: InsiderStep, othersWork: boolean): { act: Act; who: string }[] {
  if (typeof move === 'number') return []
  const others = othersWork && !NOT_BY_OTHERS.includes(move)
  const able = [...life.accounts.values()].filter(
    ({ disabled, owner }) => !disabled && (life.hostile.has(owner) || others),
  )
  const fit = able.filter(({ role }) => rolesFor(move).includes(role))
  const list = who % 12 === 0 || fit.length === 0 ? able : fit
  const tries = Math.min(list.length, BY_ANY.includes(move) ? MOST_WHO_TRY : 1)
  return Array.from({ length: tries }, (_, n) => ({ act: ACTS[move], who: pick(list, who + n)?.id ?? '' }))
}
