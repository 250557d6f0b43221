CREATE TABLE `member_metrics` (
	`member_id` text PRIMARY KEY NOT NULL,
	`metrics` text NOT NULL,
	`category` text NOT NULL,
	`received_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `standard_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text,
	`member_id` text NOT NULL,
	`standard` text NOT NULL,
	`change` text NOT NULL,
	`at` text NOT NULL,
	`month` text NOT NULL,
	`version` integer NOT NULL,
	`grace_until` text,
	`missed` text NOT NULL,
	CONSTRAINT "standard_changes_change" CHECK(change in ('granted', 'grace_began', 'kept', 'lost'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `standard_changes_once` ON `standard_changes` (`run_id`,`member_id`,`standard`) WHERE run_id is not null;--> statement-breakpoint
CREATE INDEX `standard_changes_member` ON `standard_changes` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `standard_changes_month` ON `standard_changes` (`month`,`standard`,`change`,`id`);--> statement-breakpoint
CREATE TABLE `standard_forecasts` (
	`run_id` text NOT NULL,
	`member_id` text NOT NULL,
	`standard` text NOT NULL,
	`change` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`missed` text NOT NULL,
	PRIMARY KEY(`run_id`, `member_id`, `standard`),
	CONSTRAINT "standard_forecasts_change" CHECK(change in ('granted', 'grace_began', 'kept', 'lost'))
);
--> statement-breakpoint
CREATE INDEX `standard_forecasts_change` ON `standard_forecasts` (`run_id`,`standard`,`change`,`member_id`);--> statement-breakpoint
CREATE INDEX `standard_forecasts_member` ON `standard_forecasts` (`member_id`);--> statement-breakpoint
CREATE TABLE `standard_holdings` (
	`member_id` text NOT NULL,
	`standard` text NOT NULL,
	`state` text NOT NULL,
	`since` text NOT NULL,
	`grace_until` text,
	PRIMARY KEY(`member_id`, `standard`),
	CONSTRAINT "standard_holdings_state" CHECK(state in ('held', 'grace') and (state = 'grace') = (grace_until is not null))
);
--> statement-breakpoint
CREATE INDEX `standard_holdings_standard` ON `standard_holdings` (`standard`,`member_id`);--> statement-breakpoint
CREATE TABLE `standard_near_misses` (
	`standard` text NOT NULL,
	`member_id` text NOT NULL,
	`run_id` text NOT NULL,
	`criterion` text NOT NULL,
	`value` integer NOT NULL,
	`threshold` integer NOT NULL,
	`missing` integer NOT NULL,
	PRIMARY KEY(`standard`, `member_id`)
);
--> statement-breakpoint
CREATE INDEX `standard_near_misses_order` ON `standard_near_misses` (`standard`,`missing`,`member_id`);--> statement-breakpoint
CREATE INDEX `standard_near_misses_member` ON `standard_near_misses` (`member_id`);--> statement-breakpoint
CREATE TABLE `standard_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`roles` text NOT NULL,
	`version` integer,
	`standards` text NOT NULL,
	`at` text NOT NULL,
	`state` text NOT NULL,
	`done_up_to` text DEFAULT '' NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`shares` text DEFAULT '' NOT NULL,
	`figures` text DEFAULT '{}' NOT NULL,
	`started_by` text NOT NULL,
	`started_at` text NOT NULL,
	`ended_at` text,
	CONSTRAINT "standard_runs_purpose" CHECK(purpose in ('scheduled', 'asked', 'activation', 'dry')),
	CONSTRAINT "standard_runs_state" CHECK(state in ('running', 'done', 'cancelled', 'failed') and (state = 'running') = (ended_at is null)),
	CONSTRAINT "standard_runs_version" CHECK((purpose = 'dry') = (version is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `standard_runs_running` ON `standard_runs` (`state`) WHERE state = 'running';--> statement-breakpoint
CREATE INDEX `standard_runs_started` ON `standard_runs` (`started_at`);--> statement-breakpoint
CREATE TABLE `standard_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`standards` text NOT NULL,
	`hash` text NOT NULL,
	`begins_at` text,
	`dry_run_id` text NOT NULL,
	`reason` text NOT NULL,
	`proposer_id` text NOT NULL,
	`proposed_at` text NOT NULL,
	`ended_by` text,
	`ended_at` text,
	`end_reason` text DEFAULT '' NOT NULL,
	CONSTRAINT "standard_versions_state" CHECK(state in ('proposed', 'approved', 'sent_back', 'taken_back') and number >= 1),
	CONSTRAINT "standard_versions_hash" CHECK(length(hash) = 64),
	CONSTRAINT "standard_versions_ended" CHECK((state = 'proposed') = (ended_by is null) and (ended_by is null) = (ended_at is null)),
	CONSTRAINT "standard_versions_begun" CHECK(state <> 'approved' or begins_at is not null),
	CONSTRAINT "standard_versions_two" CHECK(state in ('proposed', 'approved') or (state = 'taken_back') = (ended_by = proposer_id))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `standard_versions_pending` ON `standard_versions` (`state`) WHERE state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX `standard_versions_number` ON `standard_versions` (`number`) WHERE state = 'approved';