import type { Language } from '@mimamori/policy/staff/staff-member'

type Section = { readonly heading: string; readonly text: string }

/** A notice as the committee builds one, in one language: the parts and their order, in words of this test. */
export type NoticeOutline = {
  readonly title: string
  readonly opening: string
  readonly topics: Section
  readonly breakdown: Section
  readonly activities: Section
  readonly faq: Section
  readonly closing: Section
  readonly alt: string
  readonly correction: string
  /** headings of the document, in order, without those of the account standards */
  readonly headings: readonly string[]
}

export const SAFETY_ADDRESS = 'https://example.com/help/safety'
const TERMS_ADDRESS = 'https://example.com/help/terms'

const ja: NoticeOutline = {
  title: '{{notice_month}}度 委員会だより',
  opening: 'サイトをお使いの皆さまへ。委員会で話し合ったことをお伝えします。',
  topics: {
    heading: '{{notice_month}}のトピックス',
    text: `### 認証の表示について

表示が付く条件を、あらためてご案内します。

{{standards}}

### 申し込みの前に

条件を満たすと、表示は自動で付きます。`,
  },
  breakdown: {
    heading: '{{month}}の内訳',
    text: `{{month}}に確認した違反は{{total}}です。

{{breakdown}}

### 区分の意味

{{definitions}}`,
  },
  activities: {
    heading: 'サイトの取り組み',
    text: `### 人の目による確認

すべての依頼を担当者が読みます。

### ルールを守らない会員への対応

警告や退会の手続きを行います。

### 自動の検出

届いた依頼を自動で調べます。

安全への取り組み
${SAFETY_ADDRESS}`,
  },
  faq: {
    heading: 'FAQ',
    text: `### 気になる依頼を見つけました

[違反申告](${TERMS_ADDRESS})をお使いください。

### 相手と連絡が取れません

[連絡の催促](${SAFETY_ADDRESS})を申し込めます。

### サイトの外で支払ってしまいました

[サポート](${TERMS_ADDRESS})へご相談ください。`,
  },
  closing: { heading: '委員会より', text: 'これからも安心して使える場所にしてまいります。' },
  alt: '表示の見本',
  correction: 'トピックスの案内に誤りがあったため、直しました。',
  headings: [
    '認証の表示について',
    '申し込みの前に',
    '区分の意味',
    '人の目による確認',
    'ルールを守らない会員への対応',
    '自動の検出',
    '気になる依頼を見つけました',
    '相手と連絡が取れません',
    'サイトの外で支払ってしまいました',
  ],
}

const en: NoticeOutline = {
  title: 'Committee letter, {{notice_month}}',
  opening: 'To everyone who uses this site: here is what the committee talked about.',
  topics: {
    heading: 'Topics of {{notice_month}}',
    text: `### About the badges

Once more, here is what a badge takes.

{{standards}}

### Before you apply

A badge comes by itself once everything is met.`,
  },
  breakdown: {
    heading: 'Breakdown of {{month}}',
    text: `We confirmed {{total}} in {{month}}.

{{breakdown}}

### What the categories mean

{{definitions}}`,
  },
  activities: {
    heading: 'What this site does',
    text: `### Read by people

Our staff read every request.

### Members who break the rules

We warn them or end their membership.

### Found automatically

Requests are checked as they arrive.

How we keep this site safe
${SAFETY_ADDRESS}`,
  },
  faq: {
    heading: 'FAQ',
    text: `### I found a request that worries me

Please [report it](${TERMS_ADDRESS}).

### The other side does not answer

You can ask for [a reminder](${SAFETY_ADDRESS}).

### I paid outside the site

Please talk to [support](${TERMS_ADDRESS}).`,
  },
  closing: { heading: 'From the committee', text: 'We will keep this a place you can trust.' },
  alt: 'What a badge looks like',
  correction: 'A hint under topics was wrong and is mended.',
  headings: [
    'About the badges',
    'Before you apply',
    'What the categories mean',
    'Read by people',
    'Members who break the rules',
    'Found automatically',
    'I found a request that worries me',
    'The other side does not answer',
    'I paid outside the site',
  ],
}

export const NOTICE_OUTLINE: Readonly<Record<Language, NoticeOutline>> = { ja, en }
