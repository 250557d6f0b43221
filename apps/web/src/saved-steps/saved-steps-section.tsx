import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { useStepSummary } from '../i18n/saved-steps-copy.ts'
import { StepNameForm } from '../parts/forms/step-name-form.tsx'
import { OwnList } from '../parts/own-list.tsx'

/** A person's saved steps: renaming and removing them. They are saved from a decision panel. */
export function SavedStepsSection(): ReactNode {
  const words = useMessages('saved-steps')
  const summary = useStepSummary()
  return (
    <OwnList
      words={words}
      query={queries.savedSteps.list.queryOptions()}
      changes={queries.savedSteps.key()}
      remove={queries.savedSteps.remove}
      about={({ step }) => summary(step)}
      form={(own, { run, busy, problem }, leave) =>
        own ? (
          <StepNameForm
            label={words.renaming(own.name)}
            name={own.name}
            busy={busy}
            problem={problem}
            onSave={(name) =>
              void run(queries.savedSteps.rename, { id: own.id, name }, { done: () => words.renamed(name) }).then(
                (done) => done && leave(),
              )
            }
            onCancel={leave}
          />
        ) : null
      }
    />
  )
}
