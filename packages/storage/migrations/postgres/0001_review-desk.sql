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
ALTER TABLE "cases" ADD COLUMN "format" text collate "C";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "warnings" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "rules" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "email_key" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "phone_key" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "preferences" text collate "C" DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "case_notes_case" ON "case_notes" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "members_email" ON "members" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "members_phone" ON "members" USING btree ("phone_key");--> statement-breakpoint
CREATE INDEX "mentions_unseen" ON "mentions" USING btree ("staff_id","at") WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX "saved_views_owner" ON "saved_views" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "search_docs_content" ON "search_docs" USING btree ("type","id");--> statement-breakpoint
CREATE INDEX "cases_category" ON "cases" USING btree ("queue","category","rank","due_at","id") WHERE state = 'open' and category is not null;--> statement-breakpoint
CREATE INDEX "cases_reported" ON "cases" USING btree ("rank","due_at","id") WHERE state = 'open' and reporters > 0;--> statement-breakpoint
CREATE INDEX "cases_escalated" ON "cases" USING btree ("rank","due_at","id") WHERE state = 'escalated';--> statement-breakpoint
CREATE INDEX "cases_snoozed" ON "cases" USING btree ("snoozed_until") WHERE state = 'snoozed';--> statement-breakpoint
CREATE INDEX "content_versions_received" ON "content_versions" USING btree ("received_at") WHERE type = 'job';--> statement-breakpoint
CREATE TABLE "search" ("doc" bigint PRIMARY KEY NOT NULL, "tokens" text[] collate "C" NOT NULL);--> statement-breakpoint
CREATE INDEX "search_tokens" ON "search" USING gin ("tokens");--> statement-breakpoint
CREATE SEQUENCE "search_doc";--> statement-breakpoint
SELECT setval('search_doc', coalesce(max(number), 0) + 1, false) FROM "cases";
