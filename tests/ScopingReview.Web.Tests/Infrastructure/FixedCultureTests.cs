using System.Globalization;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Infrastructure;

public sealed class FixedCultureTests
{
    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("ar-EG")]
    public void Numbers_are_written_in_one_way_whatever_the_machine_speaks(string machine)
    {
        string? written = null;
        var thread = new Thread(() =>
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(machine);
            FixedCulture.Apply();
            written = $"{1234567:N0} {0.5} {new DateTime(2026, 11, 3):d MMM yyyy}";
        });
        thread.Start();
        thread.Join();

        Assert.Equal("1,234,567 0.5 3 Nov 2026", written);
        Assert.Equal(CultureInfo.InvariantCulture, CultureInfo.DefaultThreadCurrentCulture);
    }

    [Fact]
    public async Task The_application_starts_with_it()
    {
        var workbench = new Workbench();
        await workbench.InitializeAsync();
        await workbench.DisposeAsync();

        Assert.Equal(CultureInfo.InvariantCulture, CultureInfo.DefaultThreadCurrentCulture);
    }
}
