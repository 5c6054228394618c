using ScopingReview.Cli;

namespace ScopingReview.Domain.Tests.Cli;

public sealed class SampleCommandTests : IDisposable
{
    private readonly CliRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("1", "rec-2\nrec-1\nrec-3\n")]
    [InlineData("0.5", "rec-2\nrec-1\n")]
    [InlineData("0.01", "rec-2\n")]
    [InlineData("0", "")]
    public async Task Drawn_ids_are_printed_in_rank_order(string share, string drawn)
    {
        Assert.Equal(CommandLine.Success,
            await _run.RunWithInputAsync("rec-1\nrec-2\nrec-3\n", "sample", "--seed", "2026-seed", "--share", share));
        Assert.Equal(drawn, _run.Output);
    }

    [Fact]
    public async Task Neither_order_nor_line_ends_nor_empty_lines_change_the_draw()
    {
        var ids = Enumerable.Range(1, 500).Select(number => $"R-{number:000000}").ToList();
        await _run.RunWithInputAsync(string.Join('\n', ids), "sample", "--seed", "s", "--share", "0.2");
        var drawn = _run.Output;
        ids.Reverse();
        await _run.RunWithInputAsync(string.Join("\r\n\r\n", ids), "sample", "--seed", "s", "--share", "0.2");

        Assert.Equal(drawn, _run.Output);
        Assert.Equal(100, drawn.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("100 of 500 drawn", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fifth_of_13178_is_2636()
    {
        await _run.RunWithInputAsync(string.Join('\n', Enumerable.Range(1, 13178)), "sample", "--seed", "s", "--share", "0.2");

        Assert.Equal(2636, _run.Output.Count(c => c == '\n'));
    }

    [Fact]
    public async Task The_whole_draw_can_be_printed_as_csv()
    {
        await _run.RunWithInputAsync("rec-1\nrec-2\n", "sample", "--seed", "2026-seed", "--share", "0.5", "--csv");

        var lines = _run.Output.Split('\n');
        Assert.Equal("record,hash,rank,drawn", lines[0]);
        Assert.StartsWith("rec-2,84d8ab54ca332ebf", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",1,1", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",2,0", lines[2], StringComparison.Ordinal);
    }

    // rec-2, rec-1, rec-3 is the order of the hashes; of two strata of two and one, the larger gives the first of two and the smaller has
    // to wait.
    [Fact]
    public async Task Strata_share_the_draw_in_proportion()
    {
        Assert.Equal(CommandLine.Success,
            await _run.RunWithInputAsync("rec-1\tA\nrec-2\tB\nrec-3\tA\n", "sample", "--seed", "2026-seed", "--share", "0.33", "--strata"));
        Assert.Equal("rec-1\n", _run.Output);
        Assert.Contains("sha256-rank-strata/1", _run.Messages, StringComparison.Ordinal);

        Assert.Equal(CommandLine.UnusableInput,
            await _run.RunWithInputAsync("rec-1\tA\nrec-2\n", "sample", "--seed", "2026-seed", "--share", "0.33", "--strata"));
        Assert.Contains("“rec-2” has no stratum", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", "rec-2\nrec-1\n")]
    [InlineData("3", "rec-2\nrec-1\nrec-3\n")]
    [InlineData("0", "")]
    public async Task A_number_can_be_drawn_in_place_of_a_share(string count, string drawn)
    {
        Assert.Equal(CommandLine.Success,
            await _run.RunWithInputAsync("rec-1\nrec-2\nrec-3\n", "sample", "--seed", "2026-seed", "--count", count));
        Assert.Equal(drawn, _run.Output);
        Assert.Contains("; sha256-rank/2;", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_stratum_can_be_given_its_number()
    {
        const string ids = "rec-1\tA\nrec-2\tB = b\nrec-3\tA\nrec-4\tC\n";

        Assert.Equal(CommandLine.Success,
            await _run.RunWithInputAsync(ids, "sample", "--seed", "2026-seed", "--strata", "--count", "A=1", "--count", "B = b=1"));

        Assert.Equal("rec-2\nrec-1\n", _run.Output);
        Assert.Contains("; sha256-rank-strata/2;", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("either as --share or as --count")]
    [InlineData("either as --share or as --count", "--share", "0.5", "--count", "1")]
    [InlineData("between 0 and 3", "--count", "4")]
    [InlineData("between 0 and 3", "--count", "-1")]
    [InlineData("between 0 and 3", "--count", "some")]
    [InlineData("--count is one number", "--count", "1", "--count", "1")]
    [InlineData("--count is STRATUM=N", "--strata", "--count", "1")]
    [InlineData("No line has the stratum “D”", "--strata", "--count", "D=1")]
    [InlineData("between 0 and 2", "--strata", "--count", "A=3")]
    [InlineData("names “A” twice", "--strata", "--count", "A=1", "--count", "A=1")]
    public async Task A_number_that_cannot_be_drawn_ends_with_2_and_says_why(string says, params string[] options)
    {
        Assert.Equal(CommandLine.UnusableInput,
            await _run.RunWithInputAsync("rec-1\tA\nrec-2\tB\nrec-3\tA\n", ["sample", "--seed", "s", .. options]));
        Assert.Empty(_run.Output);
        Assert.Contains(says, _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\na\n", "s", "0.2")]
    [InlineData("a\nb\n", "s", "1.2")]
    [InlineData("a\nb\n", "s", "a fifth")]
    [InlineData("a\nb\n", "", "0.2")]
    public async Task What_cannot_be_drawn_ends_with_2_and_a_sentence(string ids, string seed, string share)
    {
        Assert.Equal(CommandLine.UnusableInput, await _run.RunWithInputAsync(ids, "sample", "--seed", seed, "--share", share));
        Assert.Empty(_run.Output);
        Assert.NotEmpty(_run.Messages);
    }
}
