using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ScopingReview.Web.Data;

/// <summary>Used by dotnet-ef alone (tools/ScopingReview.Migrations); it never connects.</summary>
public sealed class DesignTimeContext : IDesignTimeDbContextFactory<ReviewDbContext>
{
    public ReviewDbContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<ReviewDbContext>().UseNpgsql("Host=localhost").Options);
}
