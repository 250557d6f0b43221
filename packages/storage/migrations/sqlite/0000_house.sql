CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`key_hash` text NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash` ON `api_keys` (`key_hash`);--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`detail` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor_id`,`seq`) WHERE action <> 'case.opened';--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit` (`action`,`seq`) WHERE action <> 'case.opened';--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject_id`,`seq`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text NOT NULL,
	`number` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`target_type` text NOT NULL,
	`target_id` text NOT NULL,
	`author_id` text NOT NULL,
	`queue` text NOT NULL,
	`state` text NOT NULL,
	`category` text,
	`severity` text NOT NULL,
	`score` integer NOT NULL,
	`reporters` integer NOT NULL,
	`rank` integer NOT NULL,
	`rank_lines` text NOT NULL,
	`opened_at` text NOT NULL,
	`due_at` text NOT NULL,
	`content_version` integer NOT NULL,
	`fence` integer NOT NULL,
	`holder` text,
	`lease_kind` text,
	`lease_ends_at` text,
	`joined_while_held` integer NOT NULL,
	`previous_case_id` text,
	`closed_at` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_id` ON `cases` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_unfinished` ON `cases` (`kind`,`target_type`,`target_id`) WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX `cases_closed` ON `cases` (`target_type`,`target_id`,`id`) WHERE state = 'closed';--> statement-breakpoint
CREATE INDEX `cases_open` ON `cases` (`queue`,`rank`,`due_at`,`id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `cases_claimed` ON `cases` (`holder`,`rank`,`due_at`,`id`) WHERE state = 'claimed';--> statement-breakpoint
CREATE INDEX `cases_leases` ON `cases` (`lease_ends_at`) WHERE state = 'claimed';--> statement-breakpoint
CREATE INDEX `cases_overdue` ON `cases` (`due_at`) WHERE state = 'open' and queue = 'flagged';--> statement-breakpoint
CREATE INDEX `cases_oldest` ON `cases` (`opened_at`) WHERE state = 'open' and queue = 'flagged';--> statement-breakpoint
CREATE TABLE `content_versions` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`flags` text NOT NULL,
	`received_at` text NOT NULL,
	PRIMARY KEY(`type`, `id`, `version`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `contents` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`author_id` text NOT NULL,
	`version` integer NOT NULL,
	`text_hash` text NOT NULL,
	`facts` text NOT NULL,
	`visible` integer NOT NULL,
	`confirmed_by` text,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`type`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`fence` integer NOT NULL,
	`content_version` integer NOT NULL,
	`target_type` text NOT NULL,
	`target_id` text NOT NULL,
	`author_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`decided_at` text NOT NULL,
	`measures` text NOT NULL,
	`categories` text NOT NULL,
	`published` text,
	`clause` text,
	`template_id` text,
	`template_version` integer,
	`text` text NOT NULL,
	`passages` text NOT NULL,
	`note` text NOT NULL,
	`month` text NOT NULL,
	`counted` integer NOT NULL,
	`state` text NOT NULL,
	`held_until` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_one_a_case` ON `decisions` (`case_id`) WHERE state <> 'undone';--> statement-breakpoint
CREATE INDEX `decisions_author` ON `decisions` (`author_id`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_actor` ON `decisions` (`actor_id`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_held` ON `decisions` (`held_until`) WHERE state = 'held';--> statement-breakpoint
CREATE TABLE `endpoints` (
	`url` text PRIMARY KEY NOT NULL,
	`disabled_at` text
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`answer` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`scope`, `key`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `idempotency_at` ON `idempotency` (`at`);--> statement-breakpoint
CREATE TABLE `measures` (
	`id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`measure` text NOT NULL,
	`target_type` text NOT NULL,
	`target_id` text NOT NULL,
	`member_id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `measures_member` ON `measures` (`member_id`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`roles` text NOT NULL,
	`display_name` text NOT NULL,
	`email` text NOT NULL,
	`phone` text NOT NULL,
	`registered_at` text NOT NULL,
	`verifications` text NOT NULL,
	`profile` text NOT NULL,
	`received_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `month_counts` (
	`month` text NOT NULL,
	`target_type` text NOT NULL,
	`published` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`month`, `target_type`, `published`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`event` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`due_at` text NOT NULL,
	`attempts` integer NOT NULL,
	`last_error` text,
	`created_at` text NOT NULL,
	`delivered_at` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `outbox_decision` ON `outbox` (`decision_id`);--> statement-breakpoint
CREATE INDEX `outbox_ready` ON `outbox` (`due_at`,`id`) WHERE state = 'ready';--> statement-breakpoint
CREATE INDEX `outbox_retrying` ON `outbox` (`due_at`,`id`) WHERE state = 'retrying';--> statement-breakpoint
CREATE INDEX `outbox_sending` ON `outbox` (`id`) WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX `outbox_dead` ON `outbox` (`id`) WHERE state = 'dead';--> statement-breakpoint
CREATE TABLE `queue_counts` (
	`queue` text NOT NULL,
	`state` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`queue`, `state`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`target_type` text NOT NULL,
	`target_id` text NOT NULL,
	`reporter_id` text NOT NULL,
	`reason` text NOT NULL,
	`text` text NOT NULL,
	`reported_at` text NOT NULL,
	`received_at` text NOT NULL,
	`case_id` text,
	`while_held` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `reports_case` ON `reports` (`case_id`);--> statement-breakpoint
CREATE INDEX `reports_waiting` ON `reports` (`target_type`,`target_id`) WHERE case_id IS NULL;--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sessions_staff` ON `sessions` (`staff_id`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`alias` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`language` text NOT NULL,
	`theme` text NOT NULL,
	`disabled_at` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_login` ON `staff` (`login`);--> statement-breakpoint
CREATE TRIGGER audit_no_update BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;--> statement-breakpoint
CREATE TRIGGER audit_no_delete BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;--> statement-breakpoint
CREATE TRIGGER versions_no_update BEFORE UPDATE ON `content_versions` BEGIN SELECT RAISE(ABORT, 'texts are kept as they came'); END;--> statement-breakpoint
CREATE TRIGGER versions_no_delete BEFORE DELETE ON `content_versions` BEGIN SELECT RAISE(ABORT, 'texts are kept as they came'); END;
