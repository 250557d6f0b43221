import { addContract, type NewContract } from './site-contracts.ts'
import type { Site } from './site-memory.ts'
import type { Member } from './site-records.ts'

const DAY_MS = 86_400_000

type ExampleContract = Pick<NewContract, 'title' | 'format' | 'amountYen' | 'planChangeUnderWay' | 'remindersSent'> & {
  readonly escrowYen?: number
  /** days before now: when it began, when each side last wrote, when the freelancer reported completion */
  readonly started: number
  readonly wrote: Readonly<Record<'client' | 'freelancer', number>>
  readonly completed?: number
}

/** A contract for each way in which asking for a contact reminder can end. */
const EXAMPLES: readonly ExampleContract[] = [
  {
    title: '観光協会のパンフレット制作（A4・8ページ）',
    ...{ format: 'project', amountYen: 88_000, started: 41, wrote: { client: 16, freelancer: 3 }, completed: 14 },
    remindersSent: { client: 0, freelancer: 2 },
  },
  {
    title: '歯科医院サイトのコラム記事 10本',
    ...{ format: 'project', amountYen: 45_000, started: 33, wrote: { client: 12, freelancer: 2 } },
    remindersSent: { client: 0, freelancer: 2 },
  },
  {
    title: 'ECサイトの商品登録（1,200点）',
    ...{ format: 'project', amountYen: 156_000, started: 38, wrote: { client: 1, freelancer: 19 } },
    remindersSent: { client: 3, freelancer: 0 },
  },
  {
    title: '展示会ブースの3Dパース作成',
    ...{ format: 'project', amountYen: 62_000, started: 20, wrote: { client: 2, freelancer: 3 } },
    remindersSent: { client: 1, freelancer: 0 },
  },
  {
    title: 'カフェのロゴコンペ',
    ...{ format: 'competition', amountYen: 30_000, started: 27, wrote: { client: 15, freelancer: 9 } },
    remindersSent: { client: 0, freelancer: 2 },
  },
  {
    title: '業務システムの保守（月額）',
    ...{ format: 'project', amountYen: 120_000, escrowYen: 0, started: 64, wrote: { client: 11, freelancer: 4 } },
    remindersSent: { client: 0, freelancer: 2 },
    planChangeUnderWay: true,
  },
]

/** Gives a new site a handful of contracts, as they are at `now`; the desk hears of one when somebody asks. */
export function addExampleContracts(site: Site, now: string): void {
  const members = [...site.members.values()].map(({ member }) => member)
  const of = (role: Member['roles'][number]) => members.filter(({ roles }) => roles.length === 1 && roles[0] === role)
  const [clients, freelancers] = [of('client'), of('freelancer')]
  const ago = (days: number) => new Date(Date.parse(now) - days * DAY_MS).toISOString()
  for (const [n, { started, wrote, completed, escrowYen, ...contract }] of EXAMPLES.entries()) {
    const [client, freelancer] = [clients[n], freelancers[n]]
    if (!client || !freelancer) continue
    addContract(site, {
      ...contract,
      members: { client: client.id, freelancer: freelancer.id },
      startedAt: ago(started),
      escrowYen: escrowYen ?? contract.amountYen,
      lastContactAt: { client: ago(wrote.client), freelancer: ago(wrote.freelancer) },
      completionReportedAt: completed === undefined ? null : ago(completed),
    })
  }
}
