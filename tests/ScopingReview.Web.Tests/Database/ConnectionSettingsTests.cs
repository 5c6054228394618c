using Npgsql;
using ScopingReview.Web.Data;

namespace ScopingReview.Web.Tests.Database;

public sealed class ConnectionSettingsTests
{
    [Fact]
    public void Connections_are_few_kept_and_remember_their_plans()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionSettings.For("Host=db"));

        Assert.Equal((ConnectionSettings.MostConnections, ConnectionSettings.MostConnections),
            (settings.MinPoolSize, settings.MaxPoolSize));
        Assert.Equal((100, 2, -1), (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages, settings.CancellationTimeout));
    }

    [Theory]
    [InlineData("Host=db;Maximum Pool Size=7", 7, 7, 100)]
    [InlineData("Host=db;MaxPoolSize=50;Minimum Pool Size=2", 2, 50, 100)]
    [InlineData("Host=db;MinPoolSize=30", 30, 30, 100)]
    [InlineData("Host=db;Max Auto Prepare=0", 20, 20, 0)]
    public void What_the_host_has_said_stays(string connectionString, int fewest, int most, int prepared)
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionSettings.For(connectionString));

        Assert.Equal((fewest, most, prepared), (settings.MinPoolSize, settings.MaxPoolSize, settings.MaxAutoPrepare));
    }
}
