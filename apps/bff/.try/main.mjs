import { $ as MEMBER_ROLES, A as measureOpen, At as asc, B as outgoingDue, C as measureById, Ct as queueCounts$1, D as presentOf, Dt as DeskInUse, E as notFound, Et as plusSeconds, F as allow, Ft as ne, G as dayOf, H as CLAUSES, I as refuse, It as sql, J as accountByLogin, K as DEMO_ACCOUNTS, L as may, M as holds, Mt as eq, N as release, Nt as gte, O as refused, Ot as StorageFault, P as renew, Pt as lt, Q as JOB_FORMATS, R as endpointDisabledAt, S as historyOf, St as decisions$1, T as decide, Tt as hot, U as LEASE_SECONDS, V as outgoingInterrupted, W as QUEUES, X as sessionOf, Y as aliasesOf, Z as takeIn, _ as sendProblem, _t as casesHeldBy, a as auditPage, at as contentOf, b as settle, bt as cases$1, c as listenForCommands, ct as reportsOfCase, d as ensureApiKey, dt as SYSTEM, et as REPORT_REASONS, f as requireApiKey, ft as record, g as problemOf, gt as caseNumbersOf, h as languageOf, ht as caseById, i as projectRoot, it as answerOf, j as claim, jt as and, k as refusals, kt as count$1, lt as standingOf, m as intakeFallbacks, mt as MEASURES, n as settingsFrom, nt as TARGET_TYPES, o as verifyChain, ot as earlierVersions, p as flawsOf, pt as EVENT_OF, q as passwordMatches, r as openOffice, rt as CATEGORIES, st as memberById, t as BadSettings, tt as REWARD_TYPES, u as LANGUAGES, ut as versionOf, v as statusOf, vt as casesWithLeaseOver, w as recentBy, wt as staff, x as decisionById, xt as contentVersions, y as fillDemo, yt as nextOpenCase } from "./settings-BZCisy_g.mjs";
import { createServer } from "node:http";
import { join } from "node:path";
import { existsSync } from "node:fs";
import { hash, randomBytes } from "node:crypto";
import { ValidationError, oc, type } from "@orpc/contract";
import { ORPCError, implement } from "@orpc/server";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import express, { Router, json } from "express";
import { RPCHandler } from "@orpc/server/node";
import { isUtf8 } from "node:buffer";
import helmet from "helmet";
import { OpenAPIHandler } from "@orpc/openapi/node";
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { Webhook } from "standardwebhooks";
import { request as request$1 } from "undici";
// ../../packages/contract/src/intake/fields.ts
/** Ids of the marketplace: 1–64 letters, digits, `-` and `_`. */
const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "id of 1–64 letters, digits, - and _").meta({
	id: "Id",
	example: "J-204815"
});
/** Instant with any offset; stored as ISO 8601 UTC with milliseconds. */
const Instant = z.string().max(40).refine((value) => /^\d{4}-\d\d-\d\dT/.test(value) && z.iso.datetime({ offset: true }).safeParse(value).success, { message: "ISO 8601 instant such as 2026-11-24T01:02:00Z" }).transform((value) => new Date(value).toISOString()).meta({
	id: "Instant",
	example: "2026-11-24T01:02:00Z"
});
/** Text of people: well-formed Unicode without NUL, so that offsets into it are the same everywhere. */
const text = (atMost, atLeast = 0) => z.string().min(atLeast).max(atMost).refine((value) => value.isWellFormed() && !value.includes("\0"), { message: "well-formed Unicode without NUL" });
const count = (atMost = 1e6) => z.int().min(0).max(atMost);
/** Whole yen. */
const Yen = z.int().min(0).max(1e10);
// ../../packages/contract/src/intake/correspondence.ts
/** `PUT /proposals/{id}`: scanned, and stored only if flagged. */
const ProposalBody = z.strictObject({
	id: Id,
	jobId: Id,
	freelancerId: Id,
	body: text(2e4, 1),
	sentAt: Instant
});
/** `POST /messages`: scanned, and stored only if flagged. `escrowed` and `format` decide whether a contact is allowed. */
const MessageBody = z.strictObject({
	id: Id,
	jobId: Id,
	senderId: Id,
	recipientId: Id,
	body: text(2e4, 1),
	sentAt: Instant,
	escrowed: z.boolean(),
	format: z.enum(JOB_FORMATS)
});
// ../../packages/contract/src/intake/errors.ts
/** One flaw of a request: where, what was expected, what came. `got` is a type or a length, never the value itself. */
const Flaw = z.object({
	path: z.string(),
	expected: z.string(),
	got: z.string()
});
/** Body of every answer that is not a success. */
const Problem = z.object({
	code: z.enum([
		"invalid_request",
		"malformed_json",
		"unsupported_media_type",
		"body_too_large",
		"unauthorized",
		"forbidden",
		"not_found",
		"method_not_allowed",
		"idempotency_conflict",
		"rate_limited",
		"unavailable",
		"internal"
	]),
	message: z.string(),
	errors: z.array(Flaw)
});
// ../../packages/contract/src/intake/jobs.ts
/** `PUT /jobs/{id}`: a job as it stands. Changed text is a new content version; an older `updatedAt` changes nothing. */
const JobBody = z.strictObject({
	id: Id,
	clientId: Id,
	title: text(200, 1),
	description: text(2e4, 1),
	format: z.enum(JOB_FORMATS),
	category: text(100),
	reward: z.strictObject({
		type: z.enum(REWARD_TYPES),
		min: Yen.nullable(),
		max: Yen.nullable()
	}),
	seats: count(1e5),
	postedAt: Instant,
	updatedAt: Instant,
	engagements: z.strictObject({
		contracts: count(),
		escrowedYen: Yen,
		freelancers: count()
	})
});
// ../../packages/contract/src/intake/members.ts
/** `PUT /members/{id}`: who the member is. Name, mail and phone are encrypted at rest and never logged. */
const MemberBody = z.strictObject({
	id: Id,
	roles: z.array(z.enum(MEMBER_ROLES)).min(1).max(2),
	displayName: text(100, 1),
	email: text(254, 3),
	phone: text(40),
	registeredAt: Instant,
	verifications: z.strictObject({
		identity: z.boolean(),
		phone: z.boolean(),
		nda: z.boolean(),
		marketplaceCheck: z.boolean()
	}),
	profile: z.strictObject({
		hasPhoto: z.boolean(),
		introductionLength: count(),
		skills: count(1e4),
		portfolioItems: count(1e4),
		listedServices: count(1e4),
		experience: z.enum([
			"none",
			"members",
			"public"
		]),
		qualifications: count(1e4),
		companyFactsPublic: count(1e4)
	})
});
// ../../packages/contract/src/intake/reports.ts
/** `POST /reports` (違反申告): send-only, always answered `202 { id }` and nothing more. */
const ReportBody = z.strictObject({
	id: Id,
	target: z.strictObject({
		type: z.enum(TARGET_TYPES),
		id: Id
	}),
	reporterId: Id,
	reason: z.enum(REPORT_REASONS),
	text: text(4e3),
	reportedAt: Instant,
	snapshot: z.strictObject({
		text: text(2e4, 1),
		authorId: Id,
		sentAt: Instant
	}).optional()
});
// ../../packages/contract/src/intake/contract.ts
const INTAKE_PREFIX = "/api/intake/v1";
/** bytes of a request body, and of `/batch` */
const BODY_AT_MOST$1 = 262144;
const BATCH_BODY_AT_MOST = 4194304;
const Stored = z.object({
	id: Id,
	version: z.int(),
	changed: z.boolean()
});
const Accepted = z.object({ id: Id });
/** One result a batch item, in order; `errors` is empty on success. */
const BatchResult = z.object({
	status: z.int(),
	id: z.string().nullable(),
	problem: Problem.nullable()
});
const BATCH_BODIES = {
	member: MemberBody,
	job: JobBody,
	proposal: ProposalBody,
	message: MessageBody,
	report: ReportBody
};
const MeasureText = z.object({
	id: z.string(),
	measure: z.enum(MEASURES),
	target: z.object({
		type: z.enum(TARGET_TYPES),
		id: Id
	}),
	memberId: z.string(),
	decidedAt: z.string(),
	categories: z.array(z.string()),
	clause: z.string().nullable(),
	text: z.string(),
	passages: z.array(z.object({
		field: z.enum(["title", "body"]),
		start: z.int(),
		end: z.int(),
		text: z.string(),
		suggestion: z.string()
	}))
});
/** What the marketplace's servers say to the desk. Scope `intake:write`, and `effects:read` for texts of measures. */
const intakeContract = {
	putMember: oc.route({
		method: "PUT",
		path: "/members/{id}",
		summary: "Tell the desk who a member is",
		tags: ["intake"]
	}).input(MemberBody).output(Accepted),
	putJob: oc.route({
		method: "PUT",
		path: "/jobs/{id}",
		summary: "Post or change a job",
		tags: ["intake"]
	}).input(JobBody).output(Stored),
	putProposal: oc.route({
		method: "PUT",
		path: "/proposals/{id}",
		summary: "Have a proposal scanned",
		tags: ["intake"]
	}).input(ProposalBody).output(Accepted),
	postMessage: oc.route({
		method: "POST",
		path: "/messages",
		summary: "Have a message scanned",
		successStatus: 202,
		tags: ["intake"]
	}).input(MessageBody).output(Accepted),
	postReport: oc.route({
		method: "POST",
		path: "/reports",
		summary: "File a violation report",
		successStatus: 202,
		tags: ["intake"]
	}).input(ReportBody).output(Accepted),
	postBatch: oc.route({
		method: "POST",
		path: "/batch",
		summary: "Up to 500 of these, one result each, in order",
		description: "Each item is `{ kind: member|job|proposal|message|report, body }` with the body of its own endpoint.",
		tags: ["intake"]
	}).input(z.strictObject({ items: z.array(z.unknown()).min(1).max(500) })).output(z.object({ results: z.array(BatchResult) })),
	getMeasure: oc.route({
		method: "GET",
		path: "/measures/{id}",
		summary: "The exact text of a measure",
		tags: ["effects"]
	}).input(z.strictObject({ id: z.string().regex(/^[0-9a-f-]{36}$/, "id of a measure") })).output(MeasureText)
};
// ../../packages/contract/src/transport.ts
/** How the browser reaches the desk's own server. No imports here, so that a page pays nothing for them. */
const DESK_PREFIX = "/api/desk";
/** Every write carries this header with this value: a form of another site cannot set it. */
const CSRF_HEADER = {
	name: "x-mimamori",
	value: "desk"
};
// ../../packages/contract/src/audit/audit.ts
const audit = {
	list: oc.input(z.strictObject({
		before: z.int().optional(),
		limit: z.int().min(1).max(200).optional(),
		action: z.string().max(64).optional(),
		subject: z.string().max(64).optional()
	})).output(type()).errors({ FORBIDDEN: { status: 403 } }),
	/** Read the whole chain and recompute every hash. */
	verify: oc.output(type())
};
// ../../packages/contract/src/cases/cases.ts
const CaseId = z.string().regex(/^[0-9a-f-]{36}$/, "id of a case");
const Held = z.strictObject({
	caseId: CaseId,
	fence: z.int().min(0)
});
const cases = {
	get: oc.input(z.strictObject({ caseId: CaseId })).output(type()).errors(refusals),
	/** Take the case on top of a queue; `null` when it is empty. */
	claimNext: oc.input(z.strictObject({ queue: z.enum(QUEUES) })).output(type()).errors(refusals),
	claim: oc.input(z.strictObject({ caseId: CaseId })).output(type()).errors(refusals),
	/** Prefetch: hold the next cases of a queue for 60 s each. Answers what this person has reserved, old and new. */
	reserve: oc.input(z.strictObject({
		queue: z.enum(QUEUES),
		count: z.int().min(1).max(2)
	})).output(type()).errors(refusals),
	/** Heartbeat of a claim; also promotes a reservation once its case is on screen. The fence stays. */
	renew: oc.input(Held).output(type()).errors(refusals),
	release: oc.input(Held).output(type()).errors(refusals)
};
// ../../packages/policy/src/decisions/choice.ts
const TEXT_AT_MOST = 4e3;
// ../../packages/contract/src/decisions/decisions.ts
const clauseIds = CLAUSES.map((clause) => clause.id);
const Passage = z.strictObject({
	field: z.enum(["title", "body"]),
	start: z.int().min(0),
	end: z.int().min(0),
	suggestion: text(1e3)
});
const ChoiceBody = z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("no_violation") }), z.strictObject({
	kind: z.literal("measures"),
	measures: z.array(z.enum(MEASURES)).min(1).max(MEASURES.length),
	categories: z.array(z.enum(CATEGORIES)).max(CATEGORIES.length),
	clause: z.enum(clauseIds).nullable(),
	template: z.strictObject({
		id: z.string().max(64),
		version: z.int().min(1)
	}).nullable(),
	text: text(TEXT_AT_MOST),
	passages: z.array(Passage).max(50)
})]);
const decisions = {
	/** Send an `Idempotency-Key` header: the same key and body get the same answer. */
	decide: oc.input(z.strictObject({
		...Held.shape,
		contentVersion: z.int().min(0),
		choice: ChoiceBody,
		note: text(2e3).default("")
	})).output(type()).errors(refusals),
	/** `fence` is set when the case came back to the person who undid it. */
	undo: oc.input(z.strictObject({ decisionId: CaseId })).output(type()).errors(refusals),
	/** One's own decisions, newest first, for the status strip. */
	recent: oc.output(type())
};
// ../../packages/contract/src/queue/queue.ts
const VIEWS = [...QUEUES, "mine"];
const queue = {
	list: oc.input(z.strictObject({
		view: z.enum(VIEWS),
		after: z.string().max(200).optional(),
		limit: z.int().min(1).max(200).optional()
	})).output(type()),
	counts: oc.output(type())
};
// ../../packages/contract/src/desk.ts
/** What the browser says to the desk's own server. Without a session every endpoint but `session` answers 401. */
const deskContract = {
	session: {
		current: oc.output(type()),
		signIn: oc.input(z.strictObject({
			login: z.string().min(1).max(100),
			password: z.string().min(1).max(200)
		})).output(type()).errors({
			SIGN_IN_FAILED: { status: 401 },
			TOO_MANY_ATTEMPTS: {
				status: 429,
				data: type()
			}
		}),
		signOut: oc.output(type()),
		prefer: oc.input(z.strictObject({
			language: z.enum(LANGUAGES).optional(),
			theme: z.enum([
				"system",
				"light",
				"dark"
			]).optional()
		})).output(type())
	},
	queue,
	cases,
	decisions,
	audit
};
// src/audit/list.ts
const PAGE$1 = 100;
/** The trail, newest first. Who may not read everyone's sees his own. */
async function auditList(office, actor, query) {
	const { db } = office.desk;
	const all = may(actor.role, "audit.read_all");
	const limit = query.limit ?? PAGE$1;
	const { before, action, subject: subjectId } = query;
	const rows = await auditPage(db, {
		before,
		action,
		subjectId,
		limit,
		actorId: all ? void 0 : actor.id
	});
	const aliases = await aliasesOf(db, [...new Set(rows.map((row) => row.actorId))]);
	const numbers = await caseNumbersOf(db, rows.filter((row) => row.subjectType === "case").map((row) => row.subjectId));
	return {
		entries: rows.map(({ seq, at, actorId, action: did, subjectType, subjectId: id, detail, hash }) => ({
			seq,
			at,
			actor: {
				id: actorId,
				alias: aliases.get(actorId) ?? ""
			},
			action: did,
			subject: {
				type: subjectType,
				id,
				caseNumber: numbers.get(id) ?? null
			},
			detail: JSON.parse(detail),
			hash
		})),
		next: rows.length === limit ? rows.at(-1)?.seq ?? null : null,
		scope: all ? "all" : "own"
	};
}
// src/cases/claim.ts
async function take(tx, at, actor, it, kind) {
	const verdict = claim(it, actor, kind, at);
	if (!verdict.ok) throw refused(verdict.refusal, await presentOf(tx.db, it));
	const { fence, lease } = verdict.event;
	await record(tx, at, actor.id, {
		type: "case.claimed",
		case: it,
		fence,
		lease
	});
	return it.id;
}
/** Take one case. Refuses what somebody else holds or what is decided. Answers its id. */
async function claimCase(office, actor, caseId) {
	return await office.desk.write(async (tx) => {
		const it = await caseById(tx.db, caseId);
		if (!it) throw notFound();
		return await take(tx, office.clock.now(), actor, it, "claim");
	});
}
/** Take the case on top of a queue; `null` when nothing waits. */
async function claimNext(office, actor, queue) {
	return await office.desk.write(async (tx) => {
		const it = await nextOpenCase(tx.db, queue);
		return it ? await take(tx, office.clock.now(), actor, it, "claim") : null;
	});
}
/** Prefetch: hold up to `count` cases of a queue for a minute. Answers the ids of what is reserved, old and new. */
async function reserveNext(office, actor, queue, count) {
	const wanted = Math.min(count, 2);
	return await office.desk.write(async (tx) => {
		const at = office.clock.now();
		const reserved = (await casesHeldBy(tx.db, actor.id)).filter((it) => it.lease?.kind === "reservation" && it.lease.endsAt > at);
		const kept = reserved.filter((it) => it.queue === queue);
		for (const other of reserved.filter((it) => it.queue !== queue)) await record(tx, at, actor.id, {
			type: "case.released",
			case: other,
			why: "released"
		});
		for (const it of kept.slice(0, wanted)) await extend(tx, at, actor, it);
		const ids = kept.slice(0, wanted).map((it) => it.id);
		while (ids.length < wanted) {
			const it = await nextOpenCase(tx.db, queue);
			if (!it) break;
			ids.push(await take(tx, at, actor, it, "reservation"));
		}
		return ids;
	});
}
async function extend(tx, at, actor, it) {
	const endsAt = new Date(Date.parse(at) + LEASE_SECONDS.reservation * 1e3).toISOString();
	await record(tx, at, actor.id, {
		type: "case.renewed",
		case: it,
		lease: {
			kind: "reservation",
			holder: actor.id,
			endsAt
		}
	});
}
// src/cases/hold.ts
/** Heartbeat of a claim, and the promotion of a reservation that came on screen. Answers when the lease now ends. */
async function renewLease(office, actor, held) {
	return await office.desk.write(async (tx) => {
		const at = office.clock.now();
		const it = await caseById(tx.db, held.caseId);
		if (!it) throw notFound();
		const verdict = renew(it, actor, held.fence, at);
		if (!verdict.ok) throw refused(verdict.refusal, await presentOf(tx.db, it));
		const { lease } = verdict.event;
		await record(tx, at, actor.id, {
			type: "case.renewed",
			case: it,
			lease
		});
		return { endsAt: lease.endsAt };
	});
}
/** Give a case back to its queue. */
async function releaseCase(office, actor, held) {
	return await office.desk.write(async (tx) => {
		const at = office.clock.now();
		const it = await caseById(tx.db, held.caseId);
		if (!it) throw notFound();
		const verdict = release(it, actor, held.fence, at);
		if (!verdict.ok) throw refused(verdict.refusal, await presentOf(tx.db, it));
		await record(tx, at, actor.id, {
			type: "case.released",
			case: it,
			why: "released"
		});
		return { released: true };
	});
}
/** A claim ends with the session: whatever the person held is open for everyone again. */
async function releaseAllOf(office, actor) {
	await office.desk.write(async (tx) => {
		for (const it of await casesHeldBy(tx.db, actor.id)) await record(tx, office.clock.now(), actor.id, {
			type: "case.released",
			case: it,
			why: "signed_out"
		});
	});
}
const AT_ONCE = 200;
/** Open what nobody keeps alive any more. Answers how many. */
async function endLeases(office) {
	const now = office.clock.now();
	if ((await casesWithLeaseOver(office.desk.db, now, AT_ONCE)).length === 0) return 0;
	return await office.desk.write(async (tx) => {
		const still = await casesWithLeaseOver(tx.db, now, AT_ONCE);
		for (const it of still) await record(tx, now, "system", {
			type: "case.released",
			case: it,
			why: "lease_ended"
		});
		return still.length;
	});
}
// ../../packages/policy/src/decisions/moves.ts
function moves(it, actor, fence, now, visible) {
	const closed = holds(it, actor, fence, now);
	const of = (measure) => closed ?? measureOpen(measure, {
		case: it,
		visible
	});
	const [request_correction, advice, hide, show, warn] = MEASURES.map(of);
	return {
		no_violation: closed,
		request_correction: request_correction ?? null,
		advice: advice ?? null,
		hide: hide ?? null,
		show: show ?? null,
		warn: warn ?? null
	};
}
// ../../packages/policy/src/members/mask.ts
/** Masked forms of personal fields, enough to recognise and too little to use. Characters, not UTF-16 units. */
const first = (text) => [...text][0] ?? "";
/** `山田 太郎` → `山* 太*` */
function maskName(name) {
	return name.split(/\s+/u).filter((part) => part !== "").map((part) => `${first(part)}*`).join(" ");
}
/** `taro@example.jp` → `t***@e***.jp` */
function maskEmail(email) {
	const [local = "", domain = ""] = email.split("@");
	const top = domain.includes(".") ? domain.slice(domain.lastIndexOf(".")) : "";
	return `${first(local)}***@${first(domain)}***${top}`;
}
/** `090-1234-5678` → `***-****-**78` */
function maskPhone(phone) {
	const digits = phone.replace(/\D/gu, "").length;
	let seen = 0;
	return phone.replace(/\d/gu, (digit) => {
		seen += 1;
		return seen > digits - 2 && digits > 4 ? digit : "*";
	});
}
// src/cases/review.ts
const HISTORY_AT_MOST = 50;
const VERSIONS_AT_MOST = 10;
async function maskedMember(desk, id) {
	const member = await memberById(desk.db, desk.vault, id);
	if (!member) return null;
	return {
		id,
		roles: [...member.roles],
		displayName: maskName(member.displayName),
		email: maskEmail(member.email),
		phone: maskPhone(member.phone),
		registeredAt: member.registeredAt,
		verifications: member.verifications,
		standing: await standingOf(desk.db, id)
	};
}
async function historyLines(desk, it) {
	return (await historyOf(desk.db, it.target, it.authorId, it.id, HISTORY_AT_MOST)).map(({ decision, caseNumber, title, by }) => ({
		decidedAt: decision.decidedAt,
		caseId: decision.caseId,
		caseNumber,
		sameTarget: decision.targetType === it.target.type && decision.targetId === it.target.id,
		title,
		state: decision.state,
		measures: JSON.parse(decision.measures),
		categories: JSON.parse(decision.categories),
		by: by ?? "",
		note: decision.note
	}));
}
async function holderOf(desk, lease, actor) {
	if (!lease) return null;
	const aliases = await aliasesOf(desk.db, [lease.holder]);
	const { kind, endsAt, holder: id } = lease;
	return {
		id,
		alias: aliases.get(id) ?? "",
		kind,
		endsAt,
		mine: id === actor.id
	};
}
/** Everything the review screen shows about a case, as this person may see it. Throws NotFound for an unknown id. */
async function reviewOf(office, actor, caseId) {
	const { desk, clock } = office;
	const it = await caseById(desk.db, caseId);
	if (!it) throw notFound();
	const content = await contentOf(desk.db, it.target);
	const version = await versionOf(desk.db, it.target, it.contentVersion);
	if (!content || !version) throw notFound();
	const earlier = await earlierVersions(desk.db, it.target, it.contentVersion, VERSIONS_AT_MOST);
	const reports = await reportsOfCase(desk.db, it.id);
	const previous = it.previousCaseId ? await caseById(desk.db, it.previousCaseId) : null;
	const { id, number, kind, target, queue, state, fence, lease, contentVersion, category, severity, authorId } = it;
	return {
		id,
		number,
		kind,
		target,
		queue,
		state,
		fence,
		lease,
		contentVersion,
		category,
		severity,
		authorId,
		holder: await holderOf(desk, lease, actor),
		openedAt: it.openedAt,
		dueAt: it.dueAt,
		rank: {
			at: new Date(it.rank).toISOString(),
			lines: [...it.rankLines]
		},
		previousCase: previous ? {
			id: previous.id,
			number: previous.number
		} : null,
		content: {
			version: version.version,
			title: version.title,
			body: version.body,
			receivedAt: version.receivedAt,
			visible: content.visible,
			facts: content.facts
		},
		versions: earlier.map(({ version: at, receivedAt, title, body }) => ({
			version: at,
			receivedAt,
			title,
			body
		})),
		flags: [...version.flags],
		reports: reports.map(({ reason, text, reportedAt }) => ({
			reason,
			text,
			reportedAt
		})),
		reporters: new Set(reports.map((report) => report.reporterId)).size,
		history: await historyLines(desk, it),
		member: await maskedMember(desk, authorId),
		moves: moves(it, actor, fence, clock.now(), content.visible)
	};
}
// src/decisions/recent.ts
const SHOWN = 12;
/** The least advanced of a decision's messages: it is delivered when all of them are. */
const ORDER = [
	"dead",
	"held",
	"ready",
	"sending",
	"retrying",
	"undone",
	"delivered"
];
function together(sent) {
	return ORDER.find((state) => sent.includes(state)) ?? "none";
}
/** One's own latest decisions, for the status strip; also after a reload. */
async function recent(office, actor) {
	return (await recentBy(office.desk.db, actor.id, SHOWN)).map(({ decision, caseNumber, title, body, sent }) => ({
		id: decision.id,
		caseId: decision.caseId,
		caseNumber,
		title: title || body,
		measures: [...decision.measures],
		categories: [...decision.categories],
		state: decision.state,
		decidedAt: decision.decidedAt,
		heldUntil: decision.heldUntil,
		delivery: together(sent)
	}));
}
// ../../packages/policy/src/decisions/undo.ts
/**
* Take a decision back while it is held. The case returns to the person who decided it, unless a lead undoes for
* someone else: then it is open for everyone again.
*/
function undo$1(decision, actor, now) {
	const own = decision.actorId === actor.id;
	if (!(own ? may(actor.role, "cases.decide") : may(actor.role, "decisions.undo_others"))) return refuse("not_permitted");
	if (decision.state === "undone") return refuse("already_undone");
	if (decision.state === "standing" || decision.heldUntil <= now) return refuse("undo_window_over");
	return allow({
		type: "decision.undone",
		returnsTo: own ? "actor" : "queue"
	});
}
// src/decisions/undo.ts
/**
* Take a decision back while it is held: nothing of it was sent and nothing will be. The case returns to the person
* who decided, under a new fence, and what arrived in the meantime is in it.
*/
async function undo(office, actor, decisionId) {
	return await office.desk.write(async (tx) => {
		const at = office.clock.now();
		const decision = await decisionById(tx.db, decisionId);
		const it = decision ? await caseById(tx.db, decision.caseId) : null;
		if (!decision || !it) throw notFound();
		const verdict = undo$1(decision, actor, at);
		if (!verdict.ok) throw refused(verdict.refusal, await presentOf(tx.db, it));
		const mine = verdict.event.returnsTo === "actor";
		const endsAt = plusSeconds(at, LEASE_SECONDS.claim);
		const lease = mine ? {
			kind: "claim",
			holder: actor.id,
			endsAt
		} : null;
		await record(tx, at, actor.id, {
			type: "decision.undone",
			decision,
			case: it,
			lease
		});
		return {
			caseId: it.id,
			fence: mine ? it.fence + 1 : null
		};
	});
}
// src/http/cookie.ts
/** `__Host-`: this host only, whole site, Secure. Browsers accept it over plain http at localhost and 127.0.0.1 alone. */
const NAME = "__Host-mimamori";
const ATTRIBUTES = {
	path: "/",
	secure: true,
	httpOnly: true,
	sameSite: "strict"
};
function sessionToken(request) {
	const found = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim()).find((pair) => pair.startsWith(`${NAME}=`));
	return found ? found.slice(16) : null;
}
const setSessionToken = (response, token) => void response.cookie(NAME, token, ATTRIBUTES);
const clearSessionToken = (response) => void response.clearCookie(NAME, ATTRIBUTES);
// src/http/json-body.ts
/** Read a JSON body of at most `limit` bytes: UTF-8 and nothing else, not compressed, an object or a list. */
function jsonBody(limit) {
	const expected = "application/json in UTF-8, not compressed";
	const refuseOthers = (request, response, next) => {
		const type = request.headers["content-type"];
		if (!(request.method === "PUT" || request.method === "POST") || request.is("application/json")) return next();
		if (request.headers["transfer-encoding"] === void 0 && Number(request.headers["content-length"] ?? 0) === 0) return sendProblem(request, response, "invalid_request", [{
			path: "body",
			expected,
			got: "nothing"
		}]);
		sendProblem(request, response, "unsupported_media_type", [{
			path: "body",
			expected,
			got: type ?? "no content-type"
		}]);
	};
	return [refuseOthers, json({
		limit,
		inflate: false,
		verify: (_request, _response, bytes) => {
			if (!isUtf8(bytes)) throw new Error("not UTF-8");
		}
	})];
}
// src/http/once.ts
/** The same `Idempotency-Key` came with another body. */
var IdempotencyConflict = class extends Error {
	name = "IdempotencyConflict";
};
/**
* Do a piece of work at most once an `Idempotency-Key`: the answer is stored in the work's own transaction, so a
* retry gets the same answer, and another body under the same key is refused. Without a key it is simply done.
*/
async function once(office, retry, work) {
	const { scope, key } = retry;
	if (key === null) return await office.desk.write((tx) => work(tx, office.clock.now()));
	const bodyHash = hash("sha256", JSON.stringify(retry.body));
	return await office.desk.write(async (tx) => {
		const known = await answerOf(tx.db, scope, key);
		if (known && known.bodyHash !== bodyHash) throw new IdempotencyConflict(key);
		if (known) return known.answer;
		const at = office.clock.now();
		const answer = await work(tx, at);
		await record(tx, at, scope, {
			type: "answer.kept",
			scope,
			key,
			bodyHash,
			answer
		});
		return answer;
	});
}
// src/http/same-origin.ts
const ours = /* @__PURE__ */ new Set([
	"same-origin",
	"none",
	void 0
]);
/**
* Only the desk's own page may call: the custom header cannot be set across sites without a preflight that is never
* answered, and what browsers say of the origin must agree.
*/
const sameOriginOnly = (request, response, next) => {
	const site = request.headers["sec-fetch-site"];
	const origin = request.headers.origin;
	const originAgrees = origin === void 0 || URL.parse(origin)?.host === request.headers.host;
	if (request.headers[CSRF_HEADER.name] === CSRF_HEADER.value && originAgrees && ours.has(typeof site === "string" ? site : void 0)) return next();
	response.status(403).json({ json: {
		defined: false,
		code: "CROSS_SITE",
		status: 403,
		message: "not from the desk"
	} });
};
// ../../packages/storage/src/queue/reads.ts
/** Behind this place in the queue's order; rows are compared as (rank, due, id). */
function behind(place) {
	if (!place) return void 0;
	return sql`(${cases$1.rank}, ${cases$1.dueAt}, ${cases$1.id}) > (${place.rank}, ${place.dueAt}, ${place.id})`;
}
const columns = {
	id: cases$1.id,
	number: cases$1.number,
	targetType: cases$1.targetType,
	title: contentVersions.title,
	body: sql`substr(${contentVersions.body}, 1, 80)`,
	category: cases$1.category,
	severity: cases$1.severity,
	score: cases$1.score,
	reporters: cases$1.reporters,
	contentVersion: cases$1.contentVersion,
	openedAt: cases$1.openedAt,
	dueAt: cases$1.dueAt,
	rank: cases$1.rank,
	state: cases$1.state,
	holder: cases$1.holder,
	holderAlias: staff.alias,
	leaseKind: cases$1.leaseKind,
	leaseEndsAt: cases$1.leaseEndsAt
};
function page(db, where, limit) {
	return db.select(columns).from(cases$1).innerJoin(contentVersions, and(eq(contentVersions.type, cases$1.targetType), eq(contentVersions.id, cases$1.targetId), eq(contentVersions.version, cases$1.contentVersion))).leftJoin(staff, eq(staff.id, cases$1.holder)).where(and(...where)).orderBy(asc(cases$1.rank), asc(cases$1.dueAt), asc(cases$1.id)).limit(limit);
}
/** What waits in a queue and nobody holds, first to be decided first. */
async function openPage(db, queue, after, limit) {
	return await page(db, [
		sql`${cases$1.state} = 'open'`,
		eq(cases$1.queue, queue),
		behind(after)
	], limit);
}
/** What somebody of the desk holds right now in a queue, so that a list can show it in its place. */
async function claimedPage(db, of, after, limit) {
	const where = [sql`${cases$1.state} = 'claimed'`, behind(after)];
	if (of.queue) where.push(eq(cases$1.queue, of.queue));
	if (of.holder) where.push(eq(cases$1.holder, of.holder));
	return await page(db, where, limit);
}
const openCounts = hot((db) => db.select().from(queueCounts$1).where(eq(queueCounts$1.state, "open")).prepare());
async function countsOpen(db) {
	const rows = await openCounts(db).execute();
	const of = (queue) => rows.find((row) => row.queue === queue)?.n ?? 0;
	return {
		flagged: of("flagged"),
		patrol: of("patrol")
	};
}
/** Cases a person has claimed; reservations are not work yet. */
async function countMine(db, holder) {
	const [row] = await db.select({ n: count$1() }).from(cases$1).where(and(sql`${cases$1.state} = 'claimed'`, eq(cases$1.holder, holder), eq(cases$1.leaseKind, "claim")));
	return row?.n ?? 0;
}
async function oldestOpen(db, queue) {
	const [row] = await db.select({ at: cases$1.openedAt }).from(cases$1).where(and(sql`${cases$1.state} = 'open'`, eq(cases$1.queue, queue))).orderBy(asc(cases$1.openedAt)).limit(1);
	return row?.at ?? null;
}
async function countOverdue(db, queue, now) {
	const [row] = await db.select({ n: count$1() }).from(cases$1).where(and(sql`${cases$1.state} = 'open'`, eq(cases$1.queue, queue), lt(cases$1.dueAt, now)));
	return row?.n ?? 0;
}
/** Decisions of a person since an instant, undone ones left out. */
async function countDecided(db, actorId, since) {
	const [row] = await db.select({ n: count$1() }).from(decisions$1).where(and(eq(decisions$1.actorId, actorId), gte(decisions$1.decidedAt, since), ne(decisions$1.state, "undone")));
	return row?.n ?? 0;
}
// src/queue/page.ts
const PAGE = 50;
function toItem(row, actor) {
	const { id, number, title, body, contentVersion, openedAt, dueAt } = row;
	const held = row.holder !== null && row.leaseKind !== null && row.leaseEndsAt !== null;
	return {
		id,
		number,
		targetType: row.targetType,
		title: title || body,
		category: row.category,
		severity: row.severity,
		score: row.score / 100,
		reports: row.reporters,
		contentVersion,
		openedAt,
		dueAt,
		state: row.state,
		holder: held ? {
			alias: row.holderAlias ?? "",
			mine: row.holder === actor.id,
			kind: row.leaseKind,
			endsAt: row.leaseEndsAt ?? ""
		} : null
	};
}
const placeOf = (row) => `${row.rank}~${row.dueAt}~${row.id}`;
function placeFrom(after) {
	if (!after) return void 0;
	const [rank = "0", dueAt = "", id = ""] = after.split("~");
	return {
		rank: Number(rank),
		dueAt,
		id
	};
}
const before = (a, b) => a.rank - b.rank || (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.id < b.id ? -1 : 1);
/** A page of a queue in its order, with what colleagues hold in its place; or what one holds oneself. */
async function queuePage(office, actor, of) {
	const { db } = office.desk;
	const limit = of.limit ?? PAGE;
	const after = placeFrom(of.after);
	const claimed = await claimedPage(db, of.view === "mine" ? { holder: actor.id } : { queue: of.view }, after, limit);
	const open = of.view === "mine" ? [] : await openPage(db, of.view, after, limit);
	const rows = [...claimed, ...open].sort(before).slice(0, limit);
	const last = rows.at(-1);
	return {
		items: rows.map((row) => toItem(row, actor)),
		next: rows.length === limit && last ? placeOf(last) : null
	};
}
const TOKYO = "+09:00";
/** The figures of the top bar. Today is a day in Japan time. */
async function queueCounts(office, actor) {
	const { db } = office.desk;
	const now = office.clock.now();
	const midnight = (/* @__PURE__ */ new Date(`${dayOf(now)}T00:00:00.000${TOKYO}`)).toISOString();
	return {
		open: await countsOpen(db),
		mine: await countMine(db, actor.id),
		oldestFlaggedAt: await oldestOpen(db, "flagged"),
		overdue: await countOverdue(db, "flagged", now),
		decidedToday: await countDecided(db, actor.id, midnight)
	};
}
/** how often being active is written down */
const SEEN_EVERY_SECONDS = 60;
const tokenHash = (token) => hash("sha256", token);
/** Five wrong passwords a login, thirty an address, in a quarter of an hour. Right ones are never counted. */
function signInLimits() {
	const duration = 900;
	return {
		login: new RateLimiterMemory({
			keyPrefix: "login",
			points: 5,
			duration
		}),
		address: new RateLimiterMemory({
			keyPrefix: "address",
			points: 30,
			duration
		})
	};
}
async function waitOf(limits, login, address) {
	const spent = [await limits.login.get(login), await limits.address.get(address)].filter((state) => state !== null && state.remainingPoints <= 0);
	return Math.ceil(Math.max(0, ...spent.map((state) => state?.msBeforeNext ?? 0)) / 1e3);
}
async function spend(limits, login, address) {
	await Promise.allSettled([limits.login.consume(login), limits.address.consume(address)]);
}
/** Check a password and start a session. Answers the token for the cookie; only its hash is stored. */
async function signIn(office, limits, { login, password, address }) {
	const { desk, clock } = office;
	const name = login.trim().toLowerCase();
	const wait = await waitOf(limits, name, address);
	if (wait > 0) return {
		refusal: "too_many",
		retryAfterSeconds: wait
	};
	const account = await accountByLogin(desk.db, name);
	const matches = await passwordMatches(account?.passwordHash ?? null, password);
	if (!account || !matches || account.disabledAt) {
		await spend(limits, name, address);
		const why = account ? matches ? "disabled" : "password" : "unknown";
		const refused = {
			type: "session.refused",
			staffId: account?.id ?? null,
			why
		};
		await desk.write((tx) => record(tx, clock.now(), SYSTEM, refused));
		return { refusal: "failed" };
	}
	const token = randomBytes(32).toString("base64url");
	const started = {
		type: "session.started",
		staffId: account.id,
		tokenHash: tokenHash(token)
	};
	await desk.write((tx) => record(tx, clock.now(), account.id, started));
	return {
		token,
		account
	};
}
/** Who this token belongs to, if its session still lives. Being active keeps it alive. */
async function whoIs(office, token) {
	if (!token) return null;
	const found = await sessionOf(office.desk.db, tokenHash(token));
	if (!found || found.account.disabledAt) return null;
	const now = office.clock.now();
	const { lastSeenAt, createdAt, tokenHash: stored } = found.session;
	if (plusSeconds(lastSeenAt, 1800) <= now || plusSeconds(createdAt, 43200) <= now) return null;
	if (plusSeconds(lastSeenAt, SEEN_EVERY_SECONDS) <= now) await office.desk.write((tx) => record(tx, now, SYSTEM, {
		type: "session.seen",
		tokenHash: stored
	}));
	return found;
}
async function signOut(office, { session, account }) {
	const ended = {
		type: "session.ended",
		staffId: account.id,
		tokenHash: session.tokenHash,
		why: "signed_out"
	};
	await office.desk.write((tx) => record(tx, office.clock.now(), account.id, ended));
}
/** Drop sessions that are over. */
async function dropSessions(office) {
	const now = office.clock.now();
	const limits = {
		idleSince: plusSeconds(now, -1800),
		startedSince: plusSeconds(now, -43200)
	};
	await office.desk.write((tx) => record(tx, now, SYSTEM, {
		type: "sessions.expired",
		...limits
	}));
}
// src/desk-api.ts
const BODY_AT_MOST = 262144;
const meOf = ({ id, login, alias, role, language, theme }) => ({
	id,
	login,
	alias,
	role,
	language,
	theme
});
/** Everything the browser can ask for, each one line to its operation. */
function router$1(office) {
	const os = implement(deskContract).$context();
	const limits = signInLimits();
	const signed = (permission) => os.middleware(async ({ context, next }) => {
		if (!context.signedIn) throw new ORPCError("UNAUTHORIZED");
		const { account } = context.signedIn;
		if (permission && !may(account.role, permission)) throw refused("not_permitted");
		return await next({ context: {
			account,
			actor: account,
			signedIn: context.signedIn
		} });
	});
	const anyone = signed(null);
	const reader = signed("cases.read");
	const decider = signed("cases.decide");
	const review = (actor, id) => reviewOf(office, actor, id);
	return os.router({
		session: {
			current: os.session.current.handler(({ context }) => ({
				me: context.signedIn ? meOf(context.signedIn.account) : null,
				demoAccounts: office.settings.demo ? [...DEMO_ACCOUNTS] : []
			})),
			signIn: os.session.signIn.handler(async ({ input, context, errors }) => {
				const result = await signIn(office, limits, {
					...input,
					address: context.request.ip ?? ""
				});
				if ("token" in result) {
					setSessionToken(context.response, result.token);
					return { me: meOf(result.account) };
				}
				if (result.refusal === "failed") throw errors.SIGN_IN_FAILED();
				throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: result.retryAfterSeconds } });
			}),
			signOut: os.session.signOut.use(anyone).handler(async ({ context }) => {
				await releaseAllOf(office, context.actor);
				await signOut(office, context.signedIn);
				clearSessionToken(context.response);
				return { signedOut: true };
			}),
			prefer: os.session.prefer.use(anyone).handler(async ({ input, context }) => {
				const { id, login } = context.account;
				await office.desk.write((tx) => record(tx, office.clock.now(), id, {
					type: "staff.preferred",
					id,
					...input
				}));
				const account = await accountByLogin(office.desk.db, login);
				return { me: meOf(account ?? context.account) };
			})
		},
		queue: {
			list: os.queue.list.use(reader).handler(({ input, context }) => queuePage(office, context.actor, input)),
			counts: os.queue.counts.use(reader).handler(({ context }) => queueCounts(office, context.actor))
		},
		cases: {
			get: os.cases.get.use(reader).handler(({ input, context }) => review(context.actor, input.caseId)),
			claim: os.cases.claim.use(decider).handler(async ({ input, context }) => review(context.actor, await claimCase(office, context.actor, input.caseId))),
			claimNext: os.cases.claimNext.use(decider).handler(async ({ input, context }) => {
				const id = await claimNext(office, context.actor, input.queue);
				return id ? await review(context.actor, id) : null;
			}),
			reserve: os.cases.reserve.use(decider).handler(async ({ input, context }) => {
				const ids = await reserveNext(office, context.actor, input.queue, input.count);
				return await Promise.all(ids.map((id) => review(context.actor, id)));
			}),
			renew: os.cases.renew.use(decider).handler(({ input, context }) => renewLease(office, context.actor, input)),
			release: os.cases.release.use(decider).handler(({ input, context }) => releaseCase(office, context.actor, input))
		},
		decisions: {
			decide: os.decisions.decide.use(decider).handler(({ input, context }) => {
				return once(office, {
					scope: context.actor.id,
					key: context.retryKey,
					body: input
				}, (tx, at) => decide(tx, at, context.actor, input));
			}),
			undo: os.decisions.undo.use(decider).handler(({ input, context }) => undo(office, context.actor, input.decisionId)),
			recent: os.decisions.recent.use(reader).handler(({ context }) => recent(office, context.actor))
		},
		audit: {
			list: os.audit.list.use(anyone).handler(({ input, context }) => auditList(office, context.actor, input)),
			verify: os.audit.verify.use(anyone).handler(() => verifyChain(office.desk.db))
		}
	});
}
function faultFrom(office, fault) {
	if (fault instanceof ORPCError) return fault;
	if (fault instanceof IdempotencyConflict) return refused("idempotency_conflict");
	office.log.error({ err: fault }, "desk: unexpected");
	if (fault instanceof StorageFault) return new ORPCError("SERVICE_UNAVAILABLE", { message: "nothing was stored" });
	return new ORPCError("INTERNAL_SERVER_ERROR", { message: "unexpected" });
}
/** The browser's API under `/api/desk`. */
function deskApi(office) {
	const handler = new RPCHandler(router$1(office), { clientInterceptors: [async ({ next }) => {
		try {
			return await next();
		} catch (fault) {
			throw faultFrom(office, fault);
		}
	}] });
	const routes = Router();
	routes.use(sameOriginOnly, jsonBody(BODY_AT_MOST));
	routes.use(async (request, response, next) => {
		const context = {
			request,
			response,
			signedIn: await whoIs(office, sessionToken(request)),
			retryKey: request.get("idempotency-key")?.slice(0, 200) ?? null
		};
		const { matched } = await handler.handle(request, response, {
			prefix: DESK_PREFIX,
			context
		});
		if (!matched) next();
	});
	return routes;
}
const securityHeaders = [helmet({
	contentSecurityPolicy: {
		useDefaults: false,
		directives: {
			defaultSrc: ["'none'"],
			scriptSrc: ["'self'"],
			styleSrc: ["'self'"],
			imgSrc: [
				"'self'",
				"data:",
				"blob:"
			],
			connectSrc: ["'self'"],
			manifestSrc: ["'self'"],
			baseUri: ["'none'"],
			formAction: ["'self'"],
			frameAncestors: ["'none'"],
			requireTrustedTypesFor: ["'script'"],
			trustedTypes: ["'none'"]
		}
	},
	crossOriginEmbedderPolicy: false,
	referrerPolicy: { policy: "no-referrer" }
}), (_request, response, next) => {
	response.setHeader("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
	response.setHeader("cache-control", "no-store");
	next();
}];
// src/intake/measure-text.ts
/** The exact text of a measure, for the marketplace to show. Nothing of staff, reporters or notes is in it. */
async function measureText(db, id) {
	const found = await measureById(db, id);
	if (found?.decision.state !== "standing") return null;
	const { decision, measure, memberId } = found;
	const version = await versionOf(db, decision.target, decision.contentVersion);
	return {
		id,
		measure,
		target: { ...decision.target },
		memberId,
		decidedAt: decision.decidedAt,
		categories: [...decision.categories],
		clause: decision.clause,
		text: decision.text,
		passages: decision.passages.map((passage) => ({
			...passage,
			text: version ? version[passage.field].slice(passage.start, passage.end) : ""
		}))
	};
}
// src/intake/post-batch.ts
const Item = z.strictObject({
	kind: z.enum(Object.keys(BATCH_BODIES)),
	body: z.unknown()
});
const ACCEPTED = {
	member: 200,
	job: 200,
	proposal: 200,
	message: 202,
	report: 202
};
function arrivalOf(item) {
	const outer = Item.safeParse(item);
	if (!outer.success) return { issues: outer.error.issues };
	const { kind, body } = outer.data;
	const inner = BATCH_BODIES[kind].safeParse(body);
	if (inner.success) return { arrival: {
		kind,
		body: inner.data
	} };
	return { issues: inner.error.issues.map((issue) => ({
		...issue,
		path: ["body", ...issue.path]
	})) };
}
/** Up to 500 arrivals, each on its own: a flawed one never holds up the others. Results in the order of the items. */
async function postBatch(office, items, context) {
	return { results: await Promise.all(items.map((item, at) => takeOne(office, item, at, context))) };
}
async function takeOne(office, item, at, context) {
	const { caller, retryKey, language } = context;
	const failed = (code, issues = []) => ({
		status: statusOf(code),
		id: null,
		problem: problemOf(code, language, flawsOf(issues, item))
	});
	const parsed = arrivalOf(item);
	if ("issues" in parsed) return failed("invalid_request", parsed.issues);
	const { arrival } = parsed;
	const write = takeIn(arrival, office.desk.vault);
	const key = retryKey === null ? null : `${retryKey}#${at}`;
	try {
		const { id } = await once(office, {
			scope: caller.keyId,
			key,
			body: arrival
		}, (tx, now) => write(tx, now, caller.keyId));
		return {
			status: ACCEPTED[arrival.kind],
			id,
			problem: null
		};
	} catch (fault) {
		if (fault instanceof IdempotencyConflict) return failed("idempotency_conflict");
		if (fault instanceof StorageFault) return failed("unavailable");
		office.log.error({ err: fault }, "intake: batch item");
		return failed("internal");
	}
}
// src/intake/api.ts
const KEY = /^[\x21-\x7e]{1,200}$/;
/** A problem as the intake API answers it. */
function problem(code, language, errors = []) {
	return new ORPCError(code, {
		status: statusOf(code),
		data: problemOf(code, language, errors)
	});
}
function problemFrom(office, fault, { language, input }) {
	if (fault instanceof ORPCError && fault.cause instanceof ValidationError && fault.code === "BAD_REQUEST") {
		const issues = fault.cause.issues;
		return problem("invalid_request", language, flawsOf(issues, input).slice(0, 50));
	}
	if (fault instanceof ORPCError && fault.code in statusByCode) return fault;
	if (fault instanceof ORPCError && fault.status === 404) return problem("not_found", language);
	if (fault instanceof IdempotencyConflict) return problem("idempotency_conflict", language, [{
		path: "Idempotency-Key",
		expected: "the body it was first sent with",
		got: "another body"
	}]);
	if (fault instanceof StorageFault) {
		office.log.error({ err: fault }, "intake: not stored");
		return problem("unavailable", language);
	}
	office.log.error({ err: fault }, "intake: unexpected");
	return problem("internal", language);
}
const statusByCode = {
	forbidden: true,
	not_found: true
};
function router(office) {
	const os = implement(intakeContract).$context();
	const need = (scope, { caller, language }) => {
		if (!caller.scopes.includes(scope)) throw problem("forbidden", language);
	};
	const take = async (arrival, context) => {
		need("intake:write", context);
		const write = takeIn(arrival, office.desk.vault);
		const { keyId } = context.caller;
		return await once(office, {
			scope: keyId,
			key: context.retryKey,
			body: arrival
		}, (tx, at) => write(tx, at, keyId));
	};
	return os.router({
		putMember: os.putMember.handler(({ input: body, context }) => take({
			kind: "member",
			body
		}, context)),
		putJob: os.putJob.handler(async ({ input: body, context }) => {
			const { id, version = 1, changed = false } = await take({
				kind: "job",
				body
			}, context);
			return {
				id,
				version,
				changed
			};
		}),
		putProposal: os.putProposal.handler(({ input: body, context }) => take({
			kind: "proposal",
			body
		}, context)),
		postMessage: os.postMessage.handler(({ input: body, context }) => take({
			kind: "message",
			body
		}, context)),
		postReport: os.postReport.handler(({ input: body, context }) => take({
			kind: "report",
			body
		}, context)),
		postBatch: os.postBatch.handler(async ({ input, context }) => {
			need("intake:write", context);
			return await postBatch(office, input.items, context);
		}),
		getMeasure: os.getMeasure.handler(async ({ input, context }) => {
			need("effects:read", context);
			const text = await measureText(office.desk.db, input.id);
			if (!text) throw problem("not_found", context.language);
			return text;
		})
	});
}
/** A body must not name another thing than its path does. */
const idOnlyInPath = (request, response, next) => {
	const body = request.body;
	if (!(request.method === "PUT" && body !== null && typeof body === "object" && Object.hasOwn(body, "id"))) return next();
	sendProblem(request, response, "invalid_request", [{
		path: "id",
		expected: "in the path only",
		got: "in the body too"
	}]);
};
/** The intake API under `/api/intake/v1`, for the marketplace's servers. */
function intakeApi(office) {
	const handler = new OpenAPIHandler(router(office), {
		clientInterceptors: [async ({ next, context }) => {
			try {
				return await next();
			} catch (fault) {
				throw problemFrom(office, fault, context);
			}
		}],
		customErrorResponseBodyEncoder: (fault) => fault.data
	});
	const routes = Router();
	routes.use(requireApiKey(office));
	routes.use("/batch", jsonBody(BATCH_BODY_AT_MOST));
	routes.use(/^(?!\/batch)/, jsonBody(BODY_AT_MOST$1));
	routes.use(idOnlyInPath);
	routes.use(async (request, response, next) => {
		const retryKey = request.get("idempotency-key") ?? null;
		if (retryKey !== null && !KEY.test(retryKey)) {
			const flaw = {
				path: "Idempotency-Key",
				expected: "1–200 visible ASCII characters",
				got: `${retryKey.length} characters`
			};
			return sendProblem(request, response, "invalid_request", [flaw]);
		}
		const context = {
			caller: response.locals.caller,
			retryKey,
			language: languageOf(request),
			input: request.body
		};
		const { matched } = await handler.handle(request, response, {
			prefix: INTAKE_PREFIX,
			context
		});
		if (!matched) next();
	});
	routes.use(intakeFallbacks.nothingHere);
	routes.use(intakeFallbacks.readFault);
	return routes;
}
// ../../packages/contract/src/delivery/events.ts
const types = Object.values(EVENT_OF);
/**
* Body of a webhook (Standard Webhooks): ids and codes only. Fetch the text by `measureId`. The `webhook-id` header
* stays the same over every retry, so a receiver that remembers it acts once.
*/
const WebhookEvent = z.object({
	type: z.enum(types),
	timestamp: z.string(),
	data: z.object({
		measureId: z.string(),
		target: z.object({
			type: z.enum(TARGET_TYPES),
			id: z.string()
		}),
		memberId: z.string(),
		categories: z.array(z.string())
	})
});
// src/openapi.ts
const PROBLEMS = {
	400: "Flaws",
	401: "No valid key",
	403: "Scope missing",
	404: "Not found",
	413: "Too large",
	415: "Not JSON in UTF-8",
	422: "Idempotency-Key used with another body",
	429: "Too many requests",
	500: "Unexpected",
	503: "Not stored"
};
/** The OpenAPI 3.1 document of the intake API, made from the contract the server runs on. */
async function openApiDocument() {
	const document = await new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(intakeContract, {
		info: {
			title: "Mimamori intake API",
			version: "1",
			description: "For the servers of the marketplace. Errors are lists of `{ path, expected, got }`."
		},
		servers: [{ url: INTAKE_PREFIX }],
		security: [{ key: [] }],
		components: { securitySchemes: { key: {
			type: "http",
			scheme: "bearer"
		} } },
		commonSchemas: {
			Problem: { schema: Problem },
			WebhookEvent: { schema: WebhookEvent },
			Member: {
				schema: BATCH_BODIES.member,
				strategy: "input"
			},
			Job: {
				schema: BATCH_BODIES.job,
				strategy: "input"
			},
			Proposal: {
				schema: BATCH_BODIES.proposal,
				strategy: "input"
			},
			Message: {
				schema: BATCH_BODIES.message,
				strategy: "input"
			},
			Report: {
				schema: BATCH_BODIES.report,
				strategy: "input"
			}
		}
	});
	for (const item of Object.values(document.paths ?? {})) for (const [method, operation] of Object.entries(item ?? {})) complete(method, operation);
	return document;
}
/** What every operation shares: the problem answers, and the key that makes a write safe to send again. */
function complete(method, operation) {
	const content = { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } };
	const problems = Object.entries(PROBLEMS).map(([status, description]) => [status, {
		description,
		content
	}]);
	operation.responses = {
		...Object.fromEntries(problems),
		...operation.responses
	};
	if (method === "get") return;
	const key = {
		name: "Idempotency-Key",
		in: "header",
		required: false,
		schema: {
			type: "string",
			pattern: "^[\\x21-\\x7e]{1,200}$"
		},
		description: "The same key and body get the same answer for 24 hours."
	};
	operation.parameters = [...operation.parameters ?? [], key];
}
// src/create-app.ts
/** The desk over HTTP: the intake API, the browser's API, and the built page from `webFolder`. */
function createApp(office, webFolder) {
	const app = express();
	app.disable("x-powered-by");
	app.disable("etag");
	app.use(securityHeaders);
	app.get("/healthz", (_request, response) => void response.json({ ok: true }));
	app.get("/api/openapi.json", async (_request, response) => void response.json(await openApiDocument()));
	app.use(INTAKE_PREFIX, intakeApi(office));
	app.use(DESK_PREFIX, deskApi(office));
	app.use("/api", intakeFallbacks.nothingHere);
	const page = join(webFolder, "index.html");
	if (existsSync(page)) {
		app.use("/assets", express.static(join(webFolder, "assets"), {
			immutable: true,
			maxAge: "365d",
			index: false,
			fallthrough: false,
			cacheControl: true
		}));
		app.use(express.static(webFolder, { index: false }));
		app.get("/{*path}", (_request, response) => response.sendFile(page, { cacheControl: false }));
	}
	app.use(intakeFallbacks.nothingHere);
	app.use(intakeFallbacks.readFault);
	return app;
}
// ../../packages/policy/src/delivery/retry.ts
const HOUR = 3600;
/** Waits between attempts, in seconds: about 76 hours in all, as Standard Webhooks suggests. */
const RETRY_SCHEDULE = [
	5,
	300,
	1800,
	2 * HOUR,
	5 * HOUR,
	10 * HOUR,
	14 * HOUR,
	20 * HOUR,
	24 * HOUR
];
/**
* Seconds to wait after the `attempts`-th failure, or `null`: given up, a dead letter. `scale` shortens the schedule
* (1 outside tests); what the receiver asked for by `Retry-After` is waited for in full.
*/
function retryIn(attempts, scale, retryAfterSeconds) {
	const wait = RETRY_SCHEDULE[attempts - 1];
	return wait === void 0 ? null : Math.max(wait * scale, retryAfterSeconds);
}
// src/delivery/attempt.ts
const failure = (error, more = {}) => ({
	ok: false,
	error,
	gone: more.gone ?? false,
	retryAfterSeconds: more.retryAfterSeconds ?? 0
});
/** `Retry-After` as seconds; dates and seconds are allowed, a day at most is honoured. */
function retryAfter(header) {
	const text = Array.isArray(header) ? header[0] : header;
	if (!text) return 0;
	const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1e3;
	return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), 86400) : 0;
}
/** Send one event, signed as Standard Webhooks asks. Redirects are not followed; the whole answer must arrive in time. */
async function attempt({ id, payload }, to, timeoutMs) {
	const at = /* @__PURE__ */ new Date();
	const headers = {
		"content-type": "application/json",
		"webhook-id": id,
		"webhook-timestamp": String(Math.floor(at.getTime() / 1e3)),
		"webhook-signature": new Webhook(to.secret).sign(id, at, payload)
	};
	try {
		const signal = AbortSignal.timeout(timeoutMs);
		const response = await request$1(to.url, {
			method: "POST",
			headers,
			body: payload,
			signal
		});
		await response.body.dump({ limit: 65536 });
		const { statusCode } = response;
		if (statusCode >= 200 && statusCode < 300) return { ok: true };
		return failure(`http_${statusCode}`, {
			gone: statusCode === 410,
			retryAfterSeconds: retryAfter(response.headers["retry-after"])
		});
	} catch (fault) {
		const { name, code } = fault;
		return failure(name === "TimeoutError" ? "timeout" : (code ?? name ?? "network").toLowerCase());
	}
}
// src/delivery/sender.ts
const IN_FLIGHT_AT_MOST = 16;
/** Events that were on their way when the process ended go out again, under the same id. */
async function resumeInterrupted(office) {
	for (const row of await outgoingInterrupted(office.desk.db)) {
		const at = office.clock.now();
		await office.desk.write((tx) => record(tx, at, SYSTEM, {
			type: "delivery.interrupted",
			row
		}));
	}
}
async function note(office, row, outcome, url) {
	const at = office.clock.now();
	const sent = {
		...row,
		state: "sending",
		attempts: row.attempts + 1
	};
	await office.desk.write(async (tx) => {
		if (outcome.ok) return await record(tx, at, SYSTEM, {
			type: "delivery.delivered",
			row: sent
		});
		const { error } = outcome;
		if (outcome.gone) await record(tx, at, SYSTEM, {
			type: "endpoint.disabled",
			url
		});
		const wait = retryIn(sent.attempts, office.settings.retryScale, outcome.retryAfterSeconds);
		if (wait === null) return await record(tx, at, SYSTEM, {
			type: "delivery.dead",
			row: sent,
			error
		});
		const dueAt = plusSeconds(at, wait);
		await record(tx, at, SYSTEM, {
			type: "delivery.retrying",
			row: sent,
			dueAt,
			error
		});
	});
}
/**
* Sends what is due, a few at a time, as long as the endpoint takes it. `turn()` picks up what is due now and resolves
* when all of it has an outcome; `idle()` waits for what is still on its way.
*/
function makeSender(office) {
	const flying = /* @__PURE__ */ new Map();
	const { webhook, webhookTimeoutMs } = office.settings;
	async function send(row, to) {
		try {
			await office.desk.write((tx) => record(tx, office.clock.now(), SYSTEM, {
				type: "delivery.sending",
				row
			}));
			await note(office, row, await attempt(row, to, webhookTimeoutMs), to.url);
		} catch (fault) {
			office.log.error({
				err: fault,
				delivery: row.id
			}, "delivery: the outcome could not be stored");
		} finally {
			flying.delete(row.id);
		}
	}
	async function turn() {
		if (!webhook || flying.size >= IN_FLIGHT_AT_MOST) return 0;
		if (await endpointDisabledAt(office.desk.db, webhook.url)) return 0;
		const fresh = (await outgoingDue(office.desk.db, office.clock.now(), 32)).filter((row) => !flying.has(row.id)).slice(0, IN_FLIGHT_AT_MOST - flying.size);
		for (const row of fresh) flying.set(row.id, send(row, webhook));
		return fresh.length;
	}
	return {
		turn,
		idle: async () => void await Promise.all(flying.values())
	};
}
// src/housekeeping.ts
const TURN_MS = 100;
const SWEEP_MS = 6e4;
/**
* What the desk does by itself: undo windows end, leases end, events go out, old sessions and answers are dropped.
* One turn after another, never two at once. `stop()` resolves when nothing is under way any more.
*/
async function keepHouse(office) {
	await resumeInterrupted(office);
	const sender = makeSender(office);
	let stopped = false;
	let sweptAt = 0;
	async function sweep() {
		if (Date.now() - sweptAt < SWEEP_MS) return;
		sweptAt = Date.now();
		await dropSessions(office);
		const at = office.clock.now();
		const before = plusSeconds(at, -86400);
		await office.desk.write((tx) => record(tx, at, SYSTEM, {
			type: "answers.dropped",
			before
		}));
	}
	async function turn() {
		try {
			const done = await settle(office) + await endLeases(office) + await sender.turn();
			await sweep();
			return done > 0;
		} catch (fault) {
			office.log.error({ err: fault }, "housekeeping: a turn failed and will be tried again");
			return false;
		}
	}
	async function keep() {
		while (!stopped) {
			const busy = await turn();
			await new Promise((wake) => setTimeout(wake, busy ? 10 : TURN_MS));
		}
		await sender.idle();
	}
	const keeping = keep();
	return { async stop() {
		stopped = true;
		await keeping;
	} };
}
// src/main.ts
/** One clear line, and an exit code a supervisor understands. */
function giveUp(fault) {
	const known = fault instanceof BadSettings || fault instanceof DeskInUse;
	const taken = fault.code === "EADDRINUSE";
	console.error(known || taken ? fault.message : fault);
	process.exit(1);
}
async function serve() {
	process.umask(63);
	const settings = settingsFrom(process.env);
	const office = openOffice(settings);
	if (settings.demo) await fillDemo(office);
	if (settings.demo && settings.demoApiKey) await ensureApiKey(office, "stand-in marketplace", settings.demoApiKey);
	const server = createServer(createApp(office, join(projectRoot(), "apps/web/dist")));
	await new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(settings.port, settings.host, resolve);
	});
	const house = await keepHouse(office);
	const commands = await listenForCommands(office);
	const { port } = server.address();
	console.log(JSON.stringify({
		desk: `http://${settings.host}:${port}`,
		port
	}));
	let stopping = false;
	async function stop() {
		if (stopping) return;
		stopping = true;
		server.close();
		server.closeIdleConnections();
		commands.close();
		await house.stop();
		await office.desk.close();
		process.exit(0);
	}
	process.on("SIGTERM", () => void stop().catch(giveUp));
	process.on("SIGINT", () => void stop().catch(giveUp));
}
serve().catch(giveUp);
export {};

//# sourceMappingURL=main.mjs.map