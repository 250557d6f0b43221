import { BACKGROUND_HEADER } from '@mimamori/contract/transport-contract'
import type { SeenNotice } from '@mimamori/policy/notices/notice-publication-rules'
import { type NoticeSettings, setNoticeSettings } from '@mimamori/policy/notices/notice-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { noticeSettings } from '@mimamori/storage/notices/notice-reads'
import { record } from '@mimamori/storage/record-change'
import { ORPCError } from '@orpc/server'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import { os } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { getDefinitions } from './get-definitions.ts'
import { getCurrentTexts, getNotice, listNotices, previewNotice } from './get-notice.ts'
import { keepLook, loadNoticeChanges } from './notice-changes.ts'
import { getNoticeState } from './notice-stamp.ts'
import { approvePublication, refusePublication, renderToPublish, requestPublication } from './publish-notice.ts'
import { listPictures, storePicture } from './store-picture.ts'
import { beginDraft, discardDraft, type SaveTextsInput, saveTexts } from './write-notice.ts'

/** Sets the notice settings of the desk. Throws the refusal of the rule. */
export async function changeNoticeSettings(
  { storage, clock }: AppContext,
  actor: Staff,
  requested: NoticeSettings,
): Promise<NoticeSettings> {
  const event = requireAllowed(setNoticeSettings(requested, actor))
  const { settings } = event
  await storage.write((tx) => record(tx, clock.now(), actor.id, { ...event, changedBy: actor.id }))
  return settings
}

/** Saves a notice; when somebody saved meanwhile, returns the stored texts instead. */
async function saveOrConflict({ storage, clock }: AppContext, actor: Staff, input: SaveTextsInput) {
  const done = await storage.write((tx) => saveTexts(tx, clock.now(), actor, input))
  if (done.ok) return { edit: done.edit }
  const data = { refusal: 'notice_edited', present: null, now: await getCurrentTexts(storage.db, done.now) } as const
  throw new ORPCError('REFUSED_409', { status: 409, defined: true, data })
}

/** Renders a notice, then publishes exactly that: nobody waits for the rendering. */
async function renderAndApprove(app: AppContext, actor: Staff, seen: SeenNotice & { readonly noticeId: string }) {
  const { storage, catalogue, clock } = app
  const now = clock.now()
  const rendered = await renderToPublish(app, storage.db, { at: now, actor, noticeId: seen.noticeId })
  return await storage.write((tx) => approvePublication(tx, catalogue, now, actor, seen, rendered))
}

/** The month's notice, from its draft to its publication. */
export const noticeProcedures = {
  list: os.notices.list.handler(({ context: { app, actor } }) => listNotices(app, actor)),
  get: os.notices.get.handler(({ input, context: { app, actor } }) => getNotice(app, actor, input.noticeId)),
  state: os.notices.state.handler(({ input, context: { app, actor } }) => getNoticeState(app, actor, input.noticeId)),
  preview: os.notices.preview.handler(({ input, context: { app, actor } }) =>
    previewNotice(app, actor, input.noticeId, input.texts),
  ),
  changes: os.notices.changes.handler(({ input, context: { app, actor } }) =>
    loadNoticeChanges(app.storage.db, actor, input.noticeId),
  ),
  look: os.notices.look.handler(({ input, context: { app, actor, request } }) =>
    request.get(BACKGROUND_HEADER.name) === BACKGROUND_HEADER.value
      ? { kept: false }
      : app.storage.write((tx) => keepLook(tx, app.clock.now(), actor, input)),
  ),
  definitions: os.notices.definitions.handler(({ input, context: { app } }) => getDefinitions(app, input.noticeId)),
  addPicture: os.notices.addPicture.handler(({ input, context: { app, actor } }) =>
    app.storage.write((tx) => storePicture(tx, app.clock.now(), actor, input)),
  ),
  pictures: os.notices.pictures.handler(({ input, context: { app } }) => listPictures(app.storage.db, input.noticeId)),
  begin: os.notices.begin.handler(({ input, context: { app, actor } }) =>
    app.storage.write((tx) => beginDraft(tx, app.clock.now(), actor, input.month)),
  ),
  save: os.notices.save.handler(({ input, context: { app, actor } }) => saveOrConflict(app, actor, input)),
  discard: os.notices.discard.handler(({ input, context: { app, actor } }) =>
    app.storage.write((tx) => discardDraft(tx, app.clock.now(), actor, input)),
  ),
  request: os.notices.request.handler(({ input, context: { app, actor } }) =>
    app.storage.write((tx) => requestPublication(tx, app.catalogue, app.clock.now(), actor, input)),
  ),
  approve: os.notices.approve.handler(({ input, context: { app, actor } }) => renderAndApprove(app, actor, input)),
  refuse: os.notices.refuse.handler(({ input, context: { app, actor } }) =>
    app.storage.write((tx) => refusePublication(tx, app.clock.now(), actor, input)),
  ),
  settings: os.notices.settings.handler(({ context: { app } }) => noticeSettings(app.storage.db)),
  setSettings: os.notices.setSettings.handler(({ input, context: { app, actor } }) =>
    changeNoticeSettings(app, actor, input),
  ),
}
