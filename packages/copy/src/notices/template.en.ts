import type { NoticeText } from '@mimamori/policy/notices/notice-model'

/** What the English side of a notice begins with. */
export const template: NoticeText = {
  topics: `This is the quality committee’s notice for {{notice_month}}.

In {{month}}, we confirmed violations in {{total}}. See “Violations last month” for the breakdown.

What’s new this month:

- {{write here}}`,
  standards: `Members who meet a standard get its badge on their profile.

### Regular freelancer

- Identity, phone, non-disclosure agreement and the site’s check are all verified
- A photo, a display name and a self-introduction of at least 300 characters
- One of: skills, a portfolio, a listed service
- One of: business experience (public or shown to members), a qualification

### Verified client

- The same four checks as for a regular freelancer
- A photo and a self-introduction of at least 200 characters
- At least 3 company details are public

### Certified freelancer

- A regular freelancer
- Signed in within the last month
- Earnings in the top 20%
- Rated 4.8 or more by clients
- At least 80% of messages answered
- At least 90% of projects completed
- At least 90% of tasks approved, if any were done

### Certified client

- A verified client
- An average of 50,000 yen or more in completed work per month over six months
- Over the same six months: rated 4.8 or more, at least 80% of messages answered, at most 30% of jobs canceled
- Over the same six months: at most 0.5% of jobs reported as unfairly priced
- No late payments`,
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

Please message them a few times first. If they still don’t reply, send a contact reminder request and we’ll ask them to get in touch.

- Any reply from the other party ends the request
- After the deadline, our staff review it and decide. Nothing happens automatically
- If you’re a freelancer and the work is done, report it as complete before sending a request

### I dealt with someone outside the site and have a problem

Please contact support with the other party’s username and the job URL.

### I found a job that may break the rules

Please report it from the job page. We never reveal who reported.`,
}
