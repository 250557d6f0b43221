import { type NoticeSettings, setNoticeSettings } from '@mimamori/policy/notices/notice-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { noticeSettings } from '@mimamori/storage/notices/notice-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { ORPCError } from '@orpc/server'
import { refusalError } from '../rpc/refusal-errors.ts'
import { os, requirePermission, requireStepUp } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { getCurrentTexts, getNotice, listNotices, previewNotice } from './get-notice.ts'
import { approvePublication, refusePublication, requestPublication } from './publish-notice.ts'
import { beginDraft, discardDraft, type SaveTextsInput, saveTexts } from './write-notice.ts'

/** Set from which count on figures are published. */
export async function changeNoticeSettings(
  { storage, clock }: AppContext,
  actor: Staff,
  requested: NoticeSettings,
): Promise<NoticeSettings> {
  const verdict = setNoticeSettings(requested, actor)
  if (!verdict.ok) throw refusalError(verdict.refusal)
  const { settings } = verdict.event
  await storage.write((tx) => record(tx, clock.now(), actor.id, { ...verdict.event, changedBy: actor.id }))
  return settings
}

/** Save, or say what is there now. */
async function saveOrConflict({ storage, clock }: AppContext, actor: Staff, input: SaveTextsInput) {
  const done = await storage.write((tx) => saveTexts(tx, clock.now(), actor, input))
  if (done.ok) return { edit: done.edit }
  const data = { refusal: 'notice_edited', present: null, now: await getCurrentTexts(storage.db, done.now) } as const
  throw new ORPCError('REFUSED_409', { status: 409, defined: true, data })
}

export function noticeProcedures(app: AppContext) {
  const reader = requirePermission('notices.read')
  const lead = requirePermission('notices.decide')
  const { storage, clock, catalogue } = app
  const inTransaction = <Done>(work: (tx: Tx, at: string) => Promise<Done>) =>
    storage.write((tx) => work(tx, clock.now()))
  return {
    list: os.notices.list.use(reader).handler(({ context }) => listNotices(app, context.actor)),
    get: os.notices.get.use(reader).handler(({ input, context }) => getNotice(app, context.actor, input.noticeId)),
    preview: os.notices.preview.use(lead).handler(({ input }) => previewNotice(app, input.noticeId, input.texts)),
    begin: os.notices.begin
      .use(lead)
      .handler(({ input, context }) => inTransaction((tx, at) => beginDraft(tx, at, context.actor, input.month))),
    save: os.notices.save.use(lead).handler(({ input, context }) => saveOrConflict(app, context.actor, input)),
    discard: os.notices.discard
      .use(lead)
      .handler(({ input, context }) => inTransaction((tx, at) => discardDraft(tx, at, context.actor, input))),
    request: os.notices.request
      .use(lead)
      .handler(({ input, context }) =>
        inTransaction((tx, at) => requestPublication(tx, catalogue, at, context.actor, input)),
      ),
    approve: os.notices.approve
      .use(lead)
      .use(requireStepUp('notices'))
      .handler(({ input, context }) =>
        inTransaction((tx, at) => approvePublication(tx, catalogue, at, context.actor, input)),
      ),
    refuse: os.notices.refuse
      .use(lead)
      .handler(({ input, context }) => inTransaction((tx, at) => refusePublication(tx, at, context.actor, input))),
    settings: os.notices.settings.use(reader).handler(() => noticeSettings(storage.db)),
    setSettings: os.notices.setSettings
      .use(requirePermission('desk.manage'))
      .use(requireStepUp('desk'))
      .handler(({ input, context }) => changeNoticeSettings(app, context.actor, input)),
  }
}
