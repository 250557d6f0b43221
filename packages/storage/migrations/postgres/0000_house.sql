CREATE TABLE "api_keys" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"key_hash" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"scopes" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"revoked_at" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" text collate "C" NOT NULL,
	"actor_id" text collate "C" NOT NULL,
	"action" text collate "C" NOT NULL,
	"subject_type" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"detail" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"lane" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text collate "C" NOT NULL,
	"number" bigint PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"target_type" text collate "C" NOT NULL,
	"target_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"queue" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"category" text collate "C",
	"severity" text collate "C" NOT NULL,
	"score" integer NOT NULL,
	"reporters" integer NOT NULL,
	"rank" bigint NOT NULL,
	"rank_lines" text collate "C" NOT NULL,
	"opened_at" text collate "C" NOT NULL,
	"due_at" text collate "C" NOT NULL,
	"content_version" integer NOT NULL,
	"fence" integer NOT NULL,
	"holder" text collate "C",
	"lease_kind" text collate "C",
	"lease_ends_at" text collate "C",
	"joined_while_held" integer NOT NULL,
	"previous_case_id" text collate "C",
	"closed_at" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "content_versions" (
	"type" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"title" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"flags" text collate "C" NOT NULL,
	"received_at" text collate "C" NOT NULL,
	CONSTRAINT "content_versions_type_id_version_pk" PRIMARY KEY("type","id","version")
);
--> statement-breakpoint
CREATE TABLE "contents" (
	"type" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"text_hash" text collate "C" NOT NULL,
	"facts" text collate "C" NOT NULL,
	"visible" integer NOT NULL,
	"confirmed_by" text collate "C",
	"updated_at" text collate "C" NOT NULL,
	CONSTRAINT "contents_type_id_pk" PRIMARY KEY("type","id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"fence" integer NOT NULL,
	"content_version" integer NOT NULL,
	"target_type" text collate "C" NOT NULL,
	"target_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"actor_id" text collate "C" NOT NULL,
	"decided_at" text collate "C" NOT NULL,
	"measures" text collate "C" NOT NULL,
	"categories" text collate "C" NOT NULL,
	"published" text collate "C",
	"clause" text collate "C",
	"template_id" text collate "C",
	"template_version" integer,
	"text" text collate "C" NOT NULL,
	"passages" text collate "C" NOT NULL,
	"note" text collate "C" NOT NULL,
	"month" text collate "C" NOT NULL,
	"counted" integer NOT NULL,
	"state" text collate "C" NOT NULL,
	"held_until" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "endpoints" (
	"url" text collate "C" PRIMARY KEY NOT NULL,
	"disabled_at" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"scope" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"body_hash" text collate "C" NOT NULL,
	"answer" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	CONSTRAINT "idempotency_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measures" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"decision_id" text collate "C" NOT NULL,
	"measure" text collate "C" NOT NULL,
	"target_type" text collate "C" NOT NULL,
	"target_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"roles" text collate "C" NOT NULL,
	"display_name" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"phone" text collate "C" NOT NULL,
	"registered_at" text collate "C" NOT NULL,
	"verifications" text collate "C" NOT NULL,
	"profile" text collate "C" NOT NULL,
	"received_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "month_counts" (
	"month" text collate "C" NOT NULL,
	"target_type" text collate "C" NOT NULL,
	"published" text collate "C" NOT NULL,
	"lane" integer NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "month_counts_month_target_type_published_lane_pk" PRIMARY KEY("month","target_type","published","lane")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"decision_id" text collate "C" NOT NULL,
	"event" text collate "C" NOT NULL,
	"payload" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"due_at" text collate "C" NOT NULL,
	"attempts" integer NOT NULL,
	"last_error" text collate "C",
	"sender" text collate "C",
	"created_at" text collate "C" NOT NULL,
	"delivered_at" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "queue_counts" (
	"queue" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"lane" integer NOT NULL,
	"n" bigint NOT NULL,
	CONSTRAINT "queue_counts_queue_state_lane_pk" PRIMARY KEY("queue","state","lane")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"target_type" text collate "C" NOT NULL,
	"target_id" text collate "C" NOT NULL,
	"reporter_id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"reported_at" text collate "C" NOT NULL,
	"received_at" text collate "C" NOT NULL,
	"case_id" text collate "C",
	"while_held" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text collate "C" PRIMARY KEY NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"last_seen_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"login" text collate "C" NOT NULL,
	"alias" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"password_hash" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"theme" text collate "C" NOT NULL,
	"disabled_at" text collate "C"
);
--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "api_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor_id","seq") WHERE action <> 'case.opened';--> statement-breakpoint
CREATE INDEX "audit_action" ON "audit" USING btree ("action","seq") WHERE action <> 'case.opened';--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject_id","seq");--> statement-breakpoint
CREATE INDEX "audit_lane" ON "audit" USING btree ("lane","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_id" ON "cases" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_unfinished" ON "cases" USING btree ("kind","target_type","target_id") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "cases_closed" ON "cases" USING btree ("target_type","target_id","id") WHERE state = 'closed';--> statement-breakpoint
CREATE INDEX "cases_open" ON "cases" USING btree ("queue","rank","due_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "cases_claimed" ON "cases" USING btree ("holder","rank","due_at","id") WHERE state = 'claimed';--> statement-breakpoint
CREATE INDEX "cases_leases" ON "cases" USING btree ("lease_ends_at") WHERE state = 'claimed';--> statement-breakpoint
CREATE INDEX "cases_overdue" ON "cases" USING btree ("queue","due_at") WHERE state = 'open' and queue = 'flagged';--> statement-breakpoint
CREATE INDEX "cases_oldest" ON "cases" USING btree ("queue","opened_at") WHERE state = 'open' and queue = 'flagged';--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_a_case" ON "decisions" USING btree ("case_id") WHERE state <> 'undone';--> statement-breakpoint
CREATE INDEX "decisions_author" ON "decisions" USING btree ("author_id","id");--> statement-breakpoint
CREATE INDEX "decisions_actor" ON "decisions" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "decisions_held" ON "decisions" USING btree ("held_until") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "idempotency_at" ON "idempotency" USING btree ("at");--> statement-breakpoint
CREATE INDEX "measures_member" ON "measures" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "outbox_decision" ON "outbox" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "outbox_ready" ON "outbox" USING btree ("due_at","id") WHERE state = 'ready';--> statement-breakpoint
CREATE INDEX "outbox_retrying" ON "outbox" USING btree ("due_at","id") WHERE state = 'retrying';--> statement-breakpoint
CREATE INDEX "outbox_sending" ON "outbox" USING btree ("id") WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("id") WHERE state = 'dead';--> statement-breakpoint
CREATE INDEX "reports_case" ON "reports" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "reports_waiting" ON "reports" USING btree ("target_type","target_id") WHERE case_id IS NULL;--> statement-breakpoint
CREATE INDEX "sessions_staff" ON "sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_login" ON "staff" USING btree ("login");--> statement-breakpoint
CREATE SEQUENCE "audit_seq";--> statement-breakpoint
CREATE SEQUENCE "case_number";--> statement-breakpoint
CREATE FUNCTION "append_only"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;--> statement-breakpoint
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();--> statement-breakpoint
CREATE TRIGGER "content_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "content_versions" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();
