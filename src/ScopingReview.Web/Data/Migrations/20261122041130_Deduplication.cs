using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Deduplication : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "carried_by_link_id",
                table: "study_reports",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "carried_by_link_id",
                table: "retrieval_entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "carried_by_link_id",
                table: "resolutions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "carried_by_link_id",
                table: "full_text_files",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "content_of_id",
                table: "full_text_files",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "score",
                table: "duplicate_links",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "through_id",
                table: "duplicate_links",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "batch_id",
                table: "duplicate_judgements",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "carried_by_link_id",
                table: "decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "carried_from_id",
                table: "decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "carried_by_link_id",
                table: "assignments",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "deduplication_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    everything = table.Column<bool>(type: "boolean", nullable: false),
                    records = table.Column<int>(type: "integer", nullable: false),
                    pairs_compared = table.Column<long>(type: "bigint", nullable: false),
                    joined = table.Column<int>(type: "integer", nullable: false),
                    parted = table.Column<int>(type: "integer", nullable: false),
                    seconds = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deduplication_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "duplicate_candidates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_aid = table.Column<Guid>(type: "uuid", nullable: false),
                    record_bid = table.Column<Guid>(type: "uuid", nullable: false),
                    score = table.Column<double>(type: "double precision", nullable: false),
                    evidence_json = table.Column<string>(type: "jsonb", nullable: false),
                    reservations = table.Column<string[]>(type: "text[]", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duplicate_candidates", x => x.id);
                    table.ForeignKey(
                        name: "fk_duplicate_candidates_records_record_aid",
                        column: x => x.record_aid,
                        principalTable: "records",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_duplicate_candidates_records_record_bid",
                        column: x => x.record_bid,
                        principalTable: "records",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "twin_votes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    said_of_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    reason_id = table.Column<Guid>(type: "uuid", nullable: true),
                    said_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contradicts_id = table.Column<Guid>(type: "uuid", nullable: true),
                    suspended_ruling_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_twin_votes", x => x.id);
                    table.ForeignKey(
                        name: "fk_twin_votes_records_record_id",
                        column: x => x.record_id,
                        principalTable: "records",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_deduplication_runs_review_id_at",
                table: "deduplication_runs",
                columns: new[] { "review_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_candidates_record_aid_record_bid",
                table: "duplicate_candidates",
                columns: new[] { "record_aid", "record_bid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_candidates_record_bid",
                table: "duplicate_candidates",
                column: "record_bid");

            migrationBuilder.CreateIndex(
                name: "ix_duplicate_candidates_review_id_score",
                table: "duplicate_candidates",
                columns: new[] { "review_id", "score" });

            migrationBuilder.CreateIndex(
                name: "ix_twin_votes_record_id",
                table: "twin_votes",
                column: "record_id",
                filter: "superseded_at is null");

            // What was said otherwise of a merged record makes a conflict.
            migrationBuilder.Sql("drop view record_outcomes");
            migrationBuilder.Run("Deduplication.record_outcomes");
            migrationBuilder.Run("Deduplication.open_duplicate_candidates");
            migrationBuilder.Run("Deduplication.append_only");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop view open_duplicate_candidates");
            migrationBuilder.Sql("drop view record_outcomes");
            migrationBuilder.Run("Initial.record_outcomes");

            migrationBuilder.DropTable(
                name: "deduplication_runs");

            migrationBuilder.DropTable(
                name: "duplicate_candidates");

            migrationBuilder.DropTable(
                name: "twin_votes");

            migrationBuilder.DropColumn(
                name: "carried_by_link_id",
                table: "study_reports");

            migrationBuilder.DropColumn(
                name: "carried_by_link_id",
                table: "retrieval_entries");

            migrationBuilder.DropColumn(
                name: "carried_by_link_id",
                table: "resolutions");

            migrationBuilder.DropColumn(
                name: "carried_by_link_id",
                table: "full_text_files");

            migrationBuilder.DropColumn(
                name: "content_of_id",
                table: "full_text_files");

            migrationBuilder.DropColumn(
                name: "score",
                table: "duplicate_links");

            migrationBuilder.DropColumn(
                name: "through_id",
                table: "duplicate_links");

            migrationBuilder.DropColumn(
                name: "batch_id",
                table: "duplicate_judgements");

            migrationBuilder.DropColumn(
                name: "carried_by_link_id",
                table: "decisions");

            migrationBuilder.DropColumn(
                name: "carried_from_id",
                table: "decisions");

            migrationBuilder.DropColumn(
                name: "carried_by_link_id",
                table: "assignments");
        }
    }
}
