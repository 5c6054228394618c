using System.Text.Json;
using ScopingReview.Cli;

namespace ScopingReview.Domain.Tests.Cli;

public sealed class MissedCommandTests : IDisposable
{
    private readonly CliRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Open_records_are_counted_as_none_and_as_all()
    {
        Assert.Equal(CommandLine.Success, await _run.RunAsync("missed", "--stratum", "12000,2400,8,190"));

        Assert.Contains(
            "Missed (95 % CI)        12 to 66 if none of the open records counts, 677 to 918 if all do\n",
            _run.Output,
            StringComparison.Ordinal);
        Assert.Contains("8 (0.3 %) have been included in the review so far, and 190 are open", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_holds_one_interval_once_all_is_settled_and_null_before()
    {
        await _run.RunAsync("missed", "--stratum", "12000,2400,8,0", "--event", "passed", "--json");
        var settled = JsonDocument.Parse(_run.Output).RootElement;
        await _run.RunAsync("missed", "--stratum", "12000,2400,8,190", "--json");
        var open = JsonDocument.Parse(_run.Output).RootElement;

        Assert.Equal(
            ("passed", "estimated", 9600),
            (settled.GetProperty("event").GetString(), settled.GetProperty("estimate").GetString(),
                settled.GetProperty("readOnce").GetInt32()));
        Assert.Equal((12, 66), Range(settled.GetProperty("missed")));
        Assert.Equal(JsonValueKind.Null, open.GetProperty("missed").ValueKind);
        Assert.Equal(((12, 66), (677, 918)), (Range(open.GetProperty("missedIfNone")), Range(open.GetProperty("missedIfAll"))));
    }

    [Fact]
    public async Task Several_strata_are_added_and_one_of_which_nothing_was_drawn_is_named()
    {
        await _run.RunAsync("missed", "--stratum", "1000,200,2,0", "--stratum", "400,200,1,0", "--stratum", "50,0,0,0", "--json");
        var json = JsonDocument.Parse(_run.Output).RootElement;

        Assert.Equal((0, 42), Range(json.GetProperty("missed")));
        Assert.Equal(
            (3, 1000, 50),
            (json.GetProperty("strata").GetArrayLength(), json.GetProperty("readOnce").GetInt32(),
                json.GetProperty("notCovered").GetInt32()));
    }

    [Theory]
    [InlineData("674,674,1,0", "allReadTwice")]
    [InlineData("674,0,0,0", "noneDrawn")]
    [InlineData("0,0,0,0", "nothingExcluded")]
    public async Task Where_there_is_no_estimate_the_reason_is_printed(string stratum, string reason)
    {
        await _run.RunAsync("missed", "--stratum", stratum, "--json");
        var json = JsonDocument.Parse(_run.Output).RootElement;

        Assert.Equal(reason, json.GetProperty("estimate").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("missedIfNone").ValueKind);
    }

    [Theory]
    [InlineData("10,11,0,0", "11 cannot have been drawn from 10.")]
    [InlineData("10,5,3,3", "Of 5 drawn, 3 cannot have been found and 3 be open")]
    [InlineData("10,5,-1,0", "No count of a stratum is negative.")]
    [InlineData("10,5,1", "Four whole numbers are needed")]
    [InlineData("10,5,1,0,0", "Four whole numbers are needed")]
    [InlineData("10,5,half,0", "Four whole numbers are needed")]
    [InlineData("10.5,5,1,0", "Four whole numbers are needed")]
    [InlineData("200000000,5,1,0", "more than 100,000,000 records")]
    [InlineData("", "Four whole numbers are needed")]
    public async Task Impossible_numbers_end_with_2_and_a_sentence(string stratum, string sentence)
    {
        Assert.Equal(CommandLine.UnusableInput, await _run.RunAsync("missed", "--stratum", stratum));
        Assert.Contains(sentence, _run.Messages, StringComparison.Ordinal);
        Assert.Equal("", _run.Output);
    }

    [Fact]
    public async Task Without_a_stratum_there_is_nothing_to_compute() =>
        Assert.Equal(CommandLine.UnusableInput, await _run.RunAsync("missed"));

    private static (int, int) Range(JsonElement range) => (range.GetProperty("lower").GetInt32(), range.GetProperty("upper").GetInt32());
}
