import { plusSeconds } from '@mimamori/policy/instant'
import { ROLES, type Role } from '@mimamori/policy/staff/role-permissions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMember, START } from '../testing/test-app.ts'
import { type Player, signInPlayer } from '../testing/test-players.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

/** what is guessed: the mask tells its last two digits to some roles, and nothing else of it is known */
const NUMBER = '09012995278'
const ADDRESS = 'kiri.canary83@kanaria.example'
const GUESSES = 60
const UNITS_AN_HOUR = 30

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await server.testApp.ingest(aMember('U-target', { phone: '090-1299-5278', email: ADDRESS }))
})
afterAll(() => server.close())

const TIME = { from: START, until: plusSeconds(START, 86_400) }
/** Every call that takes a text somebody types, with a contact typed into it. */
const callsWith = (typed: string): readonly (readonly [string, object])[] => [
  ['/search/find', { q: typed }],
  ['/members/lookUp', { value: typed, reason: 'fraud_enquiry' }],
  ['/members/related', { memberId: typed, reason: 'fraud_enquiry' }],
  ['/members/page', { memberId: typed }],
  ['/cases/find', { text: typed }],
  ['/incidents/ask', { by: 'member', id: typed, ...TIME }],
  ['/erasure/find', { memberId: typed }],
  ['/audit/list', { subject: typed }],
]

/** Somebody who is told of the member by this call has found out whose contact it is. */
async function tells({ ask }: Player, typed: string): Promise<string[]> {
  const told: string[] = []
  for (const [path, input] of callsWith(typed)) {
    const { body } = await ask(path, input)
    if (JSON.stringify(body ?? null).includes('U-target')) told.push(path)
  }
  return told
}

const numberAfter = (n: number): string => `0901299${String((5279 + n) % 10_000).padStart(4, '0')}`
const addressAfter = (n: number): string => `kiri.canary${(84 + n) % 1000}@kanaria.example`

test.each(ROLES)(
  'a %s who tries number after number does not come to the one that is a member’s',
  async (role: Role) => {
    const guesser = await signInPlayer(server, role)
    for (let n = 0; n < GUESSES; n++) await guesser.ask('/search/find', { q: numberAfter(n) })
    const answers: number[] = []
    for (let n = 0; n < GUESSES; n++) {
      answers.push((await guesser.ask('/members/lookUp', { value: numberAfter(n), reason: 'fraud_enquiry' })).status)
    }
    const misses = answers.filter((status) => status === 200).length
    expect(misses * 2).toBeLessThanOrEqual(UNITS_AN_HOUR)
    expect(await tells(guesser, NUMBER)).toEqual([])
    expect(await tells(guesser, addressAfter(-1))).toEqual([])
  },
)

test.each(['auditor', 'admin'] as const)('an %s learns nothing of a contact, also by the first guess', async (role) => {
  const guesser = await signInPlayer(server, role)
  expect(await tells(guesser, NUMBER)).toEqual([])
  expect(await tells(guesser, ADDRESS)).toEqual([])
})
