using System.Text.Json;
using ScopingReview.Cli;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Cli;

public sealed class DedupeCommandTests : IDisposable
{
    private const string Title = "Complement dysfunction in the hemolytic uremic syndrome of newborns";

    private const string RisFile =
        $"TY  - JOUR\nID  - first\nTI  - {Title}\nAU  - Doe, J.\nAU  - Roe, K.\nPY  - 2006\nJO  - Thorax\nVL  - 18\nSP  - 548\nEP  - 555\nER  - \n\n"
        + "TY  - JOUR\nTI  - Iron chelation by mouth in sickle cell disease\nAU  - Poe, L.\nPY  - 2001\nER  - \n\n"
        + $"TY  - JOUR\nID  - reply\nTI  - Reply to: {Title}\nAU  - Doe, J.\nAU  - Roe, K.\nPY  - 2006\nJO  - Thorax\nVL  - 18\nSP  - 556\nER  - \n";

    private static readonly string _csvFile =
        $"ID,title,author,year,journal,volume,pages,doi,abstract\n\"second, one\",{Title.ToUpperInvariant()}.,J Doe; K Roe,2006,Thorax,18,548-55,10.1000/1,About newborns.\n";

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Records_of_several_files_are_grouped_under_the_ids_their_files_give_them()
    {
        var exitCode =
            await RunAsync("--groups", _cli.Path("groups.csv"), "--pairs", _cli.Path("pairs.csv"), "--unique", _cli.Path("unique.ris"));

        Assert.Equal(CommandLine.Success, exitCode);
        Assert.Equal("record_id,group_id,kept\r\nfirst,1,false\r\na.ris:2,2,true\r\nreply,3,true\r\n\"second, one\",1,true\r\n",
            await File.ReadAllTextAsync(_cli.Path("groups.csv")));
        var pairs = CsvTable.Read(_cli.Path("pairs.csv"));
        Assert.Equal(["automatic", "review"], pairs.Select(pair => pair["decision"]).Distinct());
        Assert.Equal(["first", "second, one"], new[] { pairs[0]["record_a"], pairs[0]["record_b"] }.Order(StringComparer.Ordinal));
        Assert.Equal(("17", "title identical +6, same authors +3, same journal +2, same year +1.5, same volume +1.5, same pages +3"),
            (pairs[0]["score"], pairs[0]["evidence"]));
        Assert.Contains("the titles name different publications", pairs[^1]["reservations"], StringComparison.Ordinal);
        Assert.Equal([null, "reply", "second, one"],
            (await Ris.ReadAsync(await File.ReadAllTextAsync(_cli.Path("unique.ris")))).Records().Select(record => record.SourceRecordId));
        Assert.Equal("4 records, 3 unique; 1 duplicate in 1 group; 2 pairs for review\n", _cli.Messages.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Refused_entries_are_named_and_listed_with_a_byte_order_mark()
    {
        var file = _cli.Write("r.ris", "TY  - JOUR\nPY  - 2001\nER  - \n" + RisFile);

        await _cli.RunAsync("dedupe", file, "--issues", _cli.Path("issues.csv"), "--groups", _cli.Path("groups.csv"));

        Assert.StartsWith("r.ris: Line 1: The entry has no title", _cli.Messages, StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(_cli.Path("issues.csv"));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains("\"Refusal\"", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF], (await File.ReadAllBytesAsync(_cli.Path("groups.csv")))[..3]);
    }

    [Fact]
    public async Task The_counts_come_as_JSON_and_thresholds_move_pairs()
    {
        await RunAsync("--json", "--auto-above", "17.5", "--review-below", "16.5");

        using var counts = JsonDocument.Parse(_cli.Output);
        Assert.Equal((4, 4, 1),
            (counts.RootElement.GetProperty("records").GetInt32(), counts.RootElement.GetProperty("unique").GetInt32(),
                counts.RootElement.GetProperty("reviewPairs").GetInt32()));
    }

    [Fact]
    public async Task Ids_that_two_files_share_are_remarked_on()
    {
        var a = _cli.Write("a.csv", "ID,title,year\n1,One title of a record,2001\n");
        var b = _cli.Write("b.csv", "ID,title,year\n1,Another one altogether,2002\n");

        await _cli.RunAsync("dedupe", a, b);

        Assert.Contains("1 record id occurs more than once", _cli.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thresholds_the_wrong_way_round_and_missing_files_are_unusable()
    {
        Assert.Equal(CommandLine.UnusableInput, await RunAsync("--review-below", "10"));
        Assert.Equal(CommandLine.UnusableInput, await _cli.RunAsync("dedupe", _cli.Path("none.ris")));
    }

    private Task<int> RunAsync(params string[] options)
        => _cli.RunAsync(["dedupe", _cli.Write("a.ris", RisFile), _cli.Write("b.csv", _csvFile), .. options]);
}
