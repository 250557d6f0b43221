import { exampleMembers, isDoubtful } from '@mimamori/examples/members'
import { seeded } from '@mimamori/examples/random'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff'
import { newestCaseNumber } from '@mimamori/storage/cases/reads'
import { SYSTEM } from '@mimamori/storage/record'
import { takeIn } from '../intake/take-in.ts'
import type { Office } from '../office.ts'
import { addDemoAccounts, DEMO_ACCOUNTS } from '../staff/demo-accounts.ts'
import { plannedDays } from './demo-plan.ts'
import type { DemoScene, Happening } from './demo-scene.ts'

/** The stand-in marketplace makes its members of the same seed, so that live jobs come from people with a history. */
const DEMO_SEED = 20_191_101
const DEMO_MEMBERS = 600
const MONTHS = 14

/**
 * Fill an empty desk with 14 months of believable history, through the real operations at instants of the past.
 * Does nothing when there is any case already. Ends a good hour before now: what is open comes live, over the API.
 */
export async function fillDemo(office: Office): Promise<void> {
  if ((await newestCaseNumber(office.desk.db)) > 0) return
  const now = office.clock.now()
  const from = plusSeconds(now, -MONTHS * 30.4 * 86_400)
  const until = plusSeconds(now, -2 * 3600)
  const staff = await addDemoAccounts(office, from)
  const people: Staff[] = DEMO_ACCOUNTS.map(({ login, alias, role }) => ({ id: staff.get(login) ?? '', alias, role }))
  const members = exampleMembers(seeded(DEMO_SEED), DEMO_MEMBERS, now)
  const happenings: Happening[] = []
  const happening: DemoScene['happening'] = (at, run) => void happenings.push({ at, run })
  plannedDays({
    random: seeded(DEMO_SEED + 1),
    clients: members.filter((member) => member.roles.includes('client')),
    doubtful: members.filter(isDoubtful),
    freelancers: members.filter((member) => member.roles.includes('freelancer')),
    moderators: people.filter((person) => person.role !== 'admin'),
    from,
    until,
    happening,
    arrives: (at, arrival) => {
      const write = takeIn(arrival, office.desk.vault)
      happening(at, async (tx, then) => void (await write(tx, then, SYSTEM)))
    },
  })
  for (const member of members) {
    const write = takeIn({ kind: 'member', body: member }, office.desk.vault)
    happening(from, async (tx, at) => void (await write(tx, at, SYSTEM)))
  }
  happenings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  // the writer works strictly in order, so the past can be handed over at once and shares its commits
  await Promise.all(happenings.map(({ at, run }) => office.desk.write((tx) => run(tx, at))))
}
