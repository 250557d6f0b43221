import type { DeskStanding } from '@mimamori/contract/people/account-standing-contract'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { may } from '@mimamori/policy/staff/role-permissions'
import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useStandingCopy } from './standing-copy.ts'
import { StandingNoticeLine } from './standing-notice-line.tsx'
import { useStandingQuery } from './use-standing-query.ts'

const TO_CONFIRM = linkOptions({ to: '/admin/{-$section}', params: { section: 'confirm' } })
const TO_MEASURES = linkOptions({ to: '/admin/{-$section}', params: { section: 'measures' } })
const TO_HELD = linkOptions({ to: '/withdrawals', search: { view: 'held' } })

/** What the desk tells this person until it is over: below the bar, on every screen. Nothing while there is nothing to tell. */
export default function StandingNotices({ role }: { role: Role }): ReactNode {
  const copy = useStandingCopy()
  const told = useStandingQuery().data
  if (!told || !hasNotices(told)) return null
  return (
    <section aria-label={copy.region}>
      <ul>
        <FewLeads leads={told.leads} />
        <OwnStanding mine={told.mine} />
        <Setting setting={told.setting} role={role} />
        <CompletableAlone all={told.completableAlone} role={role} />
        <Approvals approvals={told.approvals} />
        {told.toConfirm > 0 ? (
          <StandingNoticeLine title={copy.toConfirm(told.toConfirm)} to={TO_CONFIRM} look={copy.setting.look} />
        ) : null}
      </ul>
    </section>
  )
}

// what can be completed alone is told only beside few leads
const hasNotices = ({ leads, mine, setting, approvals, toConfirm }: DeskStanding): boolean =>
  leads.fewSince !== null ||
  (mine.takesPart && mine.ineligible !== null) ||
  setting !== null ||
  approvals.length + toConfirm > 0

function FewLeads({ leads: { eligible, fewSince, smallFrom, small } }: Pick<DeskStanding, 'leads'>) {
  const { fewLeads: copy } = useStandingCopy()
  const { instants } = useCopy()
  if (fewSince === null || smallFrom === null) return null
  return (
    <StandingNoticeLine urgent title={copy.title(eligible)}>
      {`${small ? copy.small : copy.until(instants.brief(smallFrom))} ${copy.ask}`}
    </StandingNoticeLine>
  )
}

function OwnStanding({ mine: { takesPart, ineligible, settledAt, ask } }: Pick<DeskStanding, 'mine'>) {
  const { mine: copy } = useStandingCopy()
  const { instants } = useCopy()
  if (!takesPart || ineligible === null) return null
  const until = instants.brief(settledAt ?? '')
  if (ineligible === 'access_too_recent')
    return <StandingNoticeLine title={copy.access_too_recent(until)}>{copy.effect}</StandingNoticeLine>
  const waits = settledAt !== null && Date.parse(settledAt) > Date.now()
  return (
    <StandingNoticeLine title={copy.awaits_confirmation(ask.join(copy.between))}>
      {waits ? `${copy.effect} ${copy.also(until)}` : copy.effect}
    </StandingNoticeLine>
  )
}

function Setting({ setting, role }: Pick<DeskStanding, 'setting'> & { role: Role }) {
  const { setting: copy } = useStandingCopy()
  const { instants } = useCopy()
  if (setting === null) return null
  const { proposer, takesEffectAt } = setting
  const to = may(role, 'desk.agree') ? TO_CONFIRM : may(role, 'desk.manage') ? TO_MEASURES : null
  const when = takesEffectAt === null ? copy.waits : copy.byItself(instants.brief(takesEffectAt))
  return (
    <StandingNoticeLine urgent title={copy.title(proposer.alias)} {...(to ? { to, look: copy.look } : {})}>
      {copy.told(settingChangeWords(copy, setting).join(' · '), when)}
    </StandingNoticeLine>
  )
}

type SettingCopy = ReturnType<typeof useStandingCopy>['setting']

/** What would change, in words. */
export function settingChangeWords(
  copy: SettingCopy,
  { now, loosening }: NonNullable<DeskStanding['setting']>,
): string[] {
  const { holdMinutes, withdrawalsAnHour } = loosening
  return [
    ...(holdMinutes === undefined ? [] : [copy.holdMinutes(now.holdMinutes, holdMinutes)]),
    ...(withdrawalsAnHour === undefined ? [] : [copy.withdrawalsAnHour(now.withdrawalsAnHour, withdrawalsAnHour)]),
  ]
}

/** What one person may complete on a desk with too few leads, before they do. */
function CompletableAlone({ all, role }: { all: DeskStanding['completableAlone']; role: Role }) {
  const { completableAlone: copy } = useStandingCopy()
  const { instants } = useCopy()
  const reads = { closing: may(role, 'closings.read'), notice: may(role, 'notices.read') }
  return all.map(({ what, id, month, by, from, possible }) => {
    const to =
      what === 'closing'
        ? linkOptions({ to: '/breakdown/close', search: { month } })
        : linkOptions({ to: '/notices/$noticeId', params: { noticeId: id } })
    return (
      <StandingNoticeLine
        key={id}
        urgent
        title={copy[what](by, month)}
        {...(reads[what] ? { to, look: copy.look } : {})}
      >
        {possible ? copy.now : copy.from(instants.brief(from))}
      </StandingNoticeLine>
    )
  })
}

function Approvals({ approvals }: Pick<DeskStanding, 'approvals'>) {
  const { approvals: copy } = useStandingCopy()
  const { instants } = useCopy()
  const blocked = approvals.filter((each) => each.blocked)
  const [next, ...others] = approvals.filter((each) => !each.blocked)
  return (
    <>
      {blocked.length > 0 ? (
        <StandingNoticeLine urgent title={copy.blocked(blocked.length)} to={TO_HELD} look={copy.look} />
      ) : null}
      {next ? (
        <StandingNoticeLine
          title={copy.held(others.length + 1, instants.brief(next.heldUntil))}
          to={TO_HELD}
          look={copy.look}
        />
      ) : null}
    </>
  )
}
