DROP TRIGGER "notices_kept" ON "notices";--> statement-breakpoint
CREATE TRIGGER "notices_kept" BEFORE TRUNCATE ON "notices" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();--> statement-breakpoint
CREATE TRIGGER "notices_no_delete" BEFORE DELETE ON "notices" FOR EACH ROW WHEN (OLD.state <> 'draft')
	EXECUTE FUNCTION "refused"('notices are kept, but for a draft');
