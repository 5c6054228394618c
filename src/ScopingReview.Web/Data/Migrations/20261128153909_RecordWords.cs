using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class RecordWords : Migration
    {
        /// <inheritdoc />
        // The words that are there stay: they are what the function makes of the same texts.
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Run("RecordWords.record_words");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                drop trigger words_of_new_record on records;
                drop trigger words_of_changed_record on records;
                drop function set_record_words();
                drop function record_words(text, text, text, text, text);
                """);
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
        }
    }
}
