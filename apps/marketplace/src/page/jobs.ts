import { type JobRecord, type JobStatus, statusOf } from '../site/records.ts'
import { html, type Markup } from './html.ts'
import { letters } from './letters.ts'
import type { View } from './view.ts'
import { japanTime, type Words } from './words.ts'

const STATE_OF: Readonly<Record<JobStatus, string>> = {
  shown: 'good',
  hidden: 'bad',
  awaiting_correction: 'waits',
  withdrawn: 'bad',
}

/** The newest jobs with what the desk did to each. */
export function jobsSection(view: View, words: Words): Markup {
  const { jobs, jobsInAll, nameOf } = view
  const { columns } = words
  if (jobs.length === 0) return html`<section><h2>${words.jobs}</h2><p class="empty">${words.noJobs}</p></section>`
  return html`<section>
<h2>${words.jobs} <small>${words.newest(jobs.length, jobsInAll)}</small></h2>
<table>
<thead><tr>
<th scope="col">${columns.job}</th><th scope="col">${columns.client}</th><th scope="col">${columns.posted}</th>
<th scope="col">${columns.status}</th><th scope="col">${columns.notices}</th>
</tr></thead>
<tbody>
${jobs.map((record) => row(record, nameOf(record.job.clientId), view, words))}
</tbody>
</table>
</section>`
}

function row(record: JobRecord, client: string, view: View, words: Words): Markup {
  const { job, notices, corrections } = record
  const status = statusOf(record)
  const corrected = corrections > 0 ? html` <small>${words.corrected(corrections)}</small>` : null
  return html`<tr class="${status}">
<td class="job"><span class="id">${job.id}</span> <span lang="ja">${job.title}</span></td>
<td class="client" lang="ja">${client}</td>
<td class="when"><time datetime="${job.postedAt}">${japanTime(job.postedAt)}</time></td>
<td><span class="state ${STATE_OF[status]}">${words.status[status]}</span>${corrected}</td>
<td class="desk">${letters(notices, view, words)}</td>
</tr>
`
}
