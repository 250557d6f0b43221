CREATE TABLE "case_notes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue_entries" (
	"kind" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"effective_from" text collate "C" NOT NULL,
	"data" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	CONSTRAINT "catalogue_entries_kind_id_version_pk" PRIMARY KEY("kind","id","version")
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"note_id" text collate "C" NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"seen_at" text collate "C",
	CONSTRAINT "mentions_note_id_staff_id_pk" PRIMARY KEY("note_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"shared" integer NOT NULL,
	"query" text collate "C" NOT NULL,
	"key" text collate "C",
	"created_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_docs" (
	"doc" bigint PRIMARY KEY NOT NULL,
	"type" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"signature" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "snoozed_until" text collate "C";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "pinned_at" text collate "C";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "escalated_by" text collate "C";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "raised_at" text collate "C";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "format" text collate "C";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "warnings" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "rules" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "email_key" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "phone_key" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
DROP TABLE "queue_counts";--> statement-breakpoint
CREATE TABLE "queue_counts" (
	"queue" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"category" text collate "C" NOT NULL,
	"lane" integer NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "queue_counts_queue_state_category_lane_pk" PRIMARY KEY("queue","state","category","lane")
);
--> statement-breakpoint
INSERT INTO "queue_counts"("queue", "state", "category", "lane", "n") SELECT queue, 'open', coalesce(category, ''), 1, count(*) FROM cases WHERE state = 'open' GROUP BY 1, 3;--> statement-breakpoint
INSERT INTO "queue_counts"("queue", "state", "category", "lane", "n") SELECT queue, 'reported', coalesce(category, ''), 1, count(*) FROM cases WHERE state = 'open' AND reporters > 0 GROUP BY 1, 3;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "preferences" text collate "C" DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "case_notes_case" ON "case_notes" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "members_email" ON "members" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "members_phone" ON "members" USING btree ("phone_key");--> statement-breakpoint
CREATE INDEX "mentions_unseen" ON "mentions" USING btree ("staff_id","at") WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX "saved_views_owner" ON "saved_views" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "search_docs_content" ON "search_docs" USING btree ("type","id");--> statement-breakpoint
UPDATE "cases" SET
	"format" = (SELECT c.facts::jsonb ->> 'format' FROM contents c WHERE c.type = cases.target_type AND c.id = cases.target_id),
	"rules" = coalesce((
		SELECT ' ' || string_agg(DISTINCT flag ->> 'rule', ' ') || ' '
		FROM content_versions v, jsonb_array_elements(v.flags::jsonb) flag
		WHERE v.type = cases.target_type AND v.id = cases.target_id AND v.version = cases.content_version
	), ''),
	"warnings" = (
		SELECT count(*) FROM measures m JOIN decisions d ON d.id = m.decision_id
		WHERE m.member_id = cases.author_id AND m.measure = 'warn' AND d.state <> 'undone'
	)
WHERE state <> 'closed';--> statement-breakpoint
DROP INDEX "cases_open";--> statement-breakpoint
CREATE INDEX "cases_open" ON "cases" USING btree ("queue","rank","due_at","id","category","severity","reporters","warnings","format","opened_at","rules") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "cases_reported" ON "cases" USING btree ("rank","due_at","id","category","severity","reporters","warnings","format","opened_at","rules") WHERE state = 'open' and reporters > 0;--> statement-breakpoint
CREATE INDEX "cases_escalated" ON "cases" USING btree ("rank","due_at","id") WHERE state = 'escalated';--> statement-breakpoint
CREATE INDEX "cases_snoozed" ON "cases" USING btree ("snoozed_until") WHERE state = 'snoozed';--> statement-breakpoint
CREATE INDEX "content_versions_received" ON "content_versions" USING btree ("type","received_at","id","version") WHERE type = 'job';--> statement-breakpoint
CREATE TABLE "search" ("doc" bigint PRIMARY KEY NOT NULL, "tokens" text[] collate "C" NOT NULL) WITH (toast_tuple_target = 128);--> statement-breakpoint
CREATE INDEX "search_tokens" ON "search" USING gin ("tokens") WITH (gin_pending_list_limit = 1024);--> statement-breakpoint
CREATE SEQUENCE "search_doc";--> statement-breakpoint
SELECT setval('search_doc', coalesce(max(number), 0) + 1, false) FROM "cases";
