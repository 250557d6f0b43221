import type { ReactNode } from 'react'
import type { Failure } from '../../api/call-failure.ts'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useSavedStepsCopy } from '../../i18n/saved-steps-copy.ts'
import { useSnippetsCopy } from '../../i18n/snippets-copy.ts'
import { SavedStepsSection } from '../../saved-steps/saved-steps-section.tsx'
import { SnippetsSection } from '../../snippets/snippets-section.tsx'
import { SettingsSection } from './settings-section.tsx'

/** What a person keeps for their decisions: snippets and saved steps. */
export default function OwnTexts(): ReactNode {
  const copy = useCopy()
  const { title: snippets } = useSnippetsCopy()
  const { title: steps } = useSavedStepsCopy()
  const failureText = (failure: Failure) => failureMessage(copy, failure)
  return (
    <>
      <SettingsSection title={snippets}>
        <SnippetsSection failureText={failureText} />
      </SettingsSection>
      <SettingsSection title={steps}>
        <SavedStepsSection failureText={failureText} />
      </SettingsSection>
    </>
  )
}
