import type { ReactNode } from 'react'
import type { Failure } from '../../api/call-failure.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { failureMessage } from '../../parts/failure-message.ts'
import { SavedStepsSection } from '../../saved-steps/saved-steps-section.tsx'
import { SnippetsSection } from '../../snippets/snippets-section.tsx'
import { SettingsSection } from './settings-section.tsx'

/** What a person keeps for their decisions: snippets and saved steps. */
export default function OwnTexts(): ReactNode {
  const copy = useCopy()
  const { title: snippets } = useMessages('snippets')
  const { title: steps } = useMessages('saved-steps')
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
