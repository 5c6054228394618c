using System.Text.RegularExpressions;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed partial class BibTexCorpusTests
{
    public static TheoryData<string> Files() => [.. Corpora.Files("formats", ".bib"), "formats/synthesisr/litsearchr.txt"];

    [CorporaTheory]
    [MemberData(nameof(Files))]
    public async Task Every_entry_of_a_real_file_is_read_or_refused(string file)
    {
        var text = await File.ReadAllTextAsync(Corpora.Path(file));

        var items = await Bib.ReadCorpusAsync(file);

        Assert.True(items.Tally().AddsUp);
        Assert.Equal(EntryLine().Count(text), items.Tally().Entries);
    }

    [CorporaTheory]
    [MemberData(nameof(Files))]
    public async Task Only_entries_without_anything_to_recognise_are_refused(string file)
    {
        var refused = (await Bib.ReadCorpusAsync(file)).OfType<RefusedEntry>();

        Assert.All(refused, entry => Assert.Contains("could be recognised", entry.Issue.Message, StringComparison.Ordinal));
    }

    [CorporaFact]
    public async Task A_Scopus_export_is_read_in_full()
    {
        var items = await Bib.ReadCorpusAsync("formats/synthesisr/Scopus_bib_example.bib");

        Assert.Empty(items.Tally().Issues);
        Assert.All(items.Records(),
            record => Assert.True(record.Title is not null && record.Abstract is not null && record.Doi is not null
                && record.Year is not null && record.Authors.Count > 0));
    }

    [GeneratedRegex(@"^\s*@(?!string|preamble|comment)\w+\s*[{(]", RegexOptions.Multiline | RegexOptions.IgnoreCase, Timeout.Infinite)]
    private static partial Regex EntryLine();
}
