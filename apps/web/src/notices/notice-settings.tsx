import {
  DEFAULT_NOTICE_SETTINGS,
  DRAFT_DAY_BOUNDS,
  isNoticeAddress,
  isSmallCountLimit,
} from '@mimamori/policy/notices/notice-settings-rules'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { numberField, optionalNumberField, textField } from '../parts/forms/form-fields.tsx'
import { LoadedSection } from '../parts/forms/loaded-section.tsx'
import { SettingsForm } from '../parts/forms/settings-form.tsx'

/** The desk's settings of notices. */
export function NoticeSettings(): ReactNode {
  const copy = useMessages('notices/settings')
  const { setting_out_of_range, draft_day_out_of_range, notice_address_flawed } = copy.problems
  const { min, max } = DRAFT_DAY_BOUNDS
  return (
    <LoadedSection title={copy.title} lead={copy.lead} query={queries.notices.settings.queryOptions()} rows={5}>
      {(now) => (
        <SettingsForm
          now={now}
          defaults={DEFAULT_NOTICE_SETTINGS}
          words={copy}
          fields={{
            below: numberField(
              { label: copy.below, note: copy.belowNote, range: copy.belowRange, flaw: setting_out_of_range },
              { min: 0, max: 999 },
              isSmallCountLimit,
            ),
            draftDay: optionalNumberField(
              {
                label: copy.draftDay,
                note: copy.draftDayNote,
                range: copy.draftDayRange(min, max),
                flaw: draft_day_out_of_range,
              },
              DRAFT_DAY_BOUNDS,
            ),
            address: textField({
              label: copy.address,
              strong: true,
              note: copy.addressNote,
              spellCheck: false,
              autoCapitalize: 'none',
              valid: isNoticeAddress,
              flaw: notice_address_flawed,
            }),
          }}
          set={queries.notices.setSettings}
          done={() => copy.saved}
          keep={(settings, cache) => cache.setQueryData(queries.notices.settings.queryKey(), settings)}
        />
      )}
    </LoadedSection>
  )
}
