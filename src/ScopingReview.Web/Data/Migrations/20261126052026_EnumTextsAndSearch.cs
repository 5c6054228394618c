using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class EnumTextsAndSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Run("EnumTextsAndSearch.search_words");

            // PostgreSQL before 17 has no other way to change what a column is computed from; its index goes with it.
            migrationBuilder.DropColumn(
                name: "search_vector",
                table: "records");

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "search_vector",
                table: "records",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "setweight(to_tsvector('english', search_words(left(coalesce(title, ''), 5000))), 'A') || setweight(to_tsvector('simple', search_words(left(immutable_join(authors), 30000))), 'B') || setweight(to_tsvector('english', search_words(left(immutable_join(authors), 30000))), 'B') || setweight(to_tsvector('english', search_words(left(immutable_join(keywords), 20000) || ' ' || left(coalesce(journal, ''), 1000))), 'C') || setweight(to_tsvector('english', search_words(left(coalesce(abstract, ''), 60000))), 'D')",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_records_search_vector",
                table: "records",
                column: "search_vector")
                .Annotation("Npgsql:IndexMethod", "GIN");

            migrationBuilder.AddCheckConstraint(
                name: "ck_unblindings_stage",
                table: "unblindings",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_twin_votes_stage",
                table: "twin_votes",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_twin_votes_verdict",
                table: "twin_votes",
                sql: "verdict in ('Include', 'Maybe', 'Exclude')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sources_kind",
                table: "sources",
                sql: "kind in ('Database', 'Register', 'Website', 'Organisation', 'CitationSearching', 'Contact')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_screening_plans_stage",
                table: "screening_plans",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_screening_plans_stratification",
                table: "screening_plans",
                sql: "stratification in ('None', 'InformationSource', 'PublicationYear')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sample_draws_kind",
                table: "sample_draws",
                sql: "kind in ('Initial', 'TopUp', 'RaisedShare', 'Pilot')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sample_draws_stage",
                table: "sample_draws",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_retrieval_entries_status",
                table: "retrieval_entries",
                sql: "status in ('Sought', 'Retrieved', 'NotRetrieved')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_resolutions_stage",
                table: "resolutions",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_resolutions_verdict",
                table: "resolutions",
                sql: "verdict in ('Include', 'Maybe', 'Exclude')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_removal_batches_kind",
                table: "removal_batches",
                sql: "kind in ('None', 'Automation', 'Other')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_records_kind",
                table: "records",
                sql: "kind in ('Other', 'JournalArticle', 'Book', 'BookChapter', 'Conference', 'Thesis', 'Report', 'Preprint', 'WebPage')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_record_labels_stage",
                table: "record_labels",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_pilot_rounds_stage",
                table: "pilot_rounds",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_pilot_closings_stage",
                table: "pilot_closings",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_members_role",
                table: "members",
                sql: "role in ('Observer', 'Reviewer', 'Lead')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_labels_colour",
                table: "labels",
                sql: "colour in ('Blue', 'Green', 'Amber', 'Red', 'Purple', 'Teal', 'Pink', 'Grey')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_invitations_role",
                table: "invitations",
                sql: "role in ('Observer', 'Reviewer', 'Lead')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_highlight_words_kind",
                table: "highlight_words",
                sql: "kind in ('Own', 'Include', 'Exclude')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_handovers_stage",
                table: "handovers",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_decisions_stage",
                table: "decisions",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_decisions_verdict",
                table: "decisions",
                sql: "verdict in ('Include', 'Maybe', 'Exclude')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_criteria_kind",
                table: "criteria",
                sql: "kind in ('Include', 'Exclude')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_audit_events_stage",
                table: "audit_events",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_assignments_position",
                table: "assignments",
                sql: "position in ('First', 'Second', 'Pilot')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_assignments_stage",
                table: "assignments",
                sql: "stage in ('TitleAbstract', 'FullText')");

            // Before anything of this is done.
            migrationBuilder.Operations.Insert(0, UnknownWords.Refuse(migrationBuilder.Operations));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_unblindings_stage",
                table: "unblindings");

            migrationBuilder.DropCheckConstraint(
                name: "ck_twin_votes_stage",
                table: "twin_votes");

            migrationBuilder.DropCheckConstraint(
                name: "ck_twin_votes_verdict",
                table: "twin_votes");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sources_kind",
                table: "sources");

            migrationBuilder.DropCheckConstraint(
                name: "ck_screening_plans_stage",
                table: "screening_plans");

            migrationBuilder.DropCheckConstraint(
                name: "ck_screening_plans_stratification",
                table: "screening_plans");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sample_draws_kind",
                table: "sample_draws");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sample_draws_stage",
                table: "sample_draws");

            migrationBuilder.DropCheckConstraint(
                name: "ck_retrieval_entries_status",
                table: "retrieval_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_resolutions_stage",
                table: "resolutions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_resolutions_verdict",
                table: "resolutions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_removal_batches_kind",
                table: "removal_batches");

            migrationBuilder.DropCheckConstraint(
                name: "ck_records_kind",
                table: "records");

            migrationBuilder.DropCheckConstraint(
                name: "ck_record_labels_stage",
                table: "record_labels");

            migrationBuilder.DropCheckConstraint(
                name: "ck_pilot_rounds_stage",
                table: "pilot_rounds");

            migrationBuilder.DropCheckConstraint(
                name: "ck_pilot_closings_stage",
                table: "pilot_closings");

            migrationBuilder.DropCheckConstraint(
                name: "ck_members_role",
                table: "members");

            migrationBuilder.DropCheckConstraint(
                name: "ck_labels_colour",
                table: "labels");

            migrationBuilder.DropCheckConstraint(
                name: "ck_invitations_role",
                table: "invitations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_highlight_words_kind",
                table: "highlight_words");

            migrationBuilder.DropCheckConstraint(
                name: "ck_handovers_stage",
                table: "handovers");

            migrationBuilder.DropCheckConstraint(
                name: "ck_decisions_stage",
                table: "decisions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_decisions_verdict",
                table: "decisions");

            migrationBuilder.DropCheckConstraint(
                name: "ck_criteria_kind",
                table: "criteria");

            migrationBuilder.DropCheckConstraint(
                name: "ck_audit_events_stage",
                table: "audit_events");

            migrationBuilder.DropCheckConstraint(
                name: "ck_assignments_position",
                table: "assignments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_assignments_stage",
                table: "assignments");

            // PostgreSQL before 17 has no other way to change what a column is computed from; its index goes with it.
            migrationBuilder.DropColumn(
                name: "search_vector",
                table: "records");

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "search_vector",
                table: "records",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "setweight(to_tsvector('english', left(coalesce(title, ''), 5000)), 'A') || setweight(to_tsvector('simple', left(immutable_join(authors), 30000)), 'B') || setweight(to_tsvector('english', left(immutable_join(authors), 30000)), 'B') || setweight(to_tsvector('english', left(immutable_join(keywords), 20000) || ' ' || left(coalesce(journal, ''), 1000)), 'C') || setweight(to_tsvector('english', left(coalesce(abstract, ''), 60000)), 'D')",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_records_search_vector",
                table: "records",
                column: "search_vector")
                .Annotation("Npgsql:IndexMethod", "GIN");

            migrationBuilder.Sql("drop function search_words(text)");
        }
    }
}
