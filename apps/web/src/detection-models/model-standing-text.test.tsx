// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { render } from '../parts/render.test-support.tsx'
import { ModelStandingText } from './model-standing-text.tsx'

const ORDERS = { champion: null, measured: null, steppedBack: null, leftMessages: null }
const FLAGS = { ...ORDERS, champion: 'ab12cd34' }

test.each([
  [
    'orders jobs and flags messages on a new desk',
    ORDERS,
    '仕事依頼はルールが検出し、モデルは確認の順番を決めます。モデルが仕事依頼を単独で検出するのは、とくに確信度が高い場合だけです。メッセージと提案は、モデルも単独で検出します。',
    'Rules flag jobs; the model sorts what you review, and flags a job on its own only when it’s almost certain. It also flags messages and proposals on its own.',
  ],
  [
    'flags jobs by what was measured',
    { ...FLAGS, measured: { honest: 400, flagged: 9 } },
    'モデルは、このデスクで問題なしとされた仕事依頼400件のうち検出したものが9件にとどまったため、仕事依頼を単独でも検出しています。メッセージと提案は、モデルも単独で検出します。',
    'The model also flags jobs on its own: of 400 jobs you passed, it flagged only 9. It also flags messages and proposals on its own.',
  ],
  [
    'flags jobs since before models were measured',
    FLAGS,
    'モデルは、仕事依頼を単独でも検出しています。メッセージと提案は、モデルも単独で検出します。',
    'The model also flags jobs on its own. It also flags messages and proposals on its own.',
  ],
  [
    'has stopped, and leaves messages to the rules',
    {
      ...ORDERS,
      steppedBack: { version: 'ab12cd34', honest: 400, flagged: 29 },
      leftMessages: { flags: 100, confirmed: 49 },
    },
    'モデル ab12cd34は、問題のない仕事依頼400件のうち29件を検出したため、自動で停止しました。仕事依頼はルールが検出し、モデルは確認の順番を決めます。モデルが仕事依頼を単独で検出するのは、とくに確信度が高い場合だけです。メッセージと提案は、モデルによる最近の検出100件のうち違反が49件と半数に届かなかったため、ルールだけで検出しています。',
    'Model ab12cd34 stopped automatically: it flagged 29 of 400 jobs without a violation. Rules flag jobs; the model sorts what you review, and flags a job on its own only when it’s almost certain. Only rules flag messages and proposals: of the model’s last 100 flags on them, just 49 were violations.',
  ],
  [
    'is turned off',
    null,
    'モデルは運用設定で停止しています。現在はルールだけで検出しています。',
    'Models are turned off on the server. Only rules flag content.',
  ],
])('a model that %s is told of in Japanese and in English', async (_, standing, ja, en) => {
  for (const [language, said] of [
    ['ja', ja],
    ['en', en],
  ] as const) {
    const { page, unmount } = await render(<ModelStandingText standing={standing} />, { language })
    expect(page.textContent).toBe(said)
    await unmount()
  }
})
