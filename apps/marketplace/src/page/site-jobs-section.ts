import { type JobRecord, type JobStatus, jobStatus } from '../site/site-records.ts'
import { html, type Markup } from './html-template.ts'
import { deskMessages } from './site-desk-messages.ts'
import type { HomePageView } from './site-home-view.ts'
import { fillText, formatJapanTime, type SiteTexts } from './site-page-texts.ts'
import { memberBadges } from './site-standards-section.ts'

const STATUS_CLASSES: Readonly<Record<JobStatus, string>> = {
  shown: 'good',
  hidden: 'bad',
  awaiting_correction: 'waits',
  withdrawn: 'bad',
}

/** The newest jobs, with the measures of the desk on each. */
export function jobsSection(view: HomePageView, words: SiteTexts): Markup {
  const { jobs, jobsInAll, nameOf } = view
  const { columns } = words
  const inAll =
    jobsInAll > jobs.length
      ? fillText(words.newest, { count: jobs.length, of: jobsInAll.toLocaleString('en') })
      : fillText(words.all, { of: jobsInAll })
  if (jobs.length === 0) return html`<section><h2>${words.jobs}</h2><p class="empty">${words.noJobs}</p></section>`
  return html`<section>
<h2>${words.jobs} <small>${inAll}</small></h2>
<table>
<thead><tr>
<th scope="col">${columns.job}</th><th scope="col">${columns.client}</th><th scope="col">${columns.posted}</th>
<th scope="col">${columns.status}</th><th scope="col">${columns.notices}</th>
</tr></thead>
<tbody>
${jobs.map((record) => jobRow(record, nameOf(record.job.clientId), view, words))}
</tbody>
</table>
</section>`
}

function jobRow(record: JobRecord, client: string, view: HomePageView, words: SiteTexts): Markup {
  const { job, notices, corrections } = record
  const status = jobStatus(record)
  const corrected = corrections > 0 ? html` <small>${fillText(words.corrected, { times: corrections })}</small>` : null
  return html`<tr class="${status}">
<td class="job"><span class="id">${job.id}</span> <span lang="ja">${job.title}</span></td>
<td class="client"><span lang="ja">${client}</span>${memberBadges(view.badgesOf(job.clientId), words)}</td>
<td class="when"><time datetime="${job.postedAt}">${formatJapanTime(job.postedAt)}</time></td>
<td><span class="state ${STATUS_CLASSES[status]}">${words.status[status]}</span>${corrected}</td>
<td class="desk">${deskMessages(notices, view, words)}</td>
</tr>
`
}
