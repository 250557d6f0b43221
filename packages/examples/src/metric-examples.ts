import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import type { Measurement, MetricsReport } from '@mimamori/policy/standards/merge-metrics'
import type { Metric } from '@mimamori/policy/standards/metric-definitions'
import { createSeededRandom, type Random } from './seeded-random.ts'

const DAY_MS = 86_400_000
const HALF_YEAR = 6

/** How a member works: well throughout, well but for one thing by a little, or as it happens. */
type WorkSort = 'well' | 'nearly' | 'mixed'
type Figures = Readonly<Partial<Record<Metric, number>>>

const JOB_CATEGORIES = [
  '記事作成・ライティング',
  'データ入力・収集',
  'ロゴデザイン',
  'アプリ・システム開発',
  '動画編集',
]

/**
 * What a marketplace measured of a member by an instant, in every metric of their roles. By the number in the id, so that the same member
 * works alike from month to month; what differs between months is small.
 */
export function exampleMetrics(member: Member, at: string): MetricsReport {
  const number = Number(member.id.replace(/\D/g, ''))
  const own = createSeededRandom(number * 31 + 7)
  const usual = own.weighted<WorkSort>([
    ['well', 30],
    ['nearly', 18],
    ['mixed', 52],
  ])
  const category = own.pick(JOB_CATEGORIES)
  const month = createSeededRandom(number * 31 + Number(at.slice(0, 7).replace('-', '')))
  const sort = sortOf(usual, month)
  const works = member.roles.includes('freelancer')
  const asFreelancer = works ? allTime(freelancerFigures(own, month, sort), at) : []
  const asClient = member.roles.includes('client') ? halfYear(clientFigures(own, month, sort), at) : []
  const lastLogin = Date.parse(at) - month.int(0, sort === 'mixed' ? 50 : 20) * DAY_MS
  const login: Measurement = { metric: 'last_login', value: lastLogin, measuredAt: at, windowMonths: null }
  return { id: member.id, ...(works && { category }), metrics: [login, ...asFreelancer, ...asClient] }
}

/** Now and then a month is a little worse than usual, or as good as it should be. */
function sortOf(usual: WorkSort, month: Random): WorkSort {
  if (usual === 'well') return month.chance(0.07) ? 'nearly' : usual
  return usual === 'nearly' && month.chance(0.15) ? 'well' : usual
}

const measurementsOf = (figures: Figures, measuredAt: string, windowMonths: number | null): Measurement[] =>
  Object.entries(figures).map(([metric, value]) => ({ metric: metric as Metric, value, measuredAt, windowMonths }))

const allTime = (figures: Figures, at: string): Measurement[] => measurementsOf(figures, at, null)

/** Late payments are counted over all time, the rest over half a year. */
function halfYear({ late_payments: late = 0, ...figures }: Figures, at: string): Measurement[] {
  return [...measurementsOf(figures, at, HALF_YEAR), ...allTime({ late_payments: late }, at)]
}

/** Of several figures one alone, a little beside what is asked for. */
const pickShort = (random: Random, short: readonly Figures[]): Figures => random.pick(short)

function freelancerFigures(own: Random, month: Random, sort: WorkSort): Figures {
  const tasks = own.chance(0.4) ? own.int(1, 400) : 0
  const approval: Figures = tasks > 0 ? { task_approval_rate: own.int(9_050, 10_000) } : {}
  const well = {
    earnings: own.int(900, 4_200) * 1_000 + month.int(0, 60) * 1_000,
    freelancer_rating: own.int(481, 500),
    freelancer_reply_rate: own.int(8_200, 10_000),
    completion_rate: own.int(9_100, 10_000),
    tasks_done: tasks,
    ...approval,
  }
  if (sort === 'well') return well
  if (sort === 'nearly')
    return {
      ...well,
      ...pickShort(own, [
        { freelancer_rating: own.int(462, 479) },
        { freelancer_reply_rate: own.int(7_500, 7_990) },
        { completion_rate: own.int(8_400, 8_980) },
      ]),
    }
  return {
    earnings: Math.round(own.next() ** 3 * 1_100) * 1_000,
    freelancer_rating: 500 - Math.round(own.next() ** 2 * 180),
    freelancer_reply_rate: 10_000 - Math.round(own.next() ** 2 * 7_000),
    completion_rate: 10_000 - Math.round(own.next() ** 2 * 5_000),
    tasks_done: tasks,
    ...(tasks > 0 && { task_approval_rate: 10_000 - Math.round(own.next() ** 2 * 4_000) }),
  }
}

function clientFigures(own: Random, month: Random, sort: WorkSort): Figures {
  const well = {
    completed_work: own.int(320, 2_400) * 1_000 + month.int(0, 40) * 1_000,
    client_rating: own.int(482, 500),
    client_reply_rate: own.int(8_300, 10_000),
    cancel_rate: own.int(0, 2_400),
    unfair_price_rate: own.int(0, 45),
    late_payments: 0,
  }
  if (sort === 'well') return well
  if (sort === 'nearly')
    return {
      ...well,
      ...pickShort(own, [
        { completed_work: own.int(272, 299) * 1_000 },
        { client_rating: own.int(464, 479) },
        { client_reply_rate: own.int(7_400, 7_980) },
        { cancel_rate: own.int(3_020, 3_280) },
      ]),
    }
  return {
    completed_work: Math.round(own.next() ** 3 * 900) * 1_000,
    client_rating: 500 - Math.round(own.next() ** 2 * 200),
    client_reply_rate: 10_000 - Math.round(own.next() ** 2 * 7_500),
    cancel_rate: Math.round(own.next() ** 2 * 6_000),
    unfair_price_rate: Math.round(own.next() ** 3 * 400),
    late_payments: own.chance(0.8) ? 0 : own.int(1, 3),
  }
}
