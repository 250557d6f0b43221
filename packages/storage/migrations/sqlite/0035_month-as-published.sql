CREATE TABLE `breakdown_mail_addresses` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`weekly` integer NOT NULL,
	`monthly` integer NOT NULL,
	`confirmed_at` text,
	`code_hash` text,
	`code_ends_at` text,
	`wrong_codes` integer DEFAULT 0 NOT NULL,
	`changed_at` text NOT NULL,
	CONSTRAINT "breakdown_mail_addresses_code" CHECK((code_hash is null) = (code_ends_at is null))
);
--> statement-breakpoint
CREATE TABLE `breakdown_mails` (
	`staff_id` text NOT NULL,
	`rhythm` text NOT NULL,
	`period` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` text,
	`error` text DEFAULT '' NOT NULL,
	`ended_at` text,
	PRIMARY KEY(`staff_id`, `rhythm`, `period`),
	CONSTRAINT "breakdown_mails_state" CHECK(state in ('waiting', 'sent', 'failed', 'skipped')),
	CONSTRAINT "breakdown_mails_ended" CHECK((state = 'waiting') = (ended_at is null))
);
--> statement-breakpoint
CREATE INDEX `breakdown_mails_next` ON `breakdown_mails` (`next_at`) WHERE next_at is not null;--> statement-breakpoint
CREATE TABLE `breakdown_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`text` text NOT NULL,
	`author_id` text NOT NULL,
	`written_at` text NOT NULL,
	`removed_at` text,
	`removed_by` text,
	CONSTRAINT "breakdown_notes_day_shape" CHECK(day like '____-__-__'),
	CONSTRAINT "breakdown_notes_removed" CHECK((removed_at is null) = (removed_by is null))
);
--> statement-breakpoint
CREATE INDEX `breakdown_notes_day` ON `breakdown_notes` (`day`,`id`) WHERE removed_at is null;--> statement-breakpoint
CREATE TABLE `notice_looks` (
	`notice_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`edit` integer NOT NULL,
	`texts` text NOT NULL,
	`seen_at` text NOT NULL,
	PRIMARY KEY(`notice_id`, `staff_id`)
);
--> statement-breakpoint
CREATE TABLE `notice_pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`data` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	CONSTRAINT "notice_pictures_id" CHECK(length(id) = 64 and bytes > 0 and width > 0 and height > 0),
	CONSTRAINT "notice_pictures_type" CHECK(media_type in ('image/png', 'image/jpeg', 'image/webp'))
);
--> statement-breakpoint
ALTER TABLE `cases` ADD `job_category` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `language` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contents` ADD `language` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `decisions` ADD `language` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `contents` SET `language` = coalesce((
	SELECT CASE WHEN v.title || v.body = '' THEN '' WHEN (v.title || v.body) GLOB '*[ぁ-ヿ㐀-鿿]*' THEN 'ja' WHEN (v.title || v.body) GLOB '*[A-Za-z]*' THEN 'en' ELSE 'other' END
	FROM `content_versions` v WHERE v.`type` = `contents`.`type` AND v.`id` = `contents`.`id` AND v.`version` = `contents`.`version`
), '');--> statement-breakpoint
UPDATE `cases` SET `language` = coalesce((
	SELECT CASE WHEN v.title || v.body = '' THEN '' WHEN (v.title || v.body) GLOB '*[ぁ-ヿ㐀-鿿]*' THEN 'ja' WHEN (v.title || v.body) GLOB '*[A-Za-z]*' THEN 'en' ELSE 'other' END
	FROM `content_versions` v WHERE v.`type` = `cases`.`target_type` AND v.`id` = `cases`.`target_id` AND v.`version` = `cases`.`content_version`
), '');--> statement-breakpoint
UPDATE `decisions` SET `language` = coalesce((
	SELECT CASE WHEN v.title || v.body = '' THEN '' WHEN (v.title || v.body) GLOB '*[ぁ-ヿ㐀-鿿]*' THEN 'ja' WHEN (v.title || v.body) GLOB '*[A-Za-z]*' THEN 'en' ELSE 'other' END
	FROM `content_versions` v WHERE v.`type` = `decisions`.`target_type` AND v.`id` = `decisions`.`target_id` AND v.`version` = `decisions`.`content_version`
), '');--> statement-breakpoint
UPDATE `cases` SET `job_category` = (
	SELECT json_extract(c.`facts`, '$.category') FROM `contents` c WHERE c.`type` = 'job' AND c.`id` = `cases`.`target_id`
) WHERE `target_type` = 'job';--> statement-breakpoint
UPDATE `decisions` SET `job_category` = (
	SELECT json_extract(c.`facts`, '$.category') FROM `contents` c WHERE c.`type` = 'job' AND c.`id` = `decisions`.`target_id`
) WHERE `target_type` = 'job' AND `job_category` IS NULL AND `published` IS NULL AND `queue` <> '';--> statement-breakpoint
CREATE INDEX `decisions_filtered` ON `decisions` (`target_type`,`month`,`source`,`format`,`job_category`,`language`,`published`,`counted`) WHERE reverses is null and state in ('held', 'standing');
