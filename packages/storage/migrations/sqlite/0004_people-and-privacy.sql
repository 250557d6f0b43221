CREATE TABLE `ceremonies` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`staff_id` text,
	`data` text NOT NULL,
	`expires_at` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `ceremonies_expiry` ON `ceremonies` (`expires_at`);--> statement-breakpoint
CREATE TABLE `chain_heads` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`why` text NOT NULL,
	`lanes` text NOT NULL,
	`head` text NOT NULL,
	`key_id` text NOT NULL,
	`signature` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `chain_heads_at` ON `chain_heads` (`at`);--> statement-breakpoint
CREATE TABLE `desk_settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `disclosures` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`staff_id` text NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`field` text NOT NULL,
	`reason` text NOT NULL,
	`case_id` text
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `disclosures_staff` ON `disclosures` (`staff_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `disclosures_member` ON `disclosures` (`member_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text NOT NULL,
	`counts` text NOT NULL,
	`purged_at` text
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `erasures_member` ON `erasures` (`member_id`);--> statement-breakpoint
CREATE TABLE `factors` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`secret` text NOT NULL,
	`credential_id` text,
	`counter` integer NOT NULL,
	`created_at` text NOT NULL,
	`last_used_at` text
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `factors_staff` ON `factors` (`staff_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `factors_credential` ON `factors` (`credential_id`) WHERE credential_id is not null;--> statement-breakpoint
CREATE TABLE `invitations` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `invitations_staff` ON `invitations` (`staff_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`staff_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` text,
	PRIMARY KEY(`staff_id`, `code_hash`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `api_keys` ADD `last_used_at` text;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `expires_at` text;--> statement-breakpoint
ALTER TABLE `api_keys` ADD `created_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `content_versions` ADD `erased_at` text;--> statement-breakpoint
ALTER TABLE `content_versions` ADD `text_hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `data_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `members` ADD `erased_at` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `stage` text DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `method` text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE `sessions` ADD `factor_at` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `agent` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `sessions` SET `id` = lower(hex(randomblob(16)));--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_id` ON `sessions` (`id`);--> statement-breakpoint
ALTER TABLE `staff` ADD `queues` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `staff` ADD `oidc_subject` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `created_at` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `staff_oidc` ON `staff` (`oidc_subject`) WHERE oidc_subject is not null;--> statement-breakpoint
DROP TRIGGER versions_no_update;--> statement-breakpoint
CREATE TRIGGER versions_only_erased BEFORE UPDATE ON `content_versions` WHEN NOT (
	OLD.`erased_at` IS NULL AND NEW.`erased_at` IS NOT NULL AND NEW.`text_hash` <> '' AND NEW.`title` = '' AND NEW.`body` = '' AND NEW.`flags` = '[]'
	AND NEW.`type` = OLD.`type` AND NEW.`id` = OLD.`id` AND NEW.`version` = OLD.`version` AND NEW.`received_at` = OLD.`received_at`
) BEGIN SELECT RAISE(ABORT, 'texts are kept as they came'); END;
