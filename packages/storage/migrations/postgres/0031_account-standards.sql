CREATE TABLE "member_metrics" (
	"member_id" text collate "C" PRIMARY KEY NOT NULL,
	"metrics" text collate "C" NOT NULL,
	"category" text collate "C" NOT NULL,
	"received_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standard_changes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"run_id" text collate "C",
	"member_id" text collate "C" NOT NULL,
	"standard" text collate "C" NOT NULL,
	"change" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"month" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"grace_until" text collate "C",
	"missed" text collate "C" NOT NULL,
	CONSTRAINT "standard_changes_change" CHECK (change in ('granted', 'grace_began', 'kept', 'lost'))
);
--> statement-breakpoint
CREATE TABLE "standard_forecasts" (
	"run_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"standard" text collate "C" NOT NULL,
	"change" text collate "C" NOT NULL,
	"before" text collate "C" NOT NULL,
	"after" text collate "C" NOT NULL,
	"missed" text collate "C" NOT NULL,
	CONSTRAINT "standard_forecasts_run_id_member_id_standard_pk" PRIMARY KEY("run_id","member_id","standard"),
	CONSTRAINT "standard_forecasts_change" CHECK (change in ('granted', 'grace_began', 'kept', 'lost'))
);
--> statement-breakpoint
CREATE TABLE "standard_holdings" (
	"member_id" text collate "C" NOT NULL,
	"standard" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"since" text collate "C" NOT NULL,
	"grace_until" text collate "C",
	CONSTRAINT "standard_holdings_member_id_standard_pk" PRIMARY KEY("member_id","standard"),
	CONSTRAINT "standard_holdings_state" CHECK (state in ('held', 'grace') and (state = 'grace') = (grace_until is not null))
);
--> statement-breakpoint
CREATE TABLE "standard_near_misses" (
	"standard" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"run_id" text collate "C" NOT NULL,
	"criterion" text collate "C" NOT NULL,
	"value" bigint NOT NULL,
	"threshold" bigint NOT NULL,
	"missing" integer NOT NULL,
	CONSTRAINT "standard_near_misses_standard_member_id_pk" PRIMARY KEY("standard","member_id")
);
--> statement-breakpoint
CREATE TABLE "standard_runs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"purpose" text collate "C" NOT NULL,
	"roles" text collate "C" NOT NULL,
	"version" integer,
	"standards" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"done_up_to" text collate "C" DEFAULT '' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"shares" text collate "C" DEFAULT '' NOT NULL,
	"figures" text collate "C" DEFAULT '{}' NOT NULL,
	"started_by" text collate "C" NOT NULL,
	"started_at" text collate "C" NOT NULL,
	"ended_at" text collate "C",
	CONSTRAINT "standard_runs_purpose" CHECK (purpose in ('scheduled', 'asked', 'activation', 'dry')),
	CONSTRAINT "standard_runs_state" CHECK (state in ('running', 'done', 'cancelled', 'failed') and (state = 'running') = (ended_at is null)),
	CONSTRAINT "standard_runs_version" CHECK ((purpose = 'dry') = (version is null))
);
--> statement-breakpoint
CREATE TABLE "standard_versions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"state" text collate "C" NOT NULL,
	"standards" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"begins_at" text collate "C",
	"dry_run_id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"proposer_id" text collate "C" NOT NULL,
	"proposed_at" text collate "C" NOT NULL,
	"ended_by" text collate "C",
	"ended_at" text collate "C",
	"end_reason" text collate "C" DEFAULT '' NOT NULL,
	CONSTRAINT "standard_versions_state" CHECK (state in ('proposed', 'approved', 'sent_back', 'taken_back') and number >= 1),
	CONSTRAINT "standard_versions_hash" CHECK (length(hash) = 64),
	CONSTRAINT "standard_versions_ended" CHECK ((state = 'proposed') = (ended_by is null) and (ended_by is null) = (ended_at is null)),
	CONSTRAINT "standard_versions_begun" CHECK (state <> 'approved' or begins_at is not null),
	CONSTRAINT "standard_versions_two" CHECK (state in ('proposed', 'approved') or (state = 'taken_back') = (ended_by = proposer_id))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "standard_changes_once" ON "standard_changes" USING btree ("run_id","member_id","standard") WHERE run_id is not null;--> statement-breakpoint
CREATE INDEX "standard_changes_member" ON "standard_changes" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "standard_changes_month" ON "standard_changes" USING btree ("month","standard","change","id");--> statement-breakpoint
CREATE INDEX "standard_forecasts_change" ON "standard_forecasts" USING btree ("run_id","standard","change","member_id");--> statement-breakpoint
CREATE INDEX "standard_forecasts_member" ON "standard_forecasts" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "standard_holdings_standard" ON "standard_holdings" USING btree ("standard","member_id");--> statement-breakpoint
CREATE INDEX "standard_near_misses_order" ON "standard_near_misses" USING btree ("standard","missing","member_id");--> statement-breakpoint
CREATE INDEX "standard_near_misses_member" ON "standard_near_misses" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "standard_runs_running" ON "standard_runs" USING btree ("state") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "standard_runs_started" ON "standard_runs" USING btree ("started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "standard_versions_pending" ON "standard_versions" USING btree ("state") WHERE state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "standard_versions_number" ON "standard_versions" USING btree ("number") WHERE state = 'approved';