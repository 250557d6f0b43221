import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { SavedStepsSection } from '../../saved-steps/saved-steps-section.tsx'
import { SnippetsSection } from '../../snippets/snippets-section.tsx'
import { SettingsSection } from './settings-section.tsx'

/** What a person keeps for their decisions: snippets and saved steps. */
export default function OwnTexts(): ReactNode {
  return (
    <>
      <SettingsSection title={useMessages('snippets').title}>
        <SnippetsSection />
      </SettingsSection>
      <SettingsSection title={useMessages('saved-steps').title}>
        <SavedStepsSection />
      </SettingsSection>
    </>
  )
}
