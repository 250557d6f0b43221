ALTER TABLE "content_versions" ADD COLUMN "probability" integer;--> statement-breakpoint
ALTER TABLE "content_versions" ADD COLUMN "model" text collate "C";