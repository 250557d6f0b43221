import type { NoticeText } from '@mimamori/policy/notices/notice-model'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { noticeSettings } from '@mimamori/storage/notices/notice-reads'
import { getNotice } from '../notices/get-notice.ts'
import {
  approvePublication,
  refusePublication,
  renderToPublish,
  requestPublication,
} from '../notices/publish-notice.ts'
import { beginDraft, discardDraft, saveTexts } from '../notices/write-notice.ts'
import type { TestApp } from './test-app.ts'

/** A text that can be published as it is. */
export const aNoticeText: NoticeText = {
  title: '{{notice_month}}度 委員会のお知らせ',
  correction: '',
  opening: 'いつもありがとうございます。',
  sections: [
    { id: 'topics', heading: 'トピックス', text: '今月のお知らせです。{{month}}は{{total}}でした。' },
    { id: 'standards', heading: 'アカウント基準', text: '### レギュラーランサー\n\n- 本人確認が済んでいること' },
    { id: 'breakdown', heading: '違反内訳', text: '{{month}}の内訳です。\n\n{{breakdown}}\n\n{{definitions}}' },
    { id: 'faq', heading: '質問', text: '### 質問\n\n[規約](https://example.com/terms)をご覧ください。' },
  ],
}

/** The text that can be published, with other words in some of its sections. */
export const noticeTextWith = (
  words: Readonly<Record<string, string>>,
  rest: Partial<NoticeText> = {},
): NoticeText => ({
  ...aNoticeText,
  ...rest,
  sections: aNoticeText.sections.map((section) => ({ ...section, text: words[section.id] ?? section.text })),
})

type NoticeSteps = {
  readonly beginAs: (who: Staff, month: string) => Promise<string>
  readonly saveAs: (
    who: Staff,
    noticeId: string,
    edit: number,
    ja?: NoticeText,
    en?: NoticeText | null,
  ) => ReturnType<typeof saveTexts>
  readonly discardAs: (who: Staff, noticeId: string, edit: number) => ReturnType<typeof discardDraft>
  readonly requestAs: (who: Staff, noticeId: string, edit: number) => ReturnType<typeof requestPublication>
  /** `seen`: the limit for small counts on their screen; the one that is set, if left out. `standards`: version of the account standards there */
  readonly approveAs: (
    who: Staff,
    noticeId: string,
    edit: number,
    revision?: number,
    seen?: number,
    standards?: number,
    content?: string,
  ) => ReturnType<typeof approvePublication>
  readonly refuseAs: (
    who: Staff,
    noticeId: string,
    edit: number,
    reason: string,
  ) => ReturnType<typeof refusePublication>
  /** A notice of this month, written and requested by one lead. Returns its id. */
  readonly requestedBy: (who: Staff, month: string, ja?: NoticeText, en?: NoticeText | null) => Promise<string>
  readonly viewFor: (who: Staff, noticeId: string) => ReturnType<typeof getNotice>
}

/** Steps of leads with notices, at a test desk. */
export function noticeSteps({ app }: TestApp): NoticeSteps {
  const { storage, clock, catalogue } = app
  const now = () => clock.now()
  const beginAs = async (who: Staff, month: string) =>
    (await storage.write((tx) => beginDraft(tx, now(), who, month))).noticeId
  const saveAs = (who: Staff, noticeId: string, edit: number, ja = aNoticeText, en: NoticeText | null = null) =>
    storage.write((tx) => saveTexts(tx, now(), who, { noticeId, edit, texts: { chart: 'pie', ja, en } }))
  const requestAs = (who: Staff, noticeId: string, edit: number) =>
    storage.write((tx) => requestPublication(tx, catalogue, now(), who, { noticeId, edit }))
  const discardAs = (who: Staff, noticeId: string, edit: number) =>
    storage.write((tx) => discardDraft(tx, now(), who, { noticeId, edit }))

  const approveAs = async (
    who: Staff,
    noticeId: string,
    edit: number,
    revision = 1,
    seen?: number,
    standards = 0,
    onScreen?: string,
  ) => {
    const content = onScreen ?? (await getNotice(app, who, noticeId)).content
    const below = seen ?? (await noticeSettings(storage.db)).below
    const onScreenNow = { noticeId, edit, revision, below, standards, content }
    const rendered = await renderToPublish(app, storage.db, { at: now(), actor: who, noticeId })
    return await storage.write((tx) => approvePublication(tx, catalogue, now(), who, onScreenNow, rendered))
  }
  const refuseAs = (who: Staff, noticeId: string, edit: number, reason: string) =>
    storage.write((tx) => refusePublication(tx, now(), who, { noticeId, edit, reason }))

  async function requestedBy(who: Staff, month: string, ja = aNoticeText, en: NoticeText | null = null) {
    const id = await beginAs(who, month)
    await saveAs(who, id, 1, ja, en)
    await requestAs(who, id, 2)
    return id
  }

  return {
    beginAs,
    saveAs,
    discardAs,
    requestAs,
    approveAs,
    refuseAs,
    requestedBy,
    viewFor: (who: Staff, noticeId: string) => getNotice(app, who, noticeId),
  }
}
