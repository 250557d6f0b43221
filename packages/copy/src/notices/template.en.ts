import type { NoticeText } from '@mimamori/policy/notices/notice-model'

/** What the English side of a notice begins with. */
export const template: NoticeText = {
  title: 'Quality committee notice, {{notice_month}}',
  correction: '',
  opening: `Every month the quality committee reviews violations and how we handle them, so that everyone can offer and take on work with confidence. Here is what we’d like you to know in {{notice_month}}.

{{previous}}`,
  sections: [
    {
      id: 'topics',
      heading: 'Topics for {{notice_month}}',
      text: `In {{month}}, we confirmed violations in {{total}}. See “Violations in {{month}}” for the breakdown.

What’s new this month:

- {{write here}}`,
    },
    {
      id: 'standards',
      heading: 'Account standards',
      text: `Members who meet a standard get its badge on their profile.

{{standards}}`,
    },
    {
      id: 'breakdown',
      heading: 'Violations in {{month}}',
      text: `In {{month}}, we confirmed violations in {{total}}.

{{breakdown}}

### What the categories mean

{{definitions}}`,
    },
    {
      id: 'activities',
      heading: 'What the committee does',
      text: `### People review every job request

Day and night, our staff in Japan and abroad read each job request that arrives.

- We hide clear violations
- We ask for corrections to improper passages
- We send advice mails where they help

### Members who break the rules

We warn members who break the terms, and end memberships where that doesn’t help. Two people confirm every forced withdrawal.

### Every report is checked

We check every violation report. We can’t share the outcome, and we never reveal who reported.

### We find suspicious jobs and members early

We detect suspicious jobs and members as they arrive and alert staff right away, so they can act before problems occur.`,
    },
    {
      id: 'faq',
      heading: 'Questions and answers',
      text: `### The other party doesn’t reply

Please message them a few times first. If they still don’t reply, send a contact reminder request and we’ll ask them to get in touch by a deadline.

- Any reply from the other party before the deadline ends the request
- After the deadline, our staff review it, decide, and tell both of you. Nothing happens automatically
- If you’re a freelancer and the work is done, report it as complete before sending a request

### I dealt with someone outside the site and have a problem

Please contact support with the other party’s username and the job URL. Our staff will look into it and reply.

- If you have screenshots of your messages or proof of payment, tell us what they show
- We can’t refund or cover payments made outside the site. We review the other party under the terms of use

### I found a job that may break the rules

Please report it from the job page. We never reveal who reported.`,
    },
    {
      id: 'closing',
      heading: 'From the quality committee',
      text: `If you see a job or message that breaks the rules, please report it instead of applying or replying. If you post jobs, please check the guideline before you publish.

If anything worries you, please contact support. We’ll keep checking, so that everyone can work here safely.`,
    },
  ],
}
