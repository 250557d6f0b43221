import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { NoticeTexts } from '@mimamori/policy/notices/notice-model'
import type { DeskClient, DeskStory, StoryPerson } from './desk-story.ts'

type ApproveInput = Parameters<DeskClient['notices']['approve']>[0]

/** A notice with its newest texts on the screen of one person, and what that person does with it. */
export type NoticeScreen = {
  readonly id: string
  readonly view: () => Promise<NoticeView>
  /** Saves these texts over the newest ones. */
  readonly save: (change: (texts: NoticeTexts) => NoticeTexts) => Promise<void>
  readonly request: () => Promise<void>
  /** With all that was on the screen when it was opened; the newest of it unless given. */
  readonly approve: (seen?: NoticeView) => Promise<void>
}

/** Input of an approval by somebody who has this on screen. */
export const approvalOf = (
  { id: noticeId, edit, figures, standards, content }: NoticeView,
  below = 5,
): ApproveInput => ({
  ...{ noticeId, edit, standards, content, below },
  revision: figures?.revision ?? 1,
})

export function openNotice({ client }: StoryPerson, id: string): NoticeScreen {
  const view = () => client.notices.get({ noticeId: id })
  return {
    id,
    view,
    async save(change) {
      const { edit, texts } = await view()
      await client.notices.save({ noticeId: id, edit, texts: structuredClone(change(texts)) as never })
    },
    async request() {
      await client.notices.request({ noticeId: id, edit: (await view()).edit })
    },
    async approve(seen) {
      await client.notices.approve(approvalOf(seen ?? (await view())))
    },
  }
}

/** Japanese texts of a notice with other words in some of its sections. */
export const withSections =
  (words: Readonly<Record<string, string>>, correction?: string): ((texts: NoticeTexts) => NoticeTexts) =>
  ({ ja, ...rest }) => ({
    ...rest,
    ja: {
      ...ja,
      correction: correction ?? ja.correction,
      sections: ja.sections.map((each) => ({ ...each, text: words[each.id] ?? each.text })),
    },
  })

/** A page of the marketplace, as its readers get it. */
export async function readSitePage({ site }: DeskStory, path: string): Promise<string> {
  const answer = await fetch(`${site.url}${path}`)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return await answer.text()
}

/** The published notices the marketplace lists, the newest first: the address of each, and its title. */
export async function noticesOnSite(story: DeskStory, language = 'ja'): Promise<{ path: string; title: string }[]> {
  const list = await readSitePage(story, `/notices?lang=${language}`)
  return [...list.matchAll(/<a href="(\/notices\/[^"?]+\?[^"]*)" lang="[a-z]+">([^<]*)<\/a> <time/g)].map(
    ([, path = '', title = '']) => ({ path, title }),
  )
}
