import type { NoticeText } from '@mimamori/policy/notices/notice-model'

/** What the English side of a notice begins with. */
export const template: NoticeText = {
  topics: `This is the quality committee's notice of {{notice_month}}.

In {{month}} we confirmed {{total}} as violations. See “Violations last month” for the breakdown.

What we want to tell you this month:

- {{write here}}`,
  standards: `Whoever meets a standard carries its mark on the profile.

### Regular freelancer

- Identity, phone, non-disclosure agreement and the site's check are verified
- A photo, a display name and a self-introduction of at least 300 characters
- One of: skills, a portfolio, a listed service
- One of: business experience (public or shown to members), a qualification

### Verified client

- The same four checks as a regular freelancer
- A photo and a self-introduction of at least 200 characters
- At least 3 facts about the company are public

### Certified freelancer

- Is a regular freelancer
- Signed in within the last month
- Earnings in the top 20%
- Rated 4.8 or more by clients
- Answers at least 80% of messages
- Completes at least 90% of projects
- At least 90% of tasks approved, where at least one task was done

### Certified client

- Is a verified client
- Completed work of 50,000 yen a month or more, on average over half a year
- Over the same half year: rated 4.8 or more, at least 80% of messages answered, at most 30% of jobs cancelled
- Over the same half year: at most 0.5% of jobs were called unfairly priced
- No late payment`,
  breakdown: `The breakdown of {{month}}. We confirmed {{total}} as violations.

{{breakdown}}

{{definitions}}`,
  activities: `### People look at every job request

Staff in Japan and overseas look at every job request, around the clock, every day of the year.

- What is clearly bad is hidden
- Improper passages are to be corrected
- Where it helps, we send an advice mail

### Members who break the rules

Under the terms of use we show warnings and end memberships. Two people confirm every forced withdrawal.

### Every report is checked

We check every violation report. We do not tell what became of it, and we never tell anybody who reported.

### Suspicious jobs and members are found early

Suspicious jobs and members are detected when they arrive, and staff are told at once, so that they can act before there is trouble.`,
  faq: `### The other side does not answer

Please write to them a few times first. If there is still no answer, you can make a contact reminder request, and we ask them to get in touch.

- Any contact from the other side ends the request
- After the deadline a person looks at it and decides. Nothing happens by itself
- Freelancers whose work is done report it as complete before asking

### I dealt with somebody directly, outside the site, and there is trouble

Please contact support with the other side's user name and the URL of the job.

### I found a job that may break the rules

Please report it from its page. Nobody learns who reported.`,
}
