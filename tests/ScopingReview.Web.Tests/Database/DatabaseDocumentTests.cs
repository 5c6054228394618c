using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using ScopingReview.Web.Data;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Database;

/// <summary>
/// docs/database.md is written from the model: UPDATE_DOCS=1 scripts/test web --filter FullyQualifiedName~DatabaseDocument writes it anew.
/// </summary>
public sealed class DatabaseDocumentTests
{
    private const string Beginning =
        """
        # The database

        Written from the model by `DatabaseDocumentTests`; not to be changed by hand. Names are those of PostgreSQL, and the sentences are also the comments of its tables (`\d+` in psql).
        What people said is never changed: a row with `superseded_at` has stopped to count. What EF has no words for (views, functions, triggers) is in `src/ScopingReview.Web/Data/Sql`.

        """;

    private static IEnumerable<IEntityType> Tables(IModel model)
        => model.GetEntityTypes().Where(type => type.GetTableName() is not null)
            .OrderBy(type => type.GetTableName(), StringComparer.Ordinal);

    [Fact]
    public void Every_table_says_what_a_row_of_it_means()
    {
        using var db = Context();
        Assert.Empty(
            Tables(DesignTime(db)).Where(type => string.IsNullOrWhiteSpace(type.GetComment())).Select(type => type.GetTableName()));
    }

    [Fact]
    public async Task The_document_is_that_of_the_model()
    {
        await using var db = Context();
        var file = Path.Combine(SourceFiles.Root, "docs", "database.md");
        var expected = Write(DesignTime(db));
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") is { Length: > 0 })
            await File.WriteAllTextAsync(file, expected);

        Assert.Equal(expected, await File.ReadAllTextAsync(file));
    }

    private static string Write(IModel model)
    {
        var text = new StringBuilder(Beginning.ReplaceLineEndings("\n"));
        text.Append("\n```mermaid\nerDiagram\n");
        foreach (var key in Tables(model).SelectMany(type => type.GetForeignKeys()).OrderBy(Line, StringComparer.Ordinal).DistinctBy(Line))
            text.Append("    ").Append(Line(key)).Append('\n');
        text.Append("```\n");
        foreach (var type in Tables(model))
        {
            text.Append("\n## ").Append(type.GetTableName()).Append("\n\n").Append(type.GetComment())
                .Append("\n\n| Column | Type | |\n|---|---|---|\n");
            foreach (var property in type.GetProperties().OrderByDescending(property => property.IsPrimaryKey())
                .ThenBy(property => property.GetColumnName(), StringComparer.Ordinal))
                text.Append("| ").Append(property.GetColumnName()).Append(" | ").Append(property.GetColumnType()).Append(" | ")
                    .Append(About(property)).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Line(IForeignKey key)
        => $"{key.PrincipalEntityType.GetTableName()} ||--o{{ {key.DeclaringEntityType.GetTableName()} : {string.Join("_and_", key.Properties.Select(property => property.GetColumnName()))}";

    private static string About(IProperty property) => string.Join(", ", new[]
    {
        property.IsPrimaryKey() ? "key" : null,
        property.IsNullable ? "may be empty" : null,
        property.GetContainingForeignKeys().FirstOrDefault() is { } key
            ? $"→ [{key.PrincipalEntityType.GetTableName()}](#{key.PrincipalEntityType.GetTableName()})" : null,
        property.ValueGenerated == ValueGenerated.OnAddOrUpdate ? "computed" : null,
    }.OfType<string>());

    private static IModel DesignTime(ReviewDbContext db) => db.GetService<IDesignTimeModel>().Model;

    private static ReviewDbContext Context() => new(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql("Host=localhost").Options);
}
