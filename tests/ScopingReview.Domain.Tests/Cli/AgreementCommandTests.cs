using System.Globalization;
using System.Text;
using System.Text.Json;
using ScopingReview.Cli;

namespace ScopingReview.Domain.Tests.Cli;

public sealed class AgreementCommandTests : IDisposable
{
    private readonly CliRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(20, 5, 10, 15, ".4000", ".1270", ".4059", ".1302")]
    [InlineData(45, 15, 25, 15, ".1304", ".0987", ".2661", ".1034")]
    [InlineData(30, 12, 18, 440, ".6339", ".0616", ".9282", ".0134")]
    public async Task The_worked_examples_are_printed_to_their_digits(
        int a, int b, int c, int d, string kappa, string kappaError, string ac1, string ac1Error)
    {
        Assert.Equal(CommandLine.Success,
            await _run.RunAsync("agreement",
                _run.Write("votes.csv",
                    Table(("include,include", a), ("include,exclude", b), ("exclude,include", c), ("exclude,exclude", d)))));

        Assert.Contains($"Cohen's kappa       0{kappa} (SE 0{kappaError};", _run.Output, StringComparison.Ordinal);
        Assert.Contains($"Gwet's AC1          0{ac1} (SE 0{ac1Error};", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_holds_the_same_numbers_and_null_where_nothing_can_be_estimated()
    {
        await _run.RunAsync("agreement", _run.Write("votes.csv", Table(("exclude,exclude", 7))), "--json");
        var json = JsonDocument.Parse(_run.Output).RootElement;

        Assert.Equal(7, json.GetProperty("n").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("kappa").ValueKind);
        Assert.Equal(100, json.GetProperty("percentAgreement").GetDouble());
        await _run.RunAsync("agreement", _run.Path("votes.csv"));
        Assert.Contains("Cohen's kappa       not estimable", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("own", 3, "maybe")]
    [InlineData("include", 2, null)]
    [InlineData("exclude", 2, null)]
    public async Task A_maybe_is_a_category_of_its_own_or_collapses(string maybe, int categories, string? second)
    {
        await _run.RunAsync("agreement", _run.Write("votes.csv", Table(("include,maybe", 3), ("exclude,exclude", 5), ("maybe,exclude", 1))),
            "--json", "--maybe", maybe);
        var json = JsonDocument.Parse(_run.Output).RootElement;

        Assert.Equal(categories, json.GetProperty("table").GetArrayLength());
        Assert.Equal(second, categories == 3 ? json.GetProperty("categories")[1].GetString() : null);
        Assert.Equal(maybe switch { "own" => 5, "include" => 8, _ => 6 }, Math.Round(json.GetProperty("agreement").GetDouble() * 9));
    }

    [Fact]
    public async Task Three_reviewers_get_the_statistics_of_all_and_of_each_pair_on_what_they_decided()
    {
        var file = _run.Write("votes.csv",
            "record,ann,bea,cee\n1,include,include,exclude\n2,include,exclude,include\n3,exclude,exclude,exclude\n4,include,include,\n5,,,\n");
        await _run.RunAsync("agreement", file, "--json");
        var json = JsonDocument.Parse(_run.Output).RootElement;

        var all = json.GetProperty("all");
        Assert.Equal((3, 2, 3, 1),
            (all.GetProperty("n").GetInt32(), all.GetProperty("leftOut").GetInt32(), all.GetProperty("raters").GetInt32(),
                all.GetProperty("unanimous").GetInt32()));
        Assert.Equal([4, 3, 3], json.GetProperty("pairs").EnumerateArray().Select(pair => pair.GetProperty("n").GetInt32()));
        // 3 records with 1/3, 1/3 and 1 agreeing pairs; categories at 4/9 and 5/9.
        Assert.Equal(((5.0 / 9) - (41.0 / 81)) / (1 - (41.0 / 81)), all.GetProperty("fleissKappa").GetProperty("value").GetDouble(), 12);
        // Ann includes 2 of 3, bea and cee 1: by chance ann agrees with either on 4/9, bea with cee on 5/9.
        Assert.Equal(((5.0 / 9) - (13.0 / 27)) / (1 - (13.0 / 27)), all.GetProperty("congerKappa").GetProperty("value").GetDouble(), 12);
        Assert.Equal("n < 5", all.GetProperty("congerKappa").GetProperty("noInterval").GetString());
    }

    // A Maybe of ann on a record that bea did not decide: the table of the two has two categories, and AC1 and PABAK are those of a 2×2
    // table.
    [Fact]
    public async Task A_maybe_in_a_row_that_is_left_out_changes_nothing_in_a_table()
    {
        const string rows =
            "record,ann,bea,cee\n1,include,include,exclude\n2,include,exclude,include\n3,exclude,exclude,exclude\n4,exclude,exclude,include\n5,include,include,include\n";
        await _run.RunAsync("agreement", _run.Write("without.csv", rows), "--json");
        var without = JsonDocument.Parse(_run.Output).RootElement;
        await _run.RunAsync("agreement", _run.Write("with.csv", rows + "6,maybe,,exclude\n"), "--json");
        var with = JsonDocument.Parse(_run.Output).RootElement;

        Assert.Equal([2, 3, 2], with.GetProperty("pairs").EnumerateArray().Select(pair => pair.GetProperty("categories").GetArrayLength()));
        Assert.Equal(
            without.GetProperty("pairs")[0].GetProperty("ac1").GetRawText(),
            with.GetProperty("pairs")[0].GetProperty("ac1").GetRawText());
        Assert.Equal(
            without.GetProperty("pairs")[0].GetProperty("pabak").GetRawText(),
            with.GetProperty("pairs")[0].GetProperty("pabak").GetRawText());
        Assert.Equal(without.GetProperty("all").GetProperty("ac1").GetRawText(), with.GetProperty("all").GetProperty("ac1").GetRawText());
    }

    [Theory]
    [InlineData(5, 0, 0, 5, "1.0000 (interval not estimable: with perfect agreement the standard error is 0 by construction)")]
    [InlineData(4, 0, 6, 0, "0.0000 (interval not estimable: one reviewer put everything into one category)")]
    [InlineData(1, 1, 1, 1, "0.0000 (interval not estimable: n < 5)")]
    [InlineData(0, 0, 0, 7, "not estimable: all reviewers put everything into one and the same category")]
    public async Task A_degenerate_table_says_why_there_is_no_interval(int a, int b, int c, int d, string kappa)
    {
        var file = _run.Write("votes.csv",
            Table(("include,include", a), ("include,exclude", b), ("exclude,include", c), ("exclude,exclude", d)));
        await _run.RunAsync("agreement", file);
        Assert.Contains($"Cohen's kappa       {kappa}\n", _run.Output, StringComparison.Ordinal);
        await _run.RunAsync("agreement", file, "--json");
        var ac1 = JsonDocument.Parse(_run.Output).RootElement.GetProperty("ac1");

        Assert.Equal(
            (JsonValueKind.Null, JsonValueKind.Null),
            (ac1.GetProperty("standardError").ValueKind, ac1.GetProperty("upper").ValueKind));
        Assert.NotEmpty(ac1.GetProperty("noInterval").GetString()!);
    }

    [Fact]
    public async Task What_is_not_perfect_does_not_round_to_it()
    {
        await _run.RunAsync("agreement",
            _run.Write("votes.csv", Table(("include,include", 30_000), ("include,exclude", 1), ("exclude,exclude", 30_000))));

        Assert.Contains("Agreement           99.998 %\n", _run.Output, StringComparison.Ordinal);
        Assert.Contains("Cohen's kappa       0.99997 (SE", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record,ann\n1,include\n", "at least two reviewers")]
    [InlineData("record,ann,bea\n1,include,perhaps\n", "“perhaps” of bea on 1")]
    [InlineData("record,ann,bea\n1,include,include\n1,exclude,include\n", "stands in it twice")]
    [InlineData("", "at least two reviewers")]
    public async Task Tables_that_cannot_be_used_end_with_2_and_a_sentence(string table, string sentence)
    {
        Assert.Equal(CommandLine.UnusableInput, await _run.RunWithInputAsync(table, "agreement", "-"));
        Assert.Contains(sentence, _run.Messages, StringComparison.Ordinal);
        Assert.Equal(CommandLine.UnusableInput, await _run.RunAsync("agreement", _run.Path("missing.csv")));
    }

    private static string Table(params (string Votes, int Count)[] rows)
    {
        var text = new StringBuilder("record,first,second\n");
        var number = 0;
        foreach (var (votes, count) in rows)
        {
            for (var i = 0; i < count; i++)
                text.Append(CultureInfo.InvariantCulture, $"{++number},{votes}\n");
        }

        return text.ToString();
    }
}
