using System.Text.Json;
using System.Text.RegularExpressions;
using ScopingReview.Cli;
using ScopingReview.Domain.Tests.Cli;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>
/// The files of the corpora's folder cases, each with what is right of it. Kinds of trouble have tests with inputs of their own; these hold
/// the very files, and the table of docs/formats.md to what is read of them.
/// </summary>
public sealed partial class CaseFileTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [CorporaTheory]
    [MemberData(nameof(CaseFiles.Right), MemberType = typeof(CaseFiles))]
    public async Task What_is_right_of_a_case_is_read(string file, int records, int refused, string holds, string holdsNot)
    {
        var exitCode = await _cli.RunAsync("convert", Corpora.Path($"cases/{file}"), "--to", "json", "-o", _cli.Path("o.json"), "--json");

        Assert.Equal(CommandLine.Success, exitCode);
        using var summary = JsonDocument.Parse(_cli.Output);
        var read = summary.RootElement.GetProperty("files").EnumerateArray().Single();
        Assert.Equal((records, refused, true), (read.GetProperty("records").GetInt32(), read.GetProperty("refused").GetInt32(),
            read.GetProperty("addsUp").GetBoolean()));
        using var written = JsonDocument.Parse(await File.ReadAllTextAsync(_cli.Path("o.json")));
        var values = string.Join('\n', written.RootElement.EnumerateArray().SelectMany(Values));
        foreach (var part in holds.Split('|'))
            Assert.Contains(part, values, StringComparison.Ordinal);
        foreach (var part in holdsNot.Split('|', StringSplitOptions.RemoveEmptyEntries))
            Assert.DoesNotContain(part, values, StringComparison.Ordinal);
    }

    [CorporaTheory]
    [InlineData("old.xls", "save it again as .xlsx or CSV")]
    [InlineData("pubmed-summary.txt", "with the format “PubMed”")]
    [InlineData("pubmed-abstract.txt", "with the format “PubMed”")]
    [InlineData("pmids.txt", "“PubMed”")]
    [InlineData("cochrane-plain.txt", "Cochrane Library")]
    [InlineData("proquest.txt", "ProQuest")]
    public async Task What_cannot_be_read_is_refused_with_what_to_choose_instead(string file, string advice)
    {
        var exitCode = await _cli.RunAsync("convert", Corpora.Path($"cases/{file}"), "-o", _cli.Path("o.ris"));

        Assert.Equal(CommandLine.UnusableInput, exitCode);
        Assert.Contains(advice, _cli.Messages, StringComparison.Ordinal);
    }

    [CorporaFact]
    public async Task The_table_of_formats_says_what_is_read_of_each_case()
    {
        var rows = (await File.ReadAllLinesAsync(Path.Combine(Root(), "docs", "formats.md"))).Select(line => Row().Match(line))
            .Where(row => row.Success).ToDictionary(row => row.Groups["file"].Value, row => row.Groups["found"].Value);
        foreach (var path in Corpora.Files("cases", "").Where(path => !path.EndsWith("README.md", StringComparison.Ordinal)))
        {
            using var cli = new CliRun();
            var exitCode = await cli.RunAsync("convert", Corpora.Path(path), "--to", "csv", "-o", cli.Path("o.csv"), "--json");
            if (exitCode != CommandLine.Success)
            {
                Assert.EndsWith("| – | – | –", rows[path], StringComparison.Ordinal);
                continue;
            }

            using var summary = JsonDocument.Parse(cli.Output);
            foreach (var read in summary.RootElement.GetProperty("files").EnumerateArray())
            {
                var name = read.GetProperty("file").GetString()!;
                var found = new[] { "format", "records", "refused", "issues" }.Select(read.GetProperty);
                Assert.Equal(string.Join(" | ", found),
                    rows[name[name.LastIndexOf("cases/", StringComparison.Ordinal)..]]);
            }
        }
    }

    private static IEnumerable<string> Values(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .SelectMany(property => Values(property.Value).Select(value => $"{property.Name}: {value}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Values),
        _ => [element.ToString()],
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ScopingReview.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^\| (?<file>cases/[^|]+) \| (?<found>.*) \|$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Row();
}
