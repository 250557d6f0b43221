import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import { hasUntoldCounts, type PublishedFigures } from '@mimamori/policy/notices/small-count-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Messages, useMessages } from '../../i18n/messages.ts'
import { Timestamp } from '../../parts/timestamp.tsx'
import { NoticeCorrections } from './notice-corrections.tsx'

function untoldText({ pooled, total, below }: PublishedFigures, copy: Messages['notices']): string {
  if (pooled) return copy.pooled(pooled.categories, pooled.n)
  return total === null ? copy.fewInAll(below) : copy.hidden(below)
}

/** The authors, their figures, what it corrects, and the other versions. */
export function NoticeFacts({ notice, language }: { notice: NoticeView; language: Language }): ReactNode {
  const copy = useMessages('notices')
  const { drafted } = useMessages('notices/reminders')
  const { figures, edited, byDesk, refused, published, versions } = notice
  return (
    <div className="grid gap-3 text-sm">
      <NoticeCorrections notice={notice} language={language} />
      <div className="grid gap-0.5">
        <p>{figures ? copy.basis(notice.figuresMonth, figures.revision) : copy.noBasis(notice.figuresMonth)}</p>
        {figures && hasUntoldCounts(figures) ? <p className="text-ink2">{untoldText(figures, copy)}</p> : null}
      </div>
      <p className="grid">
        <span>{byDesk ? drafted : copy.kept(edited.by.alias)}</span>
        <span className="text-ink2">
          <Timestamp at={edited.at} />
        </span>
      </p>
      {refused && !published ? (
        <div className="grid gap-0.5 border-l-2 border-amber pl-2.5">
          <p>{copy.refusedBy(refused.by.alias)}</p>
          <p className="verbatim text-ink2">{refused.reason}</p>
        </div>
      ) : null}
      {published ? (
        <p className="grid">
          <span>
            {published.by.id === edited.by.id
              ? copy.publishedAlone(published.by.alias)
              : copy.publishedBy(published.by.alias)}
          </span>
          <span className="text-ink2">
            <Timestamp at={published.at} />
          </span>
          {notice.intact ? (
            <span className="text-ink2" title={notice.hash ?? undefined}>
              {copy.intact}
            </span>
          ) : null}
        </p>
      ) : null}
      {versions.length > 1 ? (
        <div className="grid gap-1">
          <h2 className="font-semibold text-ink2">{copy.versions}</h2>
          <ul className="grid gap-0.5">
            {versions.map(({ id, version, state, publishedAt }) => (
              <li key={id}>
                <Link
                  to="/notices/$noticeId"
                  params={{ noticeId: id }}
                  className="flex min-h-6 items-center justify-between rounded-md px-1.5 py-0.5 hover:bg-hover aria-[current=page]:bg-sunk"
                >
                  {copy.version(version)}
                  <span className="text-ink2">
                    {publishedAt ? <Timestamp at={publishedAt} brief /> : copy.states[state]}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
