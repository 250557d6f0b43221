import type { DeskStanding, ProposedSetting } from '@mimamori/contract/people/account-standing-contract'
import { may, type Role } from '@mimamori/policy/staff/role-permissions'
import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { CompletableAloneNotices } from './completable-alone-notices.tsx'
import { settingChangeWords } from './eligibility-copy.ts'
import { EligibilityNoticeLine } from './eligibility-notice-line.tsx'
import { useEligibilityQuery } from './use-eligibility-query.ts'

const TO_CONFIRM = linkOptions({ to: '/admin/{-$section}', params: { section: 'confirm' } })
const TO_MEASURES = linkOptions({ to: '/admin/{-$section}', params: { section: 'measures' } })
const TO_HELD = linkOptions({ to: '/withdrawals', search: { view: 'held' } })

/**
 * Notices below the top bar, on every screen: too few leads, one's own eligibility, settings and withdrawals that wait for a
 * second person. Default, for `lazy()`.
 */
export default function EligibilityNotices({ role }: { role: Role }): ReactNode {
  const copy = useMessages('eligibility')
  const desk = useEligibilityQuery().data
  if (!desk || !hasNotices(desk)) return null
  return (
    <section aria-label={copy.region}>
      <ul>
        <FewLeads leads={desk.leads} />
        <OwnEligibility mine={desk.mine} />
        {desk.settings.map((setting) => (
          <Setting key={setting.id} setting={setting} role={role} />
        ))}
        <CompletableAloneNotices all={desk.completableAlone} role={role} />
        <Approvals approvals={desk.approvals} />
        {desk.toConfirm > 0 ? (
          <EligibilityNoticeLine
            title={copy.toConfirm(desk.toConfirm)}
            to={TO_CONFIRM}
            linkText={copy.setting.openLabel}
          />
        ) : null}
      </ul>
    </section>
  )
}

// procedures one person can complete are shown only together with the notice of few leads
const hasNotices = ({ leads, mine, settings, approvals, toConfirm }: DeskStanding): boolean =>
  leads.fewSince !== null ||
  (mine.takesPart && mine.ineligible !== null) ||
  settings.length + approvals.length + toConfirm > 0

function FewLeads({ leads: { eligible, fewSince, smallFrom, small } }: Pick<DeskStanding, 'leads'>) {
  const { fewLeads: copy } = useMessages('eligibility')
  const { instants } = useCopy()
  if (fewSince === null || smallFrom === null) return null
  return (
    <EligibilityNoticeLine urgent title={copy.title(eligible)}>
      {`${small ? copy.smallDeskNow : copy.until(instants.brief(smallFrom))} ${copy.howToResolve}`}
    </EligibilityNoticeLine>
  )
}

function OwnEligibility({ mine: { takesPart, ineligible, settledAt, ask } }: Pick<DeskStanding, 'mine'>) {
  const { ownEligibility: copy } = useMessages('eligibility')
  const { instants } = useCopy()
  if (!takesPart || ineligible === null) return null
  const until = instants.brief(settledAt ?? '')
  if (ineligible === 'access_too_recent')
    return <EligibilityNoticeLine title={copy.access_too_recent(until)}>{copy.consequence}</EligibilityNoticeLine>
  const waits = settledAt !== null && Date.parse(settledAt) > Date.now()
  return (
    <EligibilityNoticeLine title={copy.awaits_confirmation(ask.join(copy.nameSeparator))}>
      {waits ? `${copy.consequence} ${copy.earliest(until)}` : copy.consequence}
    </EligibilityNoticeLine>
  )
}

function Setting({ setting, role }: { setting: ProposedSetting; role: Role }) {
  const { setting: copy } = useMessages('eligibility')
  const { instants } = useCopy()
  const { about, proposer, takesEffectAt } = setting
  const to = may(role, 'desk.agree') ? TO_CONFIRM : may(role, 'desk.manage') ? TO_MEASURES : null
  const when = takesEffectAt === null ? copy.waits[about] : copy.byItself(instants.brief(takesEffectAt))
  return (
    <EligibilityNoticeLine
      urgent
      title={copy.title[about](proposer.alias)}
      {...(to ? { to, linkText: copy.openLabel } : {})}
    >
      {copy.changesAndDate(settingChangeWords(copy, setting).join(' · '), when)}
    </EligibilityNoticeLine>
  )
}

function Approvals({ approvals }: Pick<DeskStanding, 'approvals'>) {
  const { approvals: copy } = useMessages('eligibility')
  const { instants } = useCopy()
  const blocked = approvals.filter((each) => each.blocked)
  const [next, ...others] = approvals.filter((each) => !each.blocked)
  return (
    <>
      {blocked.length > 0 ? (
        <EligibilityNoticeLine urgent title={copy.blocked(blocked.length)} to={TO_HELD} linkText={copy.openLabel} />
      ) : null}
      {next ? (
        <EligibilityNoticeLine
          title={copy.held(others.length + 1, instants.brief(next.heldUntil))}
          to={TO_HELD}
          linkText={copy.openLabel}
        />
      ) : null}
    </>
  )
}
