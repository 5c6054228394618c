using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ScopingReview.Web.Data.Configurations;

/// <summary>
/// Columns that hold the name of an enum's member hold nothing else, whoever writes them. A member that is added later changes the check,
/// and so needs a migration.
/// </summary>
internal static class EnumChecks
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null && entity.GetViewName() is null))
        {
            foreach (var property in entity.GetProperties().Where(IsNamed))
                entity.AddCheckConstraint($"ck_{entity.GetTableName()}_{property.GetColumnName()}",
                    $"{property.GetColumnName()} in ({Names(property)})");
        }
    }

    private static bool IsNamed(IReadOnlyProperty property) => EnumOf(property).IsEnum && property.GetProviderClrType() == typeof(string);

    private static string Names(IReadOnlyProperty property)
        => string.Join(", ", Enum.GetNames(EnumOf(property)).Select(name => $"'{name}'"));

    private static Type EnumOf(IReadOnlyProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
}
