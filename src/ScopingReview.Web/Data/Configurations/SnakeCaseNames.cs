using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Configurations;

/// <summary>snake_case names, so that SQL (the view, COPY, a look with psql) needs no quoted identifiers.</summary>
internal static class SnakeCaseNames
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.GetViewName() is null && entity.GetTableName() is { } table)
                entity.SetTableName(Of(table));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(property.Name == "At" ? "recorded_at" : Of(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(Of(key.GetName()));
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName(Of(foreignKey.GetConstraintName()));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Of(index.GetDatabaseName()));
        }
    }

    private static string? Of(string? name)
    {
        if (name is null)
            return null;
        name = name.Replace("PubMed", "Pubmed", StringComparison.Ordinal);
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && name[i - 1] != '_' && BeginsWord(name, i))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>"RecordAId" is record_a_id.</summary>
    private static bool BeginsWord(string name, int i)
        => char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
}
