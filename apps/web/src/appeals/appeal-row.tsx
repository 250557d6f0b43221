import type { AppealLine } from '@mimamori/contract/appeals/appeal-contract'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { DueIn } from '../parts/due-in.tsx'
import { MemberTitle } from '../parts/member-title.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { useAppealMatter } from './appeal-matter.ts'
import { AppealStateTag } from './appeal-state-tag.tsx'

/** An appeal in the list: member, what it is against, and the beginning of its text. */
export function AppealRow({ appeal }: { appeal: AppealLine }): ReactNode {
  const copy = useMessages('appeals')
  const matter = useAppealMatter()
  const { against } = appeal
  return (
    <span className="grid min-w-0 gap-1 py-2.5">
      <span className="flex items-center gap-2">
        <AppealStateTag state={appeal.state} waits={appeal.state === 'held' && appeal.heldUntil === null} />
        <b className="truncate font-semibold">{matter(against)}</b>
        <span className="ml-auto text-sm whitespace-nowrap text-ink2">
          {appeal.dueAt ? (
            <DueIn of={{ dueAt: appeal.dueAt, openedAt: appeal.receivedAt, decidedAt: null }} />
          ) : (
            <Timestamp at={appeal.receivedAt} brief />
          )}
        </span>
      </span>
      <span lang="ja" className="line-clamp-2 text-ink">
        {appeal.excerpt}
      </span>
      <span className="flex gap-2 text-sm text-ink2">
        <span className="max-w-[60%] flex-none truncate">{copy.member(appeal.memberId)}</span>
        <MemberTitle text={against.title} className="truncate" />
      </span>
    </span>
  )
}
