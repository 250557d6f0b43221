// @vitest-environment jsdom
import { decisions } from '@mimamori/copy/decisions/ja'
import { copy } from '@mimamori/copy/ja'
import { panels } from '@mimamori/copy/panels/ja'
import { expect, test } from 'vitest'
import { withKeys } from '../../keys/page-keys.test-support.tsx'
import { render } from '../../parts/render.test-support.tsx'
import { DecisionMenu } from './decision-menu.tsx'
import { panelHint } from './panel-title.ts'

test('each measure says what the member and the marketplace get, before it is chosen and in its panel; one that is refused says why', async () => {
  const props = { visible: true, closed: null, barred: null, onMove: () => undefined }
  const { page, unmount } = await render(
    withKeys(<DecisionMenu {...props} moves={{ warn: 'already_decided' } as never} />),
  )
  const titles = [...page.querySelectorAll('button')].map(({ title }) => title)
  const { no_violation, request_correction, advice, hide } = decisions.effects
  expect(titles).toEqual([no_violation, request_correction, advice, hide, copy.refusals.already_decided])
  for (const panel of ['hide', 'show', 'warn', 'advice', 'request_correction', 'restrict', 'lift', 'reverse'] as const)
    expect(panelHint(copy as never, panels, panel, '/').split('\n')[0]).toBe(decisions.effects[panel])
  await unmount()
})
