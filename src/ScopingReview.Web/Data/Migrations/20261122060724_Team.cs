using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Team : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "away_from",
                table: "members",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "away_note",
                table: "members",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "away_until",
                table: "members",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "handover_id",
                table: "assignments",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "handovers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    given = table.Column<int[]>(type: "integer[]", nullable: false),
                    dropped = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handovers", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_assignments_handover_id",
                table: "assignments",
                column: "handover_id",
                filter: "handover_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_review_id_at",
                table: "handovers",
                columns: new[] { "review_id", "at" });

            migrationBuilder.AddForeignKey(
                name: "fk_assignments_handovers_handover_id",
                table: "assignments",
                column: "handover_id",
                principalTable: "handovers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Run("Team.append_only");
            migrationBuilder.Run("Team.announce_review");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function announce_review() cascade");

            migrationBuilder.DropForeignKey(
                name: "fk_assignments_handovers_handover_id",
                table: "assignments");

            migrationBuilder.DropTable(
                name: "handovers");

            migrationBuilder.DropIndex(
                name: "ix_assignments_handover_id",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "away_from",
                table: "members");

            migrationBuilder.DropColumn(
                name: "away_note",
                table: "members");

            migrationBuilder.DropColumn(
                name: "away_until",
                table: "members");

            migrationBuilder.DropColumn(
                name: "handover_id",
                table: "assignments");
        }
    }
}
