using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;

namespace ScopingReview.Browser.Tests.Support;

internal static class Sizes
{
    /// <summary>
    /// Tells PostgreSQL how much there is now, as the program does after an import: it would plan for tables of unknown size for up to a
    /// minute, and read each of 36 records a thousand times for one count.
    /// </summary>
    public static Task KnowSizesAsync(this ReviewDbContext db) => db.Database.ExecuteSqlAsync($"analyze");
}
