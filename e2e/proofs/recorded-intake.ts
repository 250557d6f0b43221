import { type RecordedDesk, stepUp } from './recorded-desk.ts'
import type { Cast } from './recorded-people.ts'

const PREFIX = '/api/intake/v1'

/** What the marketplace sends to the desk, by these two keys: one for all, one that may not send. */
export type Intake = {
  readonly put: <T>(path: string, body: unknown, as?: string) => Promise<T>
  readonly post: <T>(path: string, body: unknown, as?: string, key?: string) => Promise<T>
  readonly get: <T>(path: string) => Promise<T>
  /** a call that is refused like one with a wrong key: in another hour, as the second of an hour is counted and noted at its end */
  readonly withoutKey: () => Promise<void>
  readonly job: (id: string, clientId: string, description: string, more?: object) => Promise<unknown>
  readonly now: () => string
}

const reward = { type: 'fixed', min: 10_000, max: 20_000 }
export const CLEAN = 'ブログ記事の執筆をお願いします。文字数は2,000字、納期は2週間です。'
export const TEXTS = {
  direct: '詳細はLINE ID: abc12345 へご連絡ください。仮払いなしで、報酬は銀行振込で直接お支払いします。',
  mlm: 'ネットワークビジネスの説明会へのお誘いです。友人を紹介すると紹介料が入り、権利収入を得られます。',
  sample: '採用の前に、無償でサンプルを1点作成していただきます。トライアルは報酬なしです。',
} as const

export async function connectIntake(desk: RecordedDesk, { admin }: Cast): Promise<Intake> {
  const key = (await desk.command('key', 'add', '--name', 'marketplace')).stdout.trim()
  await stepUp(desk, admin)
  const added = { name: 'reader', scopes: ['effects:read'] }
  const { secret: reader } = await desk.call<{ secret: string }>(admin, 'apiKeys/add', added)
  const now = () => new Date(desk.clock.now()).toISOString()
  const bearer = (of: string) => ({ authorization: `Bearer ${of}` })
  const ask = <T>(method: string, path: string, body: unknown, as?: string, headers: object = {}) =>
    desk.request<T>(`${PREFIX}${path}`, body, {
      method,
      headers: { ...bearer(key), ...headers },
      ...(as ? { as } : {}),
    })
  const plain = async (what: string, path: string, body: unknown, headers: Record<string, string>, method = 'POST') =>
    void (await desk.request(`${PREFIX}${path}`, body, { method, headers, as: what }))
  const job = async (id: string, clientId: string, description: string, more: object = {}) =>
    await ask('PUT', `/jobs/${id}`, {
      clientId,
      title: `${id} の依頼`,
      description,
      format: 'project',
      category: 'writing',
      reward,
      seats: 1,
      postedAt: now(),
      updatedAt: now(),
      engagements: { contracts: 1, escrowedYen: 10_000, freelancers: 2 },
      ...more,
    })
  await plain('a wrong key', '/batch', { items: [] }, bearer('mk_wrong'))
  const message = { id: 'M-0', jobId: 'J-0', senderId: 'U-0', recipientId: 'U-1', body: CLEAN, sentAt: now() }
  const whole = { ...message, escrowed: false, format: 'project' }
  await plain('a key that may only read', '/messages', whole, bearer(reader))
  await plain('no JSON', '/messages', undefined, { ...bearer(key), 'content-type': 'text/plain' })
  await plain('another method', '/messages', undefined, bearer(key), 'GET')
  await plain('nothing there', '/nothing', {}, bearer(key))
  return {
    put: (path, body, as) => ask('PUT', path, body, as),
    post: (path, body, as, retryKey) => ask('POST', path, body, as, retryKey ? { 'idempotency-key': retryKey } : {}),
    get: (path) => ask('GET', path, undefined),
    withoutKey: () => plain('no key', '/batch', { items: [] }, {}),
    job,
    now,
  }
}

function memberBody(id: string, registeredAt: string) {
  return {
    roles: ['client'],
    displayName: `山田 ${id}`,
    email: `${id.toLowerCase()}@example.jp`,
    phone: '090-1234-5678',
    registeredAt,
    verifications: { identity: true, phone: false, nda: false, marketplaceCheck: false },
    profile: {
      hasPhoto: false,
      introductionLength: 120,
      skills: 3,
      portfolioItems: 0,
      listedServices: 0,
      experience: 'none',
      qualifications: 0,
      companyFactsPublic: 0,
    },
    dealings: { runningContracts: 2, unpaidYen: 30_000, openProposals: 1 },
  }
}

