using System.Globalization;
using System.Text.RegularExpressions;
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

    /// <summary>The analyzers MA0011 and MA0076 hold the code to it; what is written into pages they do not see.</summary>
    [Fact]
    public void No_page_leaves_a_number_or_a_date_to_the_culture_of_the_moment()
    {
        var formats = new Regex("""\{[^{}"]*:[NFPCDdGg#0][^{}"]*\}|ToString\("[^"]*"\)""", RegexOptions.None, TimeSpan.FromSeconds(10));
        var faults = SourceFiles.OfWeb("*.razor")
            .SelectMany(file => formats.Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"))
            // A GUID has no culture, and an address's parameter is none.
            .Where(fault => !fault.EndsWith("ToString(\"N\")", StringComparison.Ordinal)
                && !fault.EndsWith("Id:N}", StringComparison.Ordinal) && !fault.EndsWith(":guid}", StringComparison.Ordinal)).ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
