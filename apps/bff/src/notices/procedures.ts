import { type NoticeSettings, setNoticeSettings } from '@mimamori/policy/notices/notice-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { noticeSettings } from '@mimamori/storage/notices/notice-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { ORPCError } from '@orpc/server'
import { refusalError } from '../rpc/refusal-errors.ts'
import { os, requirePermission, requireStepUp } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { noticeList, noticeNow, noticePreview, noticeView } from './look.ts'
import { approve, refuse, request } from './publish.ts'
import { begin, discard, type Save, save } from './write.ts'

/** Set from which count on figures are published. */
export async function changeNotices({ storage, clock }: AppContext, actor: Staff, asked: NoticeSettings) {
  const verdict = setNoticeSettings(asked, actor)
  if (!verdict.ok) throw refusalError(verdict.refusal)
  const { settings } = verdict.event
  await storage.write((tx) => record(tx, clock.now(), actor.id, { ...verdict.event, changedBy: actor.id }))
  return settings
}

/** Save, or say what is there now. */
async function saved({ storage, clock }: AppContext, actor: Staff, asked: Save) {
  const done = await storage.write((tx) => save(tx, clock.now(), actor, asked))
  if (done.ok) return { edit: done.edit }
  const data = { refusal: 'notice_edited', present: null, now: await noticeNow(storage.db, done.now) } as const
  throw new ORPCError('REFUSED_409', { status: 409, defined: true, data })
}

export function noticeProcedures(app: AppContext) {
  const reader = requirePermission('notices.read')
  const lead = requirePermission('notices.decide')
  const { storage, clock, catalogue } = app
  const writing = <Done>(work: (tx: Tx, at: string) => Promise<Done>) => storage.write((tx) => work(tx, clock.now()))
  return {
    list: os.notices.list.use(reader).handler(({ context }) => noticeList(app, context.actor)),
    get: os.notices.get.use(reader).handler(({ input, context }) => noticeView(app, context.actor, input.noticeId)),
    preview: os.notices.preview.use(lead).handler(({ input }) => noticePreview(app, input.noticeId, input.texts)),
    begin: os.notices.begin
      .use(lead)
      .handler(({ input, context }) => writing((tx, at) => begin(tx, at, context.actor, input.month))),
    save: os.notices.save.use(lead).handler(({ input, context }) => saved(app, context.actor, input)),
    discard: os.notices.discard
      .use(lead)
      .handler(({ input, context }) => writing((tx, at) => discard(tx, at, context.actor, input))),
    request: os.notices.request
      .use(lead)
      .handler(({ input, context }) => writing((tx, at) => request(tx, catalogue, at, context.actor, input))),
    approve: os.notices.approve
      .use(lead)
      .use(requireStepUp('notices'))
      .handler(({ input, context }) => writing((tx, at) => approve(tx, catalogue, at, context.actor, input))),
    refuse: os.notices.refuse
      .use(lead)
      .handler(({ input, context }) => writing((tx, at) => refuse(tx, at, context.actor, input))),
    settings: os.notices.settings.use(reader).handler(() => noticeSettings(storage.db)),
    setSettings: os.notices.setSettings
      .use(requirePermission('desk.manage'))
      .use(requireStepUp('desk'))
      .handler(({ input, context }) => changeNotices(app, context.actor, input)),
  }
}
