import { type ReactNode, useMemo } from 'react'
import { diffText } from './diff-text.ts'
import { TextDiff } from './text-diff.tsx'

type Text = { readonly title: string; readonly body: string }
type Props = { before: Text | undefined; after: Text; unchanged?: string }

/** Title and body of a text, with the changes marked. `unchanged`: the message where nothing changed. */
export function ContentDiff({ before, after, unchanged }: Props): ReactNode {
  const title = useMemo(() => diffText(before?.title ?? '', after.title), [before, after])
  const body = useMemo(() => diffText(before?.body ?? '', after.body), [before, after])
  const same = [...title, ...body].every((change) => change.kind === 'same')
  return (
    <>
      {same && unchanged ? <p className="text-ink2">{unchanged}</p> : null}
      <p lang="ja" className="verbatim mb-3 text-[15px]/[26px] font-semibold">
        <TextDiff changes={title} />
      </p>
      <p lang="ja" className="verbatim max-w-[680px] text-[15px]/[26px]">
        <TextDiff changes={body} />
      </p>
    </>
  )
}
