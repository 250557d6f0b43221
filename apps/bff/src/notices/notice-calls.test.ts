import { DESK_PREFIX, NOTICE_PICTURE_PATH } from '@mimamori/contract/transport-contract'
import type { NoticeText } from '@mimamori/policy/notices/notice-model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNoticeText } from '../testing/test-notices.ts'
import { aPng } from '../testing/test-pictures.ts'
import { type CallAnswer, type Player, signInPlayer } from '../testing/test-players.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let lead: Player
let noticeId = ''
beforeAll(async () => {
  server = await startTestServer()
  lead = await signInPlayer(server, 'lead')
  const { body } = await lead.ask('/notices/begin', { month: '2026-12' })
  noticeId = (body as { noticeId: string }).noticeId
})
afterAll(() => server.close())

const fieldsOf = ({ status, body }: CallAnswer) => [
  status,
  ((body as { data?: { errors?: { path: string }[] } }).data?.errors ?? []).map(({ path }) => path),
]
const textsWith = (part: Partial<NoticeText>) => ({ chart: 'pie', ja: { ...aNoticeText, ...part }, en: null })
const withSection = (part: object) => ({ sections: [{ id: 'topics', heading: '', text: '', ...part }] })

test.each([
  ['no texts', undefined, ['texts']],
  ['former texts', { ja: { topics: '' }, en: null }, ['texts.chart', 'texts.ja.title']],
  ['no section', textsWith({ sections: [] }), ['texts.ja.sections']],
  ['a section of no id', textsWith(withSection({ id: '' }) as never), ['texts.ja.sections.0.id']],
  ['a heading of two lines', textsWith(withSection({ heading: '一\n二' }) as never), ['texts.ja.sections.0.heading']],
  ['a text that is too long', textsWith({ opening: 'あ'.repeat(6_001) }), ['texts.ja.opening']],
  [
    'an English side of other sections',
    { ...textsWith({}), en: { ...aNoticeText, sections: aNoticeText.sections.slice(1) } },
    ['texts.en.sections'],
  ],
])('texts with %s are refused by their fields, saved or looked at', async (_, texts, paths) => {
  for (const [call, input] of [
    ['/notices/save', { noticeId, edit: 1, texts }],
    ['/notices/preview', { noticeId, texts }],
  ] as const) {
    const [status, fields] = fieldsOf(await lead.ask(call, input))
    expect([call, status, fields]).toEqual([call, 400, expect.arrayContaining(paths)])
  }
})

test('the longest texts there may be are saved', async () => {
  const sections = Array.from({ length: 4 }, (_, n) => ({ id: `s-${n}`, heading: '見出し', text: 'あ'.repeat(6_000) }))
  const texts = textsWith({ sections })
  expect(await lead.ask('/notices/save', { noticeId, edit: 1, texts: { ...texts, en: texts.ja } })).toMatchObject({
    status: 200,
    body: { edit: 2 },
  })
})

test.each([
  ['nothing', undefined],
  ['what is no base64', '<svg>'],
  ['a file that no rule would take', 'A'.repeat(700_004)],
  ['a list', []],
])('a picture of %s is refused by its field', async (_, data) => {
  expect(fieldsOf(await lead.ask('/notices/addPicture', { noticeId, data }))).toEqual([400, ['data']])
})

test('a body larger than any picture is not read', async () => {
  const { status } = await lead
    .ask('/notices/addPicture', { noticeId, data: 'A'.repeat(800_000) })
    .catch(() => ({ status: 413 }))
  expect(status).toBe(413)
})

const picture = (id: string, cookie = '') =>
  fetch(`${server.url}${DESK_PREFIX}${NOTICE_PICTURE_PATH.replace('{id}', id)}`, { headers: { cookie } })

test('a picture is for people who may read notices, of its type, and runs nothing', async () => {
  const file = aPng({ width: 600, height: 800 })
  const { status, body } = await lead.ask('/notices/addPicture', { noticeId, data: file.toString('base64') })
  expect(status).toBe(200)
  const { id } = body as { id: string }
  expect((await picture(id)).status).toBe(401)
  expect((await picture(id, await server.cookieOf('sato'))).status).toBe(403)
  const cookie = await server.cookieOf('tanaka')
  const answer = await picture(id, cookie)
  expect(answer.status).toBe(200)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(file)
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; sandbox")
  expect(answer.headers.get('cache-control')).toContain('private')
  for (const other of ['0'.repeat(64), 'x', '..%2F..%2Fetc', `${id}%00`])
    expect((await picture(other, cookie)).status).toBe(404)
})

test('the definitions are text that prints them, in both languages', async () => {
  const { body } = await lead.ask('/notices/definitions', { noticeId })
  const { ja, en } = body as { ja: string; en: string }
  expect(ja).toContain('- **直接取引**\n  ')
  expect(ja).toContain('\n  ※')
  expect(en).toContain('\n  Note: ')
})

test('a look that the page reports by itself is none', async () => {
  const ask = (headers: Record<string, string>) =>
    server.cookieOf('tanaka').then(async (cookie) => {
      const answer = await server.rpc('/notices/look', { noticeId, edit: 2 }, { cookie, ...headers })
      return ((await answer.json()) as { json: unknown }).json
    })
  expect(await ask({ 'x-mimamori-background': '1' })).toEqual({ kept: false })
  expect(await ask({})).toEqual({ kept: true })
})