/** Members, jobs, proposals, messages and reports come in, some of them wrong. */
export async function sendArrivals(intake: Intake): Promise<void> {
  const { put, post, get, job, now } = intake
  for (const id of ['U-1001', 'U-1002', 'U-1003', 'U-1004']) await put(`/members/${id}`, memberBody(id, now()))
  await put('/members/U-1001', { ...memberBody('U-1001', now()), email: 7, extra: true }, 'bad fields')
  await job('J-1', 'U-1001', TEXTS.direct)
  await job('J-2', 'U-1001', CLEAN)
  await job('J-3', 'U-1002', TEXTS.mlm)
  await job('J-4', 'U-1002', TEXTS.sample)
  await job('J-5', 'U-1003', TEXTS.direct)
  await job('J-6', 'U-1003', CLEAN)
  await job('J-7', 'U-1004', TEXTS.mlm)
  await job('J-8', 'U-1004', CLEAN)
  await job('J-9', 'U-9999', CLEAN)
  await job('J-6', 'U-1003', `${CLEAN}よろしくお願いします。`)
  await job('J-6', 'U-1003', CLEAN, { updatedAt: '2026-09-01T00:00:00Z' })
  await job('J-0', 'U-1003', '', { seats: -1 })
  await job('J-0', 'U-1003', CLEAN, { updatedAt: '2027-01-01T00:00:00Z' })
  const proposal = { jobId: 'J-2', freelancerId: 'U-1002', body: TEXTS.direct, sentAt: now() }
  await put('/proposals/P-1', proposal)
  await put('/proposals/P-2', { ...proposal, body: CLEAN })
  const message = { id: 'M-1', jobId: 'J-2', senderId: 'U-1002', recipientId: 'U-1001', body: TEXTS.direct }
  const sent = { ...message, sentAt: now(), escrowed: false, format: 'project', contract: 'cancelled' }
  await post('/messages', sent)
  await post('/messages', sent, 'again')
  await post('/messages', { ...sent, id: 'M-2', body: CLEAN })
  const report = { id: 'R-1', target: { type: 'job', id: 'J-6' }, reporterId: 'U-1002', text: '怪しい依頼です。' }
  const filed = { ...report, reason: 'mlm_solicitation', reportedAt: now() }
  await post('/reports', filed)
  await post('/reports', filed, 'again')
  await post('/reports', { ...filed, text: 'other' }, 'another one under an id that is taken')
  await post('/reports', { ...filed, id: 'R-2', reason: 'nothing_known' }, 'a reason that is not offered')
  await post('/reports', { ...filed, id: 'R-3', reporterId: 'U-1003', target: { type: 'job', id: 'J-8' } })
  await post('/reports', {
    ...filed,
    id: 'R-4',
    target: { type: 'message', id: 'M-2' },
    snapshot: { text: CLEAN, authorId: 'U-1002', sentAt: now() },
  })
  await get('/report-reasons')
  await get('/report-reasons?lang=en')
  await get('/report-reasons?lang=fr')
  const items = [
    { kind: 'member', body: { id: 'U-1005', ...memberBody('U-1005', now()) } },
    { kind: 'message', body: { ...sent, id: 'M-3' } },
    { kind: 'job', body: { id: 'J-x' } },
    { kind: 'nothing', body: {} },
  ]
  await post('/batch', { items }, 'some of them wrong', 'batch-1')
  await post('/batch', { items }, 'the same again', 'batch-1')
  await post('/batch', { items: items.slice(1) }, 'others under the same key', 'batch-1')
  const measured = { measuredAt: now(), windowMonths: null }
  const rated = { ...measured, metric: 'client_rating', value: 480, windowMonths: 6 }
  const login = { ...measured, metric: 'last_login', value: now() }
  await put('/members/U-1001/metrics', { category: 'writing', metrics: [rated, login] })
  await put(
    '/members/U-1001/metrics',
    { metrics: [{ ...rated, value: 300, measuredAt: '2026-09-01T00:00:00Z' }] },
    'older',
  )
  await put('/members/U-1001/metrics', { metrics: [{ ...rated, value: 501 }, rated] }, 'bad fields')
  await get('/measures/00000000-0000-4000-8000-000000000000')
  await get('/appeals/A-none')
  await get('/notices/00000000-0000-4000-8000-000000000000')
  await get('/standard-changes/00000000-0000-4000-8000-000000000000')
}
