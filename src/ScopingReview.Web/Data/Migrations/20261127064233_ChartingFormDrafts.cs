using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ChartingFormDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "charting_forms",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "charting_form_drafts",
                columns: table => new
                {
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form_json = table.Column<string>(type: "jsonb", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charting_form_drafts", x => x.review_id);
                    table.ForeignKey(
                        name: "fk_charting_form_drafts_asp_net_users_by_id",
                        column: x => x.by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_charting_form_drafts_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "The charting form that a review's leads are working on. It counts for nothing until it is published as a version.");

            migrationBuilder.CreateIndex(
                name: "ix_charting_form_drafts_by_id",
                table: "charting_form_drafts",
                column: "by_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "charting_form_drafts");

            migrationBuilder.DropColumn(
                name: "note",
                table: "charting_forms");
        }
    }
}
