using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class TableComments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "unblindings",
                comment: "A lead who still had readings to give at a stage asked to see everybody's decisions there, once and for good: what they decide afterwards is no independent reading any more.");

            migrationBuilder.AlterTable(
                name: "twin_votes",
                comment: "What was said otherwise of a record that was merged into this one: a reviewer's other vote on the twin, or the other outcome. It makes the kept record a conflict (decision 14) until the lead rules or the merge is undone.");

            migrationBuilder.AlterTable(
                name: "study_reports",
                comment: "Says that a report belongs to the study of another report. A study is known by its first report (decision 7).");

            migrationBuilder.AlterTable(
                name: "stored_keys",
                comment: "A data-protection key, kept in the database so that sign-ins survive a restart and several instances share them.");

            migrationBuilder.AlterTable(
                name: "sources",
                comment: "A database, register, website, organisation, citation search or contact (PRISMA-S items 1-7).");

            migrationBuilder.AlterTable(
                name: "search_runs",
                comment: "One dated search of an information source (PRISMA-S items 8-13).");

            migrationBuilder.AlterTable(
                name: "screening_plans",
                comment: "Who reads what at a stage. A changed plan supersedes the one before it.");

            migrationBuilder.AlterTable(
                name: "sample_draws",
                comment: "A draw of records for the second reviewer or a pilot round, stored with all that is needed to repeat it.");

            migrationBuilder.AlterTable(
                name: "reviews",
                comment: "One scoping review with its own team, sources, records and decisions.");

            migrationBuilder.AlterTable(
                name: "retrieval_entries",
                comment: "A step in the search for a report's full text; the latest (not superseded) one counts. No entry means sought.");

            migrationBuilder.AlterTable(
                name: "resolutions",
                comment: "The lead's ruling on a record at a stage. Reopening supersedes it.");

            migrationBuilder.AlterTable(
                name: "removed_records",
                comment: "A record that is removed before screening: it is at no stage while this is not superseded, and what was said of it before stays. Said of unique records; of one that becomes a duplicate later, the kept record's counts.");

            migrationBuilder.AlterTable(
                name: "removal_batches",
                comment: "Records that a lead removed before screening in one go: by which tool, or for which reason, and from which list. Never changed.");

            migrationBuilder.AlterTable(
                name: "records",
                comment: "A bibliographic record as imported: never changed, never deleted; duplicates point to the record kept.");

            migrationBuilder.AlterTable(
                name: "record_labels",
                comment: "A label that a person put on a record. Others are told of it when they may be told of that person's vote (decision 13).");

            migrationBuilder.AlterTable(
                name: "private_notes",
                comment: "A person's note to themselves about a record. Never shown to anybody else, nor written to the audit or an export.");

            migrationBuilder.AlterTable(
                name: "previous_versions",
                comment: "The publication that the review updates. With it, or with a study of it, the review is an updated one.");

            migrationBuilder.AlterTable(
                name: "previous_studies",
                comment: "A study that the previous version included. It has at least one report; with the last one it is taken away.");

            migrationBuilder.AlterTable(
                name: "previous_reports",
                comment: "A report of a previous study, as the previous version counted it. A changed citation is a report anew; the earlier one is superseded.");

            migrationBuilder.AlterTable(
                name: "pilot_rounds",
                comment: "A round in which everybody screens the same few records before the sample is drawn.");

            migrationBuilder.AlterTable(
                name: "pilot_closings",
                comment: "The end of a pilot round.");

            migrationBuilder.AlterTable(
                name: "password_links",
                comment: "A single-use, expiring link with which a person chooses a new password. Only the token's hash is kept.");

            migrationBuilder.AlterTable(
                name: "members",
                comment: "Membership of a person in a review. A removed member's row stays, so that decisions keep their author.");

            migrationBuilder.AlterTable(
                name: "labels",
                comment: "A word of the review's own to put on records. Retired, not deleted: what was labelled with it stays so.");

            migrationBuilder.AlterTable(
                name: "invitations",
                comment: "A single-use, expiring link that gives an account (if none yet) and a role in a review. Only the token's hash is kept.");

            migrationBuilder.AlterTable(
                name: "imports",
                comment: "One imported file of a search run.");

            migrationBuilder.AlterTable(
                name: "highlight_words",
                comment: "A word to highlight in titles and abstracts: of the review (UserId null) or of one person.");

            migrationBuilder.AlterTable(
                name: "handovers",
                comment: "Records that a lead took from one person, unread, and gave to others. Which, to whom, and which second readings nobody was left to do is in the assignments that began and ended with it. An undo supersedes it, and gives back what is still unread.");

            migrationBuilder.AlterTable(
                name: "further_reports",
                comment: "Says that an included report of this version belongs to a study of the previous one: it counts as a new report and as no new study.");

            migrationBuilder.AlterTable(
                name: "full_text_files",
                comment: "A PDF of a report. Its bytes are in full_text_chunks rows, so that neither upload nor view holds it whole in memory.");

            migrationBuilder.AlterTable(
                name: "full_text_chunks",
                comment: "A piece of a PDF, so that neither upload nor view holds a file whole in memory.");

            migrationBuilder.AlterTable(
                name: "exclusion_reasons",
                comment: "A reason for exclusion at full text; exactly one is required with each exclusion there.");

            migrationBuilder.AlterTable(
                name: "ended_sessions",
                comment: "A sign-in that was ended by signing out. Its cookie is refused from then on, wherever a copy of it is.");

            migrationBuilder.AlterTable(
                name: "duplicate_links",
                comment: "One record is a duplicate of another, which is kept. Current while not superseded; an undo supersedes it.");

            migrationBuilder.AlterTable(
                name: "duplicate_judgements",
                comment: "A person's word on a pair: the same record, or distinct. Outlives every re-run of the rules.");

            migrationBuilder.AlterTable(
                name: "duplicate_candidates",
                comment: "Two records that may be the same, for people to judge. Found by the rules and replaced by their next run; what people said of it is in duplicate_judgements.");

            migrationBuilder.AlterTable(
                name: "deduplication_runs",
                comment: "One run of the rules over a review: what it compared and what it found.");

            migrationBuilder.AlterTable(
                name: "decisions",
                comment: "One reviewer's vote. A changed or withdrawn vote is superseded and stays.");

            migrationBuilder.AlterTable(
                name: "decision_imports",
                comment: "Decisions taken over from another tool in one go: from where, by whom.");

            migrationBuilder.AlterTable(
                name: "criteria",
                comment: "An eligibility criterion, shown beside the abstract. Retired, not deleted, when it changes.");

            migrationBuilder.AlterTable(
                name: "column_mappings",
                comment: "How people mapped the columns of a table with these headers, so that the next one is read the same way.");

            migrationBuilder.AlterTable(
                name: "charting_forms",
                comment: "A published version of a review's charting form. Entries remember theirs.");

            migrationBuilder.AlterTable(
                name: "chart_entries",
                comment: "The charted answers of a study at one moment; the newest (not superseded) counts.");

            migrationBuilder.AlterTable(
                name: "audit_events",
                comment: "What happened in a review: who, when, what, old and new. Append-only.");

            migrationBuilder.AlterTable(
                name: "assignments",
                comment: "A record (report) that a person is to judge at a stage. Their vote is required for its outcome.");

            migrationBuilder.AlterTable(
                name: "asp_net_users",
                comment: "A person's account. Sign-in name is the e-mail address.");

            migrationBuilder.AlterTable(
                name: "asp_net_user_tokens",
                comment: "Tokens of an account. The framework's table; not used.");

            migrationBuilder.AlterTable(
                name: "asp_net_user_logins",
                comment: "Sign-ins through other services. The framework's table; not used.");

            migrationBuilder.AlterTable(
                name: "asp_net_user_claims",
                comment: "Claims of an account. The framework's table; not used.");

            migrationBuilder.AlterTable(
                name: "account_events",
                comment: "What happened to an account: sign-ins, failures, changes of the password. Append-only.");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "unblindings",
                oldComment: "A lead who still had readings to give at a stage asked to see everybody's decisions there, once and for good: what they decide afterwards is no independent reading any more.");

            migrationBuilder.AlterTable(
                name: "twin_votes",
                oldComment: "What was said otherwise of a record that was merged into this one: a reviewer's other vote on the twin, or the other outcome. It makes the kept record a conflict (decision 14) until the lead rules or the merge is undone.");

            migrationBuilder.AlterTable(
                name: "study_reports",
                oldComment: "Says that a report belongs to the study of another report. A study is known by its first report (decision 7).");

            migrationBuilder.AlterTable(
                name: "stored_keys",
                oldComment: "A data-protection key, kept in the database so that sign-ins survive a restart and several instances share them.");

            migrationBuilder.AlterTable(
                name: "sources",
                oldComment: "A database, register, website, organisation, citation search or contact (PRISMA-S items 1-7).");

            migrationBuilder.AlterTable(
                name: "search_runs",
                oldComment: "One dated search of an information source (PRISMA-S items 8-13).");

            migrationBuilder.AlterTable(
                name: "screening_plans",
                oldComment: "Who reads what at a stage. A changed plan supersedes the one before it.");

            migrationBuilder.AlterTable(
                name: "sample_draws",
                oldComment: "A draw of records for the second reviewer or a pilot round, stored with all that is needed to repeat it.");

            migrationBuilder.AlterTable(
                name: "reviews",
                oldComment: "One scoping review with its own team, sources, records and decisions.");

            migrationBuilder.AlterTable(
                name: "retrieval_entries",
                oldComment: "A step in the search for a report's full text; the latest (not superseded) one counts. No entry means sought.");

            migrationBuilder.AlterTable(
                name: "resolutions",
                oldComment: "The lead's ruling on a record at a stage. Reopening supersedes it.");

            migrationBuilder.AlterTable(
                name: "removed_records",
                oldComment: "A record that is removed before screening: it is at no stage while this is not superseded, and what was said of it before stays. Said of unique records; of one that becomes a duplicate later, the kept record's counts.");

            migrationBuilder.AlterTable(
                name: "removal_batches",
                oldComment: "Records that a lead removed before screening in one go: by which tool, or for which reason, and from which list. Never changed.");

            migrationBuilder.AlterTable(
                name: "records",
                oldComment: "A bibliographic record as imported: never changed, never deleted; duplicates point to the record kept.");

            migrationBuilder.AlterTable(
                name: "record_labels",
                oldComment: "A label that a person put on a record. Others are told of it when they may be told of that person's vote (decision 13).");

            migrationBuilder.AlterTable(
                name: "private_notes",
                oldComment: "A person's note to themselves about a record. Never shown to anybody else, nor written to the audit or an export.");

            migrationBuilder.AlterTable(
                name: "previous_versions",
                oldComment: "The publication that the review updates. With it, or with a study of it, the review is an updated one.");

            migrationBuilder.AlterTable(
                name: "previous_studies",
                oldComment: "A study that the previous version included. It has at least one report; with the last one it is taken away.");

            migrationBuilder.AlterTable(
                name: "previous_reports",
                oldComment: "A report of a previous study, as the previous version counted it. A changed citation is a report anew; the earlier one is superseded.");

            migrationBuilder.AlterTable(
                name: "pilot_rounds",
                oldComment: "A round in which everybody screens the same few records before the sample is drawn.");

            migrationBuilder.AlterTable(
                name: "pilot_closings",
                oldComment: "The end of a pilot round.");

            migrationBuilder.AlterTable(
                name: "password_links",
                oldComment: "A single-use, expiring link with which a person chooses a new password. Only the token's hash is kept.");

            migrationBuilder.AlterTable(
                name: "members",
                oldComment: "Membership of a person in a review. A removed member's row stays, so that decisions keep their author.");

            migrationBuilder.AlterTable(
                name: "labels",
                oldComment: "A word of the review's own to put on records. Retired, not deleted: what was labelled with it stays so.");

            migrationBuilder.AlterTable(
                name: "invitations",
                oldComment: "A single-use, expiring link that gives an account (if none yet) and a role in a review. Only the token's hash is kept.");

            migrationBuilder.AlterTable(
                name: "imports",
                oldComment: "One imported file of a search run.");

            migrationBuilder.AlterTable(
                name: "highlight_words",
                oldComment: "A word to highlight in titles and abstracts: of the review (UserId null) or of one person.");

            migrationBuilder.AlterTable(
                name: "handovers",
                oldComment: "Records that a lead took from one person, unread, and gave to others. Which, to whom, and which second readings nobody was left to do is in the assignments that began and ended with it. An undo supersedes it, and gives back what is still unread.");

            migrationBuilder.AlterTable(
                name: "further_reports",
                oldComment: "Says that an included report of this version belongs to a study of the previous one: it counts as a new report and as no new study.");

            migrationBuilder.AlterTable(
                name: "full_text_files",
                oldComment: "A PDF of a report. Its bytes are in full_text_chunks rows, so that neither upload nor view holds it whole in memory.");

            migrationBuilder.AlterTable(
                name: "full_text_chunks",
                oldComment: "A piece of a PDF, so that neither upload nor view holds a file whole in memory.");

            migrationBuilder.AlterTable(
                name: "exclusion_reasons",
                oldComment: "A reason for exclusion at full text; exactly one is required with each exclusion there.");

            migrationBuilder.AlterTable(
                name: "ended_sessions",
                oldComment: "A sign-in that was ended by signing out. Its cookie is refused from then on, wherever a copy of it is.");

            migrationBuilder.AlterTable(
                name: "duplicate_links",
                oldComment: "One record is a duplicate of another, which is kept. Current while not superseded; an undo supersedes it.");

            migrationBuilder.AlterTable(
                name: "duplicate_judgements",
                oldComment: "A person's word on a pair: the same record, or distinct. Outlives every re-run of the rules.");

            migrationBuilder.AlterTable(
                name: "duplicate_candidates",
                oldComment: "Two records that may be the same, for people to judge. Found by the rules and replaced by their next run; what people said of it is in duplicate_judgements.");

            migrationBuilder.AlterTable(
                name: "deduplication_runs",
                oldComment: "One run of the rules over a review: what it compared and what it found.");

            migrationBuilder.AlterTable(
                name: "decisions",
                oldComment: "One reviewer's vote. A changed or withdrawn vote is superseded and stays.");

            migrationBuilder.AlterTable(
                name: "decision_imports",
                oldComment: "Decisions taken over from another tool in one go: from where, by whom.");

            migrationBuilder.AlterTable(
                name: "criteria",
                oldComment: "An eligibility criterion, shown beside the abstract. Retired, not deleted, when it changes.");

            migrationBuilder.AlterTable(
                name: "column_mappings",
                oldComment: "How people mapped the columns of a table with these headers, so that the next one is read the same way.");

            migrationBuilder.AlterTable(
                name: "charting_forms",
                oldComment: "A published version of a review's charting form. Entries remember theirs.");

            migrationBuilder.AlterTable(
                name: "chart_entries",
                oldComment: "The charted answers of a study at one moment; the newest (not superseded) counts.");

            migrationBuilder.AlterTable(
                name: "audit_events",
                oldComment: "What happened in a review: who, when, what, old and new. Append-only.");

            migrationBuilder.AlterTable(
                name: "assignments",
                oldComment: "A record (report) that a person is to judge at a stage. Their vote is required for its outcome.");

            migrationBuilder.AlterTable(
                name: "asp_net_users",
                oldComment: "A person's account. Sign-in name is the e-mail address.");

            migrationBuilder.AlterTable(
                name: "asp_net_user_tokens",
                oldComment: "Tokens of an account. The framework's table; not used.");

            migrationBuilder.AlterTable(
                name: "asp_net_user_logins",
                oldComment: "Sign-ins through other services. The framework's table; not used.");

            migrationBuilder.AlterTable(
                name: "asp_net_user_claims",
                oldComment: "Claims of an account. The framework's table; not used.");

            migrationBuilder.AlterTable(
                name: "account_events",
                oldComment: "What happened to an account: sign-ins, failures, changes of the password. Append-only.");
        }
    }
}
