CREATE TABLE "breakdown_mail_addresses" (
	"staff_id" text collate "C" PRIMARY KEY NOT NULL,
	"address" text collate "C" NOT NULL,
	"weekly" integer NOT NULL,
	"monthly" integer NOT NULL,
	"confirmed_at" text collate "C",
	"code_hash" text collate "C",
	"code_ends_at" text collate "C",
	"wrong_codes" integer DEFAULT 0 NOT NULL,
	"changed_at" text collate "C" NOT NULL,
	CONSTRAINT "breakdown_mail_addresses_code" CHECK ((code_hash is null) = (code_ends_at is null))
);
--> statement-breakpoint
CREATE TABLE "breakdown_mails" (
	"staff_id" text collate "C" NOT NULL,
	"rhythm" text collate "C" NOT NULL,
	"period" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" text collate "C",
	"error" text collate "C" DEFAULT '' NOT NULL,
	"ended_at" text collate "C",
	CONSTRAINT "breakdown_mails_staff_id_rhythm_period_pk" PRIMARY KEY("staff_id","rhythm","period"),
	CONSTRAINT "breakdown_mails_state" CHECK (state in ('waiting', 'sent', 'failed', 'skipped')),
	CONSTRAINT "breakdown_mails_ended" CHECK ((state = 'waiting') = (ended_at is null))
);
--> statement-breakpoint
CREATE TABLE "breakdown_notes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"day" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"written_at" text collate "C" NOT NULL,
	"removed_at" text collate "C",
	"removed_by" text collate "C",
	CONSTRAINT "breakdown_notes_day_shape" CHECK (day like '____-__-__'),
	CONSTRAINT "breakdown_notes_removed" CHECK ((removed_at is null) = (removed_by is null))
);
--> statement-breakpoint
CREATE TABLE "notice_looks" (
	"notice_id" text collate "C" NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"edit" integer NOT NULL,
	"texts" text collate "C" NOT NULL,
	"seen_at" text collate "C" NOT NULL,
	CONSTRAINT "notice_looks_notice_id_staff_id_pk" PRIMARY KEY("notice_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "notice_pictures" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"media_type" text collate "C" NOT NULL,
	"data" text collate "C" NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"added_at" text collate "C" NOT NULL,
	"added_by" text collate "C" NOT NULL,
	CONSTRAINT "notice_pictures_id" CHECK (length(id) = 64 and bytes > 0 and width > 0 and height > 0),
	CONSTRAINT "notice_pictures_type" CHECK (media_type in ('image/png', 'image/jpeg', 'image/webp'))
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "job_category" text collate "C";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "language" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contents" ADD COLUMN "language" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "language" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "breakdown_mails_next" ON "breakdown_mails" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "breakdown_notes_day" ON "breakdown_notes" USING btree ("day","id") WHERE removed_at is null;--> statement-breakpoint
UPDATE "contents" SET "language" = coalesce((
	SELECT CASE WHEN v.title || v.body = '' THEN '' WHEN (v.title || v.body) ~ '[ぁ-ヿ㐀-鿿]' THEN 'ja' WHEN (v.title || v.body) ~ '[A-Za-z]' THEN 'en' ELSE 'other' END
	FROM "content_versions" v WHERE v."type" = "contents"."type" AND v."id" = "contents"."id" AND v."version" = "contents"."version"
), '');--> statement-breakpoint
UPDATE "cases" SET "language" = coalesce((
	SELECT CASE WHEN v.title || v.body = '' THEN '' WHEN (v.title || v.body) ~ '[ぁ-ヿ㐀-鿿]' THEN 'ja' WHEN (v.title || v.body) ~ '[A-Za-z]' THEN 'en' ELSE 'other' END
	FROM "content_versions" v WHERE v."type" = "cases"."target_type" AND v."id" = "cases"."target_id" AND v."version" = "cases"."content_version"
), '');--> statement-breakpoint
UPDATE "decisions" SET "language" = coalesce((
	SELECT CASE WHEN v.title || v.body = '' THEN '' WHEN (v.title || v.body) ~ '[ぁ-ヿ㐀-鿿]' THEN 'ja' WHEN (v.title || v.body) ~ '[A-Za-z]' THEN 'en' ELSE 'other' END
	FROM "content_versions" v WHERE v."type" = "decisions"."target_type" AND v."id" = "decisions"."target_id" AND v."version" = "decisions"."content_version"
), '');--> statement-breakpoint
UPDATE "cases" SET "job_category" = (
	SELECT c."facts"::json ->> 'category' FROM "contents" c WHERE c."type" = 'job' AND c."id" = "cases"."target_id"
) WHERE "target_type" = 'job';--> statement-breakpoint
UPDATE "decisions" SET "job_category" = (
	SELECT c."facts"::json ->> 'category' FROM "contents" c WHERE c."type" = 'job' AND c."id" = "decisions"."target_id"
) WHERE "target_type" = 'job' AND "job_category" IS NULL AND "published" IS NULL AND "queue" <> '';--> statement-breakpoint
CREATE INDEX "decisions_filtered" ON "decisions" USING btree ("target_type","month","source","format","job_category","language","published","counted") WHERE reverses is null and state in ('held', 'standing');
