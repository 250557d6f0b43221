CREATE TABLE "notices" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"month" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"state" text collate "C" NOT NULL,
	"edit" integer NOT NULL,
	"texts" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"edited_at" text collate "C" NOT NULL,
	"editor_id" text collate "C" NOT NULL,
	"requested_at" text collate "C",
	"requested_by" text collate "C",
	"refused_at" text collate "C",
	"refused_by" text collate "C",
	"refusal" text collate "C" DEFAULT '' NOT NULL,
	"published_at" text collate "C",
	"published_by" text collate "C",
	"closing_id" text collate "C",
	"revision" integer,
	"issue" text collate "C",
	"hash" text collate "C",
	CONSTRAINT "notices_state" CHECK (state in ('draft', 'requested', 'published') and version >= 1 and edit >= 1),
	CONSTRAINT "notices_month" CHECK (month like '____-__'),
	CONSTRAINT "notices_requested" CHECK ((state = 'draft') = (requested_at is null) and (requested_at is null) = (requested_by is null)),
	CONSTRAINT "notices_refused" CHECK ((refused_at is null) = (refused_by is null) and (refused_at is null) = (refusal = '')),
	CONSTRAINT "notices_published" CHECK ((state = 'published') = (published_at is not null) and (published_at is null) = (published_by is null)
        and (published_at is null) = (closing_id is null) and (published_at is null) = (revision is null)
        and (published_at is null) = (issue is null) and (published_at is null) = (hash is null)),
	CONSTRAINT "notices_two" CHECK (state <> 'published' or published_by <> editor_id)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "notices_version" ON "notices" USING btree ("month","version");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_open" ON "notices" USING btree ("month") WHERE state <> 'published';--> statement-breakpoint
CREATE FUNCTION "notice_begin"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF NEW.state = 'draft' AND NEW.edit = 1 AND NEW.refusal = ''
		AND NEW.version = 1 + (SELECT coalesce(max(n.version), 0) FROM notices n WHERE n.month = NEW.month)
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a notice begins as a draft';
END $$;--> statement-breakpoint
CREATE TRIGGER "notices_begin" BEFORE INSERT ON "notices" FOR EACH ROW EXECUTE FUNCTION "notice_begin"();--> statement-breakpoint
CREATE TRIGGER "notices_steps" BEFORE UPDATE ON "notices" FOR EACH ROW WHEN (NOT coalesce(
	OLD.state <> 'published' AND NEW.id = OLD.id AND NEW.month = OLD.month AND NEW.version = OLD.version
	AND NEW.created_at = OLD.created_at AND NEW.created_by = OLD.created_by
	AND ((NEW.edit = OLD.edit + 1 AND NEW.state = 'draft') OR (NEW.edit = OLD.edit AND NEW.texts = OLD.texts
		AND NEW.edited_at = OLD.edited_at AND NEW.editor_id = OLD.editor_id AND NEW.state <> OLD.state))
	AND (NEW.state <> 'published' OR OLD.state = 'requested'), false
)) EXECUTE FUNCTION "refused"('a notice goes its way, and what was published is kept as it was');--> statement-breakpoint
CREATE FUNCTION "notice_publish"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF 2 = (SELECT count(*) FROM staff s WHERE s.id IN (NEW.published_by, NEW.editor_id) AND s.role = 'lead' AND s.disabled_at IS NULL)
		AND EXISTS (SELECT 1 FROM closings c WHERE c.id = NEW.closing_id AND c.state = 'approved' AND c.revision = NEW.revision
			AND c.month = to_char(to_date(NEW.month, 'YYYY-MM') - interval '1 month', 'YYYY-MM')
			AND c.revision = (SELECT max(o.revision) FROM closings o WHERE o.month = c.month AND o.state = 'approved'))
	THEN RETURN NEW; END IF;
	RAISE EXCEPTION 'a notice is published by two leads, on the newest figures of a closed month';
END $$;--> statement-breakpoint
CREATE TRIGGER "notices_publish" BEFORE UPDATE ON "notices" FOR EACH ROW
	WHEN (NEW.state = 'published') EXECUTE FUNCTION "notice_publish"();--> statement-breakpoint
CREATE TRIGGER "notices_kept" BEFORE DELETE OR TRUNCATE ON "notices" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();
