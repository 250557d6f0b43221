import type { Metric } from './metric-definitions.ts'
import type { Comparison, Criterion, StandardLine, StandardSet } from './standard-definition.ts'

const HALF_YEAR = 6

const atLeast = (metric: Metric, threshold: number): Comparison => ({ op: 'at_least', metric, threshold })
const atMost = (metric: Metric, threshold: number): Comparison => ({ op: 'at_most', metric, threshold })

function criterion(
  id: string,
  comparison: Comparison | readonly Comparison[],
  more: Partial<Criterion> = {},
): Criterion {
  const anyOf = 'op' in comparison ? [comparison] : comparison
  return { id, anyOf, windowMonths: null, appliesWhen: null, ...more }
}

const overHalfYear = (id: string, comparison: Comparison): Criterion =>
  criterion(id, comparison, { windowMonths: HALF_YEAR })

const line = (ja: string, en: string, ...criteria: readonly Criterion[]): StandardLine => ({
  text: { ja, en },
  criteria,
})

const VERIFIED = line(
  '本人確認、電話確認、機密保持確認、サイトのチェックが済んでいること',
  'Identity, phone, non-disclosure and site check all verified',
  criterion('identity', atLeast('identity_verified', 1)),
  criterion('phone', atLeast('phone_verified', 1)),
  criterion('nda', atLeast('nda_confirmed', 1)),
  criterion('site_check', atLeast('marketplace_checked', 1)),
)

/**
 * The four standards of a crowdsourcing marketplace, as its quality committee published them in November 2019. What the notice does not
 * say is off: no days of grace, and warnings end no standard.
 */
export const SHIPPED_STANDARDS: StandardSet = {
  graceDays: 0,
  maxAgeDays: 45,
  endingWarnings: null,
  standards: [
    {
      id: 'regular_freelancer',
      role: 'freelancer',
      name: { ja: 'レギュラーランサー', en: 'Regular freelancer' },
      requires: null,
      lines: [
        VERIFIED,
        line(
          '写真、表示名、{{introduction}}以上の自己紹介があること',
          'A photo, a display name and an introduction of at least {{introduction}}',
          criterion('photo', atLeast('photo', 1)),
          criterion('display_name', atLeast('display_name', 1)),
          criterion('introduction', atLeast('introduction', 300)),
        ),
        line(
          'スキル、ポートフォリオ、出品サービスのいずれかがあること',
          'Skills, a portfolio or a listed service',
          criterion('offer', [atLeast('skills', 1), atLeast('portfolio_items', 1), atLeast('listed_services', 1)]),
        ),
        line(
          '業務経験（一般公開または会員公開）、資格のいずれかがあること',
          'Work experience (public or shown to members) or a qualification',
          criterion('background', [atLeast('experience', 1), atLeast('qualifications', 1)]),
        ),
      ],
    },
    {
      id: 'verified_client',
      role: 'client',
      name: { ja: '認証済みクライアント', en: 'Verified client' },
      requires: null,
      lines: [
        VERIFIED,
        line(
          '写真と{{introduction}}以上の自己紹介があること',
          'A photo and an introduction of at least {{introduction}}',
          criterion('photo', atLeast('photo', 1)),
          criterion('introduction', atLeast('introduction', 200)),
        ),
        line(
          '会社情報を{{company}}以上公開していること',
          'At least {{company}} company facts made public',
          criterion('company', atLeast('company_facts', 3)),
        ),
      ],
    },
    {
      id: 'certified_freelancer',
      role: 'freelancer',
      name: { ja: '認定ランサー', en: 'Certified freelancer' },
      requires: 'regular_freelancer',
      lines: [
        line(
          '最後のログインから{{login}}以内であること',
          'Signed in within {{login}}',
          criterion('login', { op: 'within_months', metric: 'last_login', threshold: 1 }),
        ),
        line(
          '報酬額が上位{{earnings}}に入ること',
          'Earnings in the top {{earnings}}',
          criterion('earnings', { op: 'top_share', metric: 'earnings', threshold: 2_000, per: 'everyone' }),
        ),
        line(
          'クライアントの評価が{{rating}}以上であること',
          'Rated {{rating}} or better by clients',
          criterion('rating', atLeast('freelancer_rating', 480)),
        ),
        line(
          'メッセージの返信率が{{replies}}以上であること',
          'Replies to at least {{replies}} of messages',
          criterion('replies', atLeast('freelancer_reply_rate', 8_000)),
        ),
        line(
          'プロジェクトの完了率が{{completion}}以上であること',
          'Completes at least {{completion}} of projects',
          criterion('completion', atLeast('completion_rate', 9_000)),
        ),
        line(
          'タスクを行った場合は、承認率が{{approval}}以上であること',
          'Where tasks were done, at least {{approval}} of them approved',
          criterion('approval', atLeast('task_approval_rate', 9_000), { appliesWhen: atLeast('tasks_done', 1) }),
        ),
      ],
    },
    {
      id: 'certified_client',
      role: 'client',
      name: { ja: '認定クライアント', en: 'Certified client' },
      requires: 'verified_client',
      lines: [
        line(
          '完了した仕事の金額が、{{work.months}}の平均で月{{work}}以上であること',
          'Completed work averaging at least {{work}} a month over {{work.months}}',
          overHalfYear('work', { op: 'monthly_average', metric: 'completed_work', threshold: 50_000 }),
        ),
        line(
          '{{rating.months}}の評価が{{rating}}以上、返信率が{{replies}}以上、キャンセル率が{{cancels}}以下であること',
          'Over {{rating.months}}, rated {{rating}} or better, replies to at least {{replies}} of messages, cancels at most {{cancels}} of jobs',
          overHalfYear('rating', atLeast('client_rating', 480)),
          overHalfYear('replies', atLeast('client_reply_rate', 8_000)),
          overHalfYear('cancels', atMost('cancel_rate', 3_000)),
        ),
        line(
          '{{prices.months}}に「適正な価格ではない」という声のあった仕事が{{prices}}以下であること',
          'Over {{prices.months}}, at most {{prices}} of jobs called “not a fair price”',
          overHalfYear('prices', atMost('unfair_price_rate', 50)),
        ),
        line('支払いの遅れがないこと', 'No late payments', criterion('payments', atMost('late_payments', 0))),
      ],
    },
  ],
}
