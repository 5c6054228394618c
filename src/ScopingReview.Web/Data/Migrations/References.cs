using Microsoft.EntityFrameworkCore.Migrations;

namespace ScopingReview.Web.Data.Migrations;

/// <summary>References that a table had not until now. Used by migrations that databases have run: not to be changed.</summary>
internal static class References
{
    /// <summary>
    /// Holds for all rows; where earlier versions left rows that refer to nothing, for those that come from now on. What is there is
    /// nobody's to throw away, and no reason to refuse the upgrade.
    /// </summary>
    public static void ReferWhereDataAllow(
        this MigrationBuilder migration, string table, string column, string principal, string name, bool cascade = false)
    {
        var reference =
            $"alter table {table} add constraint {name} foreign key ({column}) references {principal} (id) on delete {(cascade ? "cascade" : "restrict")}";
        migration.Sql(
            $"""
            do $$ begin
                {reference};
            exception when foreign_key_violation then
                raise warning 'rows of {table} have a {column} that is not in {principal}: only new ones are checked';
                {reference} not valid;
            end $$;
            """);
    }
}
