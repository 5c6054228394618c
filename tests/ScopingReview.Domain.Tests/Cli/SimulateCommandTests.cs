using System.Text.Json;
using ScopingReview.Cli;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Cli;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly CliRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_set_is_replayed_and_printed_as_an_array_with_an_object_a_file_and_seed()
    {
        var rows = Enumerable.Range(0, 40).Select(i => i % 8 == 0 ? $"Peer support {i},peer workers recovery,1"
            : $"Concrete {i},beams shear load,0");
        var file = _run.Write("set.csv", "title,abstract,included\n" + string.Join('\n', rows));

        Assert.Equal(CommandLine.Success, await _run.RunAsync("simulate", file, "--label", "included", "--seed", "0,1", "--json"));

        var runs = JsonDocument.Parse(_run.Output).RootElement;
        Assert.Equal(2, runs.GetArrayLength());
        Assert.Equal("set.csv", runs[0].GetProperty("file").GetString());
        Assert.Equal(40, runs[0].GetProperty("n").GetInt32());
        Assert.Equal(0, runs[0].GetProperty("loss").GetDouble());
        Assert.Equal(1, runs[1].GetProperty("ndcg").GetDouble());
        Assert.Equal(4, runs[1].GetProperty("fits").GetInt32());
        Assert.Equal("controlSet", runs[0].GetProperty("rules")[0].GetProperty("rule").GetString());
    }

    [CorporaFact]
    public async Task The_smallest_set_gives_the_peers_numbers()
    {
        var file = Corpora.Path("ranking/Antihistamines.csv");
        await _run.RunAsync("simulate", file, "--label", "label_included", "--json");

        var run = JsonDocument.Parse(_run.Output).RootElement[0];
        Assert.Equal([119, 80], run.GetProperty("priors").EnumerateArray().Select(prior => prior.GetInt32()));
        Assert.Equal(0.23049, run.GetProperty("loss").GetDouble(), 0.005);
        Assert.Equal(0.52587, run.GetProperty("ndcg").GetDouble(), 0.01);
    }

    [Theory]
    [InlineData("title,abstract,label\na,b,1\nc,d,0\n", "There is no column “included”")]
    [InlineData("name,included\na,1\nc,0\n", "neither a column “title” nor “abstract”")]
    [InlineData("title,included\na,1\nc,maybe\n", "Record 2 has the label “maybe”")]
    [InlineData("title,included\na,1\nc,2\n", "Record 2 has the label “2”")]
    [InlineData("title,included\na,1\nc,\n", "Record 2 has no label")]
    [InlineData("title,included\na,1\nc,1\n", "Every record has the label 1")]
    [InlineData("title,included\na,0\nc,0\n", "Every record has the label 0")]
    [InlineData("title,included\n,0\n,1\n", "No record has a title or an abstract")]
    [InlineData("title,included\na a,1\nc c,0\nd d,1\n", "Only one record is irrelevant")]
    [InlineData("title,included\n", "There is no record in it")]
    public async Task What_cannot_be_replayed_is_said_in_a_sentence(string table, string sentence)
    {
        Assert.Equal(CommandLine.UnusableInput, await _run.RunAsync("simulate", _run.Write("bad.csv", table), "--label", "included"));
        Assert.Contains(sentence, _run.Messages, StringComparison.Ordinal);
        Assert.Empty(_run.Output);
    }

    [Fact]
    public async Task Some_records_without_text_are_named_and_ranked_all_the_same()
    {
        var file = _run.Write("some.csv", "title,included\nalpha beta,1\nalpha beta,1\ngamma delta,0\n,0\n");

        Assert.Equal(CommandLine.Success, await _run.RunAsync("simulate", file, "--label", "included"));
        Assert.Contains("1 of 4 records have neither title nor abstract", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_named()
    {
        Assert.Equal(CommandLine.UnusableInput, await _run.RunAsync("simulate", "nowhere.csv", "--label", "x"));
        Assert.Contains("There is no such file", _run.Messages, StringComparison.Ordinal);
    }
}
