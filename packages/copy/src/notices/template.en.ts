import type { NoticeText } from '@mimamori/policy/notices/notice-model'

/** What the English side of a notice begins with. */
export const template: NoticeText = {
  topics: `This is the quality committee’s notice for {{notice_month}}.

In {{month}}, we confirmed violations in {{total}}. See “Violations last month” for the breakdown.

What’s new this month:

- {{write here}}`,
  standards: `Members who meet a standard get its badge on their profile.

{{standards}}`,
  breakdown: `Breakdown for {{month}}. We confirmed violations in {{total}}.

{{breakdown}}

{{definitions}}`,
  activities: `### People review every job request

Our staff in Japan and overseas review every job request, 24 hours a day, 365 days a year.

- We hide clear violations
- We ask for corrections to improper passages
- We send advice mails where they help

### Members who break the rules

Under the terms of use, we issue warnings and end memberships. Two people confirm every forced withdrawal.

### Every report is checked

We check every violation report. We can’t share the outcome, and we never reveal who reported.

### We find suspicious jobs and members early

We detect suspicious jobs and members as they arrive and alert staff right away, so they can act before problems occur.`,
  faq: `### The other party doesn’t reply

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
}
