CREATE TABLE `detection_models` (
	`version` text PRIMARY KEY NOT NULL,
	`made_at` text NOT NULL,
	`made_by` text NOT NULL,
	`state` text NOT NULL,
	`weights` text NOT NULL,
	`figures` text NOT NULL,
	`gates` text NOT NULL,
	`compared_with` text,
	`activated_at` text,
	`activated_by` text,
	`follows` text,
	`retired_at` text,
	`reason` text DEFAULT '' NOT NULL,
	CONSTRAINT "detection_models_state" CHECK(state in ('challenger', 'champion', 'retired', 'rejected')),
	CONSTRAINT "detection_models_activated" CHECK((activated_at is null) = (activated_by is null)),
	CONSTRAINT "detection_models_champion" CHECK(state <> 'champion' or (activated_at is not null and weights <> ''))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `detection_models_one` ON `detection_models` (`state`) WHERE state in ('challenger', 'champion');--> statement-breakpoint
CREATE INDEX `detection_models_made` ON `detection_models` (`made_at`);--> statement-breakpoint
CREATE TABLE `model_test_kits` (
	`id` text PRIMARY KEY NOT NULL,
	`model` text NOT NULL,
	`staff_id` text NOT NULL,
	`made_at` text NOT NULL,
	`cases` text NOT NULL,
	`answers` text NOT NULL,
	`finished_at` text
);
--> statement-breakpoint
CREATE INDEX `model_test_kits_model` ON `model_test_kits` (`model`,`staff_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `model_test_kits_open` ON `model_test_kits` (`model`,`staff_id`) WHERE finished_at is null;--> statement-breakpoint
CREATE TABLE `shadow_scores` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`model` text NOT NULL,
	`probability` integer NOT NULL,
	`category` text NOT NULL,
	`flagged` integer NOT NULL,
	PRIMARY KEY(`type`, `id`, `version`, `model`)
);
--> statement-breakpoint
CREATE INDEX `shadow_scores_model` ON `shadow_scores` (`model`,`flagged`);