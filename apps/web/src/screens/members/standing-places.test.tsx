// @vitest-environment jsdom

import type { MaskedMember } from '@mimamori/contract/members/masked-member-contract'
import { NO_STANDING } from '@mimamori/policy/members/standing-rules'
import { expect, test } from 'vitest'
import { MemberFields } from '../../cases/case-member-panel.tsx'
import CaseStanding from '../../cases/case-standing.tsx'
import { LinkedMemberLine } from '../../enquiries/linked-lines.tsx'
import { render } from '../../parts/render.test-support.tsx'
import { MemberHits } from '../../search/member-hits.tsx'

const MEMBER = {
  ...{
    id: 'U-7',
    roles: ['client'],
    displayName: '●●' as MaskedMember['displayName'],
    registeredAt: '2022-05-01T00:00:00.000Z',
  },
  ...{ email: '' as MaskedMember['email'], phone: '' as MaskedMember['phone'], erased: false },
  verifications: { identity: true, phone: true, nda: false, marketplaceCheck: false },
  standing: NO_STANDING,
} satisfies MaskedMember

test.each([
  ['措置なし', NO_STANDING],
  ['アドバイス1', { ...NO_STANDING, advice: 1 }],
  [
    '強制退会を提案中・警告5・非表示13・アドバイス1',
    { ...NO_STANDING, withdrawalProposed: true, advice: 1, warnings: 5, hidden: 13 },
  ],
  ['強制退会の実行待ち・警告2', { ...NO_STANDING, withdrawalHeld: true, warnings: 2 }],
])('the head of a case, its member, a hit and a linked member all say %s', async (said, standing) => {
  const member = { ...MEMBER, standing }
  const { page } = await render(
    <>
      <CaseStanding member={member} />
      <MemberFields member={member} revealed={null} onMask={() => undefined} />
      <MemberHits members={[{ ...member, standards: [] }]} linkOf={(id) => id} onPosts={() => undefined} />
      <LinkedMemberLine member={member} memberLink={(id) => id} />
    </>,
  )
  const places = [...page.querySelectorAll('[data-standing]')].map(({ textContent }) => textContent)
  expect(places).toEqual([said, said, said, said])
})
