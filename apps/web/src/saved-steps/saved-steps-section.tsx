import type { OwnStep } from '@mimamori/contract/saved-steps/saved-step-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useMessages } from '../i18n/messages.ts'
import { useStepSummary } from '../i18n/saved-steps-copy.ts'
import { OwnListRow } from '../parts/own-list-row.tsx'
import { StepNameForm } from '../parts/step-name-form.tsx'
import { useOwnListCall } from '../parts/use-own-list-call.ts'

type Props = { failureText: (failure: Failure) => string }

/** A person's saved steps: renaming and removing them. They are saved from a decision panel. */
export function SavedStepsSection({ failureText }: Props): ReactNode {
  const words = useMessages('saved-steps')
  const summary = useStepSummary()
  const list = useQuery(queries.savedSteps.list.queryOptions())
  const [renaming, setRenaming] = useState<OwnStep | null>(null)
  const { run, busy, problem, forget } = useOwnListCall(queries.savedSteps.key(), words.refusals, failureText)
  const edit = (own: OwnStep | null) => {
    forget()
    setRenaming(own)
  }
  const rename = async (id: string, name: string) => {
    if (await run(() => api.savedSteps.rename({ id, name }), words.renamed(name))) setRenaming(null)
  }
  if (list.isError && !list.data) {
    return (
      <div role="alert" className="flex flex-wrap items-center justify-between gap-2">
        {words.failed}
        <Button small onClick={() => void list.refetch()}>
          {words.retry}
        </Button>
      </div>
    )
  }
  if (!list.data) return <SkeletonRows rows={2} label={words.title} />
  return (
    <>
      <p className="text-sm text-ink2">{words.lead}</p>
      {renaming ? null : <Problem small>{problem}</Problem>}
      {list.data.length > 0 ? (
        <ul aria-label={words.title} className="-mx-4 -mb-4">
          {list.data.map((own) =>
            renaming?.id === own.id ? (
              <li key={own.id} className="border-t border-line px-4 py-3">
                <StepNameForm
                  label={words.renaming(own.name)}
                  name={own.name}
                  busy={busy}
                  problem={problem}
                  onSave={(name) => void rename(own.id, name)}
                  onCancel={() => edit(null)}
                />
              </li>
            ) : (
              <OwnListRow
                key={own.id}
                name={own.name}
                about={summary(own.step)}
                words={words}
                busy={busy}
                onEdit={() => edit(own)}
                onRemove={() => void run(() => api.savedSteps.remove({ id: own.id }), words.removed(own.name))}
              />
            ),
          )}
        </ul>
      ) : (
        <p className="text-sm text-ink2">{words.empty}</p>
      )}
    </>
  )
}
