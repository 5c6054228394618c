using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class RankingStops : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ranking_stops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    left_unread = table.Column<int>(type: "integer", nullable: false),
                    by_second_alone = table.Column<int>(type: "integer", nullable: false),
                    included = table.Column<int>(type: "integer", nullable: false),
                    found = table.Column<int>(type: "integer", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ranking_stops", x => x.id);
                    table.ForeignKey(
                        name: "fk_ranking_stops_asp_net_users_by_id",
                        column: x => x.by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ranking_stops_asp_net_users_superseded_by_id",
                        column: x => x.superseded_by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ranking_stops_removal_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "removal_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ranking_stops_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Reading of titles and abstracts in the order of priority screening was stopped, with what the random sample showed then. Resuming supersedes it.");

            migrationBuilder.CreateIndex(
                name: "ix_ranking_stops_batch_id",
                table: "ranking_stops",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_ranking_stops_review_id",
                table: "ranking_stops",
                column: "review_id",
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.Run("RankingStops.append_only");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ranking_stops");
        }
    }
}
